import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { orderToSend, sendParcel } from '../support/parcels.js';
import { tell } from '../support/tell.js';
import { orderSeen, paymentBecomes } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());

const rule = (kind: string, captureTrigger: string | null) =>
  tell(shop, 'admin', 'setCaptureRule', { kind, captureTrigger });

async function toCollect() {
  const cart = await fillCart(shop);
  const { order: placed } = await order(shop, cart);
  const [pickup] = placed.fulfilments;
  const becomes = (expected: object) => paymentBecomes(shop, placed.id, cart.as, expected);
  return { id: placed.id as string, pickup, as: cart.as, becomes };
}

describe('F15 Charged on delivery or shipment', () => {
  it('takes the money of a parcel when it leaves', async () => {
    const { orderId, as } = await orderToSend(shop, { wanted: { 'CAP-BLUE': 2 } });
    const seen = await orderSeen(shop, orderId, as);
    expect(seen).toMatchObject({
      fulfilments: [{ kind: 'SHIP', captureTrigger: 'AT_SHIPMENT' }],
      paymentIntent: { captured: { amountMinor: 0 } },
    });
    await sendParcel(shop, seen.fulfilments[0].id, 'packer');
    await paymentBecomes(shop, orderId, as, { state: 'CAPTURED', captured: 2 * 1990 + 490 });
  });

  it('is decided for each way of delivery, and holds for the orders that come', async () => {
    const before = await toCollect();
    await rule('PICKUP', 'AT_ORDER');
    const atOrder = await toCollect();
    await atOrder.becomes({ state: 'CAPTURED', captured: 1990 });
    await rule('PICKUP', 'AT_READY');
    const atReady = await toCollect();
    await atReady.becomes({ state: 'AUTHORIZED', captured: 0 });
    await prepareAtCounter(shop, atReady.pickup);
    await atReady.becomes({ state: 'CAPTURED', captured: 1990 });
    await prepareAtCounter(shop, before.pickup);
    await before.becomes({ state: 'AUTHORIZED', captured: 0 });
  });

  it('waits for a person where it is to be taken by hand', async () => {
    await rule('PICKUP', 'MANUAL');
    const sold = await toCollect();
    const handOver = await prepareAtCounter(shop, sold.pickup);
    await handOver();
    const { paymentIntent } = await orderSeen(shop, sold.id, 'agent');
    expect(paymentIntent).toMatchObject({ captured: { amountMinor: 0 } });
    await tell(shop, 'agent', 'capturePayment', {
      paymentIntentId: paymentIntent.id,
      amountMinor: 1990,
    });
    await sold.becomes({ state: 'CAPTURED', captured: 1990 });
  });

  it('gives back what was taken before the goods were, where they are not collected', async () => {
    await rule('PICKUP', 'AT_ORDER');
    const sold = await toCollect();
    await sold.becomes({ captured: 1990 });
    await tell(shop, sold.as, 'cancelOrder', { orderId: sold.id });
    await sold.becomes({ refunded: 1990 });
  });
});
