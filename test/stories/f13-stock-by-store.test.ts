import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { signedIn, tell } from '../support/tell.js';
import { requested, sent } from '../transfers/support.js';
import { fromTheStart, stockAt } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 2, DEPOT: 5 } } });
});
afterAll(() => shop.close());

const news = /* GraphQL */ `
  subscription ($at: ID!, $after: String) {
    stockEvents(locationId: $at, after: $after) { seq type onHand reserved available variant { sku } }
  }`;

interface Counted {
  readonly seq: number;
  readonly onHand: number;
  readonly reserved: number;
}

describe('F13 Stock by store, synchronised', () => {
  it('is counted by every channel on the same shelf, never below zero, and told as it moves', async () => {
    const at = shop.locationIds['LYON'];
    const after = fromTheStart('stock', at);
    const associate = await signedIn(shop, 'associate');
    const tablet = follow<Counted>(shop.url, news, { at, after }, associate);
    const moved = (onHand: number, reserved: number) =>
      tablet.until((event) => event.onHand === onHand && event.reserved === reserved);
    const count = (change: object) =>
      tell(shop, associate, 'adjustStock', {
        variantId: shop.variantIds['CAP-BLUE'],
        locationId: at,
        reason: 'counted',
        ...change,
      });

    const carts = await Promise.all([fillCart(shop), fillCart(shop), fillCart(shop)]);
    const placed = await Promise.all(carts.map((cart) => order(shop, cart)));
    expect(placed.map(({ __typename }) => __typename).sort()).toEqual([
      'OutOfStock',
      'PlaceOrderPayload',
      'PlaceOrderPayload',
    ]);
    await moved(2, 2);
    expect((await count({ countedOnHand: 1 })).__typename).toBe('BelowReserved');
    expect((await count({ delta: -3 })).__typename).toBe('BelowReserved');

    const sold = placed.find((each) => each.order);
    await serveAtCounter(shop, sold.order.fulfilments[0]);
    await moved(1, 1);
    const goods = { from: 'DEPOT', to: 'LYON', by: 'associate', units: { 'CAP-BLUE': 3 } };
    const transfer = await requested(shop, goods);
    await sent(shop, transfer, 'packer');
    expect(await stockAt(shop, 'CAP-BLUE', 'DEPOT')).toMatchObject({ onHand: 2, incoming: 0 });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: 1, incoming: 3 });
    await tell(shop, associate, 'receiveTransfer', { transferId: transfer.id });
    await moved(4, 1);
    expect((await count({ countedOnHand: 3 })).__typename).toBe('AdjustStockPayload');
    await moved(3, 1);
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toEqual({
      onHand: 3,
      reserved: 1,
      available: 2,
      incoming: 0,
    });
    const seen = tablet.events.map(({ seq }) => seq);
    expect(seen).toEqual(seen.map((_, place) => (seen[0] ?? 0) + place));
    await tablet.leave();
  });
});
