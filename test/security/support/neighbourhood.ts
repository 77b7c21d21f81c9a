import type { Asking } from '../../support/app.js';
import { given, type StockedShop } from '../../support/given.js';
import { type Estate, settle, withAccount, withGiftCard } from './estates.js';
import { withMoneyAtTheShop } from './money-at-the-shop.js';

/** A shop with two buyers of Lyon, and with everybody who has no business with their things. */
export interface Neighbourhood {
  readonly shop: StockedShop;
  readonly people: Readonly<Record<string, Asking>>;
  readonly customers: Estate;
  readonly guests: Estate;
  /** What those who try have of their own; for the people of Lyon, the goods that they are to prepare. */
  readonly ownOf: Readonly<Record<string, Estate>>;
}

export async function openNeighbourhood(): Promise<Neighbourhood> {
  const shop = await given.shop();
  const as = async (persona: string): Promise<Asking> => ({ token: await shop.tokenOf(persona) });
  const camille = await settle(shop, 'amaryllis', 'LYON', await as('customer'));
  const account = await withGiftCard(shop, await withAccount(shop, camille));
  const customers = await withMoneyAtTheShop(shop, account);
  const guests = await settle(shop, 'belladonna', 'LYON');
  const dominique = await settle(shop, 'coriandre', 'PARIS', await as('other-customer'));
  const otherCustomer = await withAccount(shop, dominique);
  const otherGuest = await settle(shop, 'digitale', 'PARIS');
  const ownOf = {
    'other-customer': otherCustomer,
    'other-guest': otherGuest,
    'associate-paris': otherGuest,
    customer: customers,
    guest: guests,
    associate: customers,
    device: customers,
    agent: customers,
    admin: customers,
  };
  const people: Record<string, Asking> = {
    customer: customers.as,
    guest: guests.as,
    'other-customer': otherCustomer.as,
    'other-guest': otherGuest.as,
    stranger: {},
    // A customer who was a guest before signing in.
    'customer-and-guest': { ...customers.as, guestToken: guests.as.guestToken },
  };
  for (const persona of [
    'partner',
    'associate',
    'device',
    'associate-paris',
    'packer',
    'agent',
    'admin',
  ])
    people[persona] = await as(persona);
  return { shop, people, customers, guests, ownOf };
}
