import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { look, signedIn, tell } from '../support/tell.js';
import { lyonSays, route, sendOff } from '../transfers/send-to-store.js';
import { orderSeen, paymentBecomes, stockAt } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 0, PARIS: 1 }, 'MUG-RED': { LYON: 1, PARIS: 0, DEPOT: 5 } },
  });
});
afterAll(() => shop.close());

const options = /* GraphQL */ `
  query ($input: PickupOptionsInput!) { pickupOptions(input: $input) { kind location { code } } }`;

describe('F20 A is out of stock: guaranteed at B', () => {
  it('shows where it is, and keeps it there for the one who has bought it', async () => {
    const input = {
      lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }],
      near: { latitude: 45.75, longitude: 4.83 },
      includeNone: true,
    };
    expect(await look(shop, {}, options, { input })).toEqual([
      { kind: 'NONE', location: { code: 'LYON' } },
      { kind: 'WHOLE', location: { code: 'PARIS' } },
    ]);
    const carts = await Promise.all([
      fillCart(shop, { store: 'PARIS' }),
      fillCart(shop, { store: 'PARIS' }),
    ]);
    const placed = await Promise.all(carts.map((cart) => order(shop, cart)));
    expect(placed.map(({ __typename }) => __typename).sort()).toEqual([
      'OutOfStock',
      'PlaceOrderPayload',
    ]);
    expect(await stockAt(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 1, reserved: 1 });
    const paris = await signedIn(shop, 'associate-paris');
    const goods = { 'CAP-BLUE': [1, 'COUNTER'] } as const;
    const cart = await fillAtCounter(shop, { goods, store: 'PARIS' }, paris);
    expect((await sellAtCounter(shop, cart.id, paris)).__typename).toBe('OutOfStock');
  });

  it('is brought from another place where the store cannot give it after all', async () => {
    const cart = await fillCart(shop, { sku: 'MUG-RED' });
    const { order: placed } = await order(shop, cart);
    await route(shop, 'DEPOT', 60);
    const rejected = { fulfilmentId: placed.fulfilments[0].id, reason: 'broken' };
    await tell(shop, 'associate', 'rejectFulfilment', rejected);
    const { fulfilments } = await orderSeen(shop, placed.id, cart.as);
    expect(fulfilments).toMatchObject([
      { state: 'REJECTED' },
      { state: 'PLANNED', location: { code: 'DEPOT' }, collectAt: { code: 'LYON' } },
    ]);
    expect(await stockAt(shop, 'MUG-RED', 'DEPOT')).toMatchObject({ reserved: 1 });
    const { transfer, fulfilmentId } = await sendOff(shop, 'DEPOT', 'packer');
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    const given = { fulfilmentId, pickupCode: fulfilments[1].code };
    await tell(shop, 'associate', 'handOverOrder', given);
    await paymentBecomes(shop, placed.id, cart.as, { state: 'CAPTURED', captured: 1250 });
  });

  it('costs nothing where nobody can give it any more', async () => {
    await route(shop, 'DEPOT', 60, false);
    const cart = await fillCart(shop, { sku: 'MUG-RED' });
    const { order: placed } = await order(shop, cart);
    const rejected = { fulfilmentId: placed.fulfilments[0].id, reason: 'broken' };
    await tell(shop, 'associate', 'rejectFulfilment', rejected);
    await paymentBecomes(shop, placed.id, cart.as, { state: 'VOIDED', captured: 0, voided: 1250 });
    expect(await orderSeen(shop, placed.id, cart.as)).toMatchObject({
      state: 'CANCELED',
      lines: [{ quantity: 1, cancelled: 1 }],
    });
  });
});
