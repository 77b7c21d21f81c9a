import { randomUUID } from 'node:crypto';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Asking } from '../../support/app.js';
import { given, type StockedShop } from '../../support/given.js';
import { type Estate, settle, withAccount, withGiftCard } from './estates.js';
import { withGoodsInStore } from './goods-in-store.js';
import { withMoneyAtTheShop } from './money-at-the-shop.js';
import { withTransfers } from './transfers.js';
import { withDiscount } from './with-discount.js';
import { withMessage } from './with-message.js';
import { withParcel } from './with-parcel.js';
import { withReturn } from './with-return.js';
import { withTag } from './with-tag.js';

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
  const account = await withGoodsInStore(
    shop,
    await withGiftCard(shop, await withAccount(shop, camille)),
  );
  const paying = await withMoneyAtTheShop(shop, account);
  const troubled = await withTroubles(shop, paying);
  const returning = await withReturn(shop, await withTransfers(shop, troubled));
  const packed = await withDiscount(shop, await withParcel(shop, returning));
  const customers = await withMessage(shop, await withTag(shop, packed, 1n));
  const belladonna = await settle(shop, 'belladonna', 'LYON');
  const guests = await withParcel(
    shop,
    await withReturn(shop, await withTroubles(shop, belladonna)),
  );
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

/** Refunds of the order, of which one could not be made and one waits for a second person; and a dispute about its payment that was won. */
async function withTroubles(shop: StockedShop, estate: Estate): Promise<Estate> {
  const id = randomUUID();
  const [, orderId] = Buffer.from(estate.ids['Order'] ?? '', 'base64url')
    .toString()
    .split(':');
  const { pool } = shop.app.gateway.database;
  const agent = `(select id::text from staff_member where code = 'agent')`;
  const refund = `insert into refund (id, order_id, state, reason_code, reason, currency, amount_minor, shipping_minor,
      requested_by_kind, requested_by_id, channel, correlation_id, requested_at, updated_at)
    values ($1, $2, $3, 'GOODWILL', 'sorry', 'EUR', 100, 100, 'AGENT', ${agent}, 'CALL_CENTRE', 'test',
      date_trunc('milliseconds', now()), now())`;
  await pool.query(refund, [id, orderId, 'FAILED']);
  const waiting = randomUUID();
  await pool.query(refund, [waiting, orderId, 'AWAITING_APPROVAL']);
  await pool.query(
    `insert into approval (id, kind, subject_id, state, summary, amount_minor, currency, because, limit_minor,
       requested_by_kind, requested_by, channel, correlation_id, requested_at, expires_at)
     values ($1, 'REFUND', $1, 'WAITING', '{"fr": "pardon", "en": "sorry"}', 100, 'EUR', 'PER_REFUND', 0,
       'AGENT', ${agent}, 'CALL_CENTRE', 'test', date_trunc('milliseconds', now()), now() + interval '1 day')`,
    [waiting],
  );
  await pool.query('update refund set approval_id = id where id = $1', [waiting]);
  await pool.query(
    `insert into dispute (id, intent_id, attempt_id, order_id, provider, provider_reference, state, reason, currency,
       amount_minor, opened_at, updated_at, closed_at)
     select $1::uuid, i.id, a.id, i.order_id, a.provider, $1::uuid::text, 'WON', 'fraudulent', 'EUR', 100,
       date_trunc('milliseconds', now()), now(), now()
     from payment_intent i join payment_attempt a on a.intent_id = i.id where i.order_id = $2`,
    [id, orderId],
  );
  const device = await shop.ask(
    `mutation ($input: RegisterDeviceInput!) { registerDevice(input: $input) { ... on RegisterDevicePayload { device { id } } } }`,
    { input: { name: 'tablet', locationId: shop.locationIds['LYON'] } },
    { token: await shop.tokenOf('admin') },
  );
  const ids = {
    Device: device.data.registerDevice.device.id,
    Refund: toGlobalId('Refund', id),
    Dispute: toGlobalId('Dispute', id),
    Approval: toGlobalId('Approval', waiting),
  };
  return { ...estate, ids: { ...estate.ids, ...ids } };
}
