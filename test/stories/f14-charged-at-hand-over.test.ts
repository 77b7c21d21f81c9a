import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { tell } from '../support/tell.js';
import { fromTheStart, orderSeen, paymentBecomes, stockAt } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());

const news = /* GraphQL */ `
  subscription ($id: ID!, $after: String) {
    paymentIntentEvents(paymentIntentId: $id, after: $after) { seq type }
  }`;

describe('F14 Click & collect, the card charged at hand-over', () => {
  it('holds the money when it is ordered, takes that of the collected units, and gives back the rest', async () => {
    const cart = await fillCart(shop, { quantity: 3 });
    const { order: placed, paymentIntent } = await order(shop, cart);
    expect(paymentIntent.state).toBe('AUTHORIZED');
    const payment = follow<{ seq: number; type: string }>(
      shop.url,
      news,
      { id: paymentIntent.id, after: fromTheStart('payment', paymentIntent.id) },
      cart.as,
    );

    const collect = await prepareAtCounter(shop, placed.fulfilments[0], 2);
    expect((await orderSeen(shop, placed.id, cart.as)).paymentIntent).toMatchObject({
      authorized: { amountMinor: 5970 },
      captured: { amountMinor: 0 },
    });
    expect(await collect()).toMatchObject({ order: { state: 'PARTIALLY_CANCELED' } });
    await paymentBecomes(shop, placed.id, cart.as, {
      state: 'CAPTURED',
      captured: 3980,
      voided: 1990,
    });
    await payment.until(({ type }) => type === 'PaymentCaptured');
    await payment.leave();
    expect(await orderSeen(shop, placed.id, cart.as)).toMatchObject({
      lines: [{ quantity: 3, fulfilled: 2, cancelled: 1 }],
      fulfilments: [{ state: 'HANDED_OVER', captureTrigger: 'AT_HANDOVER' }],
    });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ reserved: 0 });
    expect(shop.sandbox.control.books()).toMatchObject([
      { amountCaptured: { minor: 3980 }, amountVoided: { minor: 1990 } },
    ]);
  });

  it('takes nothing of an order that is given up before', async () => {
    const cart = await fillCart(shop);
    const { order: placed } = await order(shop, cart);
    await tell(shop, cart.as, 'cancelOrder', { orderId: placed.id });
    await paymentBecomes(shop, placed.id, cart.as, { state: 'VOIDED', captured: 0, voided: 1990 });
  });
});
