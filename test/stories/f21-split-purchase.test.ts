import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking } from '../support/app.js';
import { prepareAtCounter } from '../support/counter.js';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { sendParcel } from '../support/parcels.js';
import { signedIn, tell } from '../support/tell.js';
import { orderSeen, paymentBecomes } from './order-seen.js';

let shop: StockedShop;
let associate: Asking;
beforeAll(async () => {
  shop = await given.shop();
  associate = await signedIn(shop, 'associate');
});
afterAll(() => shop.close());

/** A cap is carried out, a shirt collected in Paris, and a mug sent: one basket, one card. */
async function sellThreeWays() {
  const goods = {
    'CAP-BLUE': [1, 'COUNTER'],
    'TEE-WHITE': [1, 'PICKUP'],
    'MUG-RED': [1, 'SHIP'],
  } as const;
  const cart = await fillAtCounter(shop, { goods }, associate);
  const { order } = await sellAtCounter(shop, cart.id, associate);
  const { fulfilments } = await orderSeen(shop, order.id, 'agent');
  const part = (wanted: string) =>
    fulfilments.find(({ kind }: { kind: string }) => kind === wanted);
  const becomes = (expected: object) => paymentBecomes(shop, order.id, 'agent', expected);
  return { id: order.id as string, pickup: part('PICKUP'), parcel: part('SHIP'), becomes };
}

const buyer = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
const home = { name: 'Léa Bernard', line1: '3 rue Neuve', postalCode: '69001', city: 'Lyon' };

/** Three of the same shirt: one is carried out of Lyon, one collected in Paris, one sent. */
async function sellOneShirtThreeWays() {
  const at = (code: string, kind: string) => ({ kind, locationId: shop.locationIds[code] });
  const goods = {
    lines: [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 3 }],
    fulfilment: at('LYON', 'COUNTER'),
    contact: buyer,
    shippingAddress: home,
  };
  const done = 'cart { id lines { id } problems { kind } missing }';
  const { cart } = await tell(shop, associate, 'createCart', goods, { done });
  const line = { cartId: cart.id, lineId: cart.lines[0].id, quantity: 1 };
  for (const fulfilment of [at('PARIS', 'PICKUP'), { kind: 'SHIP' }])
    await tell(shop, associate, 'splitCartLine', { ...line, fulfilment }, { done });
  const { order } = await sellAtCounter(shop, cart.id, associate);
  return order.id as string;
}

describe('F21 Split purchase', () => {
  it('takes the money of each part as it leaves, and no more than was held', async () => {
    const { id, pickup, parcel, becomes } = await sellThreeWays();
    await becomes({ state: 'PARTIALLY_CAPTURED', captured: 1990 });
    await sendParcel(shop, parcel.id, 'packer');
    await becomes({ state: 'PARTIALLY_CAPTURED', captured: 1990 + 1740 });
    const collect = await prepareAtCounter(shop, pickup, undefined, 'associate-paris');
    expect(await collect()).toMatchObject({ order: { state: 'COMPLETED' } });
    await becomes({ state: 'CAPTURED', captured: 1990 + 1740 + 2500, voided: 0 });
    expect((await orderSeen(shop, id, 'agent')).fulfilments).toHaveLength(3);
  });

  it('is done with three of the same shirt, each paid as it leaves', async () => {
    const id = await sellOneShirtThreeWays();
    const becomes = (captured: number) => paymentBecomes(shop, id, 'agent', { captured });
    const { lines, fulfilments } = await orderSeen(shop, id, 'agent');
    expect(lines.map(({ sku }: { sku: string }) => sku)).toEqual(Array(3).fill('TEE-WHITE'));
    expect(fulfilments).toHaveLength(3);
    await becomes(2500);
    const part = (wanted: string) =>
      fulfilments.find(({ kind }: { kind: string }) => kind === wanted);
    const collect = await prepareAtCounter(shop, part('PICKUP'), undefined, 'associate-paris');
    await collect();
    await becomes(2 * 2500);
    await sendParcel(shop, part('SHIP').id, 'packer');
    await becomes(3 * 2500);
    expect(await orderSeen(shop, id, 'agent')).toMatchObject({
      state: 'COMPLETED',
      lines: [{ fulfilled: 1 }, { fulfilled: 1 }, { fulfilled: 1 }],
      paymentIntent: { state: 'CAPTURED', voided: { amountMinor: 0 } },
    });
  });

  it('gives back the part that never leaves', async () => {
    const { id, pickup, parcel, becomes } = await sellThreeWays();
    await becomes({ captured: 1990 });
    const rejected = { fulfilmentId: pickup.id, reason: 'stained' };
    await tell(shop, 'associate-paris', 'rejectFulfilment', rejected);
    await sendParcel(shop, parcel.id, 'packer');
    await becomes({ state: 'CAPTURED', captured: 1990 + 1740, voided: 2500 });
    expect(await orderSeen(shop, id, 'agent')).toMatchObject({
      state: 'PARTIALLY_CANCELED',
      lines: [{ fulfilled: 1 }, { cancelled: 1 }, { fulfilled: 1 }],
    });
  });
});
