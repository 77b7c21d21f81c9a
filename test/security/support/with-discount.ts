import type { StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import type { Estate } from './estates.js';

const give = /* GraphQL */ `
  mutation ($input: GiveDiscountInput!) {
    giveDiscount(input: $input) { ... on CartPayload { cart { discounts { id } } } }
  }`;

/** What the call centre has given on the cart that is being filled. */
export async function withDiscount(shop: StockedShop, estate: Estate): Promise<Estate> {
  const input = {
    cartId: estate.ids['Cart'],
    amountMinor: 100,
    reasonCode: 'GOODWILL',
    idempotencyKey: freshKey(),
  };
  const { cart } = answered(
    await shop.ask(give, { input }, { token: await shop.tokenOf('agent') }),
  );
  return { ...estate, ids: { ...estate.ids, CartDiscount: cart.discounts[0].id } };
}
