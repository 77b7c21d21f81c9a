import { remindOfPickups } from '../../../src/fulfilment/remind-of-pickups.js';
import { ManualClock } from '../../../src/kernel/clock.js';
import { giveUpPickups } from '../../../src/orders/commands/pickups/give-up-pickups.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';

/** A shop whose clock is moved by hand, and where the sweeps of pickups run when they are told to. */
export async function openWaitingShop() {
  const clock = new ManualClock(new Date());
  const shop = await given.shop({
    workers: 0,
    clock,
    stock: { 'CAP-BLUE': { LYON: 100, PARIS: 10 } },
  });
  return {
    clock,
    shop,
    async sweep() {
      await remindOfPickups(shop.app.gateway);
      await giveUpPickups(shop.app.gateway);
    },
  };
}

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      lines { quantity fulfilled cancelled }
      fulfilments {
        id state endedAt
        ... on Pickup { code qrCode keepUntil collectorName identityCheck }
        lines { quantity picked handedOver }
      }
      paymentIntent {
        state authorized { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor }
      }
    }
  }`;

/** The order as its buyer sees it. */
export async function seen(shop: StockedShop, id: string, as: object) {
  return answered(await shop.ask(orderNow, { id }, as));
}

/** How many of a SKU lie on the shelf of a place, and how many of them are promised. */
export async function onShelf(shop: StockedShop, sku: string, place = 'LYON') {
  const { rows } = await shop.app.gateway.database.pool.query<{
    on_hand: number;
    reserved: number;
  }>(
    `select s.on_hand, s.reserved from stock_item s join variant v on v.id = s.variant_id
       join location l on l.id = s.location_id where v.sku = $1 and l.code = $2`,
    [sku, place],
  );
  return rows[0];
}

/** Does one step at a counter with that document. */
export async function atCounter(
  shop: StockedShop,
  document: string,
  input: object,
  persona = 'associate',
) {
  const token = await shop.tokenOf(persona);
  return answered(
    await shop.ask(document, { input: { idempotencyKey: freshKey(), ...input } }, { token }),
  );
}
