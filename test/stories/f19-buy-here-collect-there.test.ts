import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import type { StockedShop } from '../support/given.js';
import { follow } from '../support/socket.js';
import { signedIn, tell } from '../support/tell.js';
import { lyonSays, sendOff, shopThatSends } from '../transfers/send-to-store.js';
import { fromTheStart, orderSeen, paymentBecomes, stockAt } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await shopThatSends();
});
afterAll(() => shop.close());

const orderNews = /* GraphQL */ `
  subscription ($id: ID!, $after: String) { orderEvents(orderId: $id, after: $after) { seq type } }`;
const taskNews = /* GraphQL */ `
  subscription ($at: ID!, $after: String) {
    storeTaskEvents(locationId: $at, after: $after) { type task { state location { code } sendTo { code } } }
  }`;

interface TaskSeen {
  readonly type: string;
  readonly task: { readonly state: string; readonly sendTo: { readonly code: string } | null };
}

describe('F19 Buy in A, collect in B', () => {
  it('sells in Paris what lies in Paris and is collected in Lyon, and each store sees its part', async () => {
    const paris = await signedIn(shop, 'associate-paris');
    const at = shop.locationIds['PARIS'];
    const after = fromTheStart('store-tasks', at);
    const tablet = follow<TaskSeen>(shop.url, taskNews, { at, after }, paris);
    const cart = await fillAtCounter(
      shop,
      { goods: { 'CAP-BLUE': [2, 'PICKUP'] }, store: 'PARIS', collectAt: 'LYON' },
      paris,
    );
    const { order: sold } = await sellAtCounter(shop, cart.id, paris);
    expect(await orderSeen(shop, sold.id, 'agent')).toMatchObject({
      channel: 'STORE',
      soldAt: { code: 'PARIS' },
      fulfilments: [{ location: { code: 'PARIS' }, collectAt: { code: 'LYON' } }],
    });
    expect(await stockAt(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 39, reserved: 2 });
    await tablet.until(({ task }) => task.sendTo?.code === 'LYON');

    const agent = await signedIn(shop, 'agent');
    const news = follow<{ seq: number; type: string }>(
      shop.url,
      orderNews,
      { id: sold.id, after: (await orderSeen(shop, sold.id, agent)).eventsCursor },
      agent,
    );
    const { transfer, fulfilmentId } = await sendOff(shop, 'PARIS', 'associate-paris');
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: 0, incoming: 2 });
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    expect(await stockAt(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 37, reserved: 0 });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: 2, reserved: 2 });
    await news.until(({ type }) => type === 'PickupReady');

    const [pickup] = (await orderSeen(shop, sold.id, agent)).fulfilments;
    const given = { fulfilmentId, pickupCode: pickup.code };
    const handed = await tell(shop, 'associate', 'handOverOrder', given, {
      done: 'order { state }',
    });
    expect(handed.order).toEqual({ state: 'COMPLETED' });
    await paymentBecomes(shop, sold.id, 'agent', { state: 'CAPTURED', captured: 3980 });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: 0, reserved: 0 });
    await Promise.all([tablet.leave(), news.leave()]);
  });
});
