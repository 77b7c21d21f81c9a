import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { orderToSend, sendParcel } from '../support/parcels.js';
import { follow } from '../support/socket.js';
import { goodsOf, rejects, sendsFrom, weighs } from '../support/sourcing.js';
import { attempt, signedIn } from '../support/tell.js';
import { fromTheStart, paymentBecomes, stockAt } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { DEPOT: 0, LYON: 9, PARIS: 9 } } });
  for (const code of ['LYON', 'PARIS']) await sendsFrom(shop, shop.locationIds[code] ?? '');
});
afterAll(() => shop.close());

const news = /* GraphQL */ `
  subscription ($at: ID!, $after: String) {
    storeTaskEvents(locationId: $at, after: $after) { seq type task { orderNumber state lines { quantity } } } }`;

interface Told {
  readonly task: { readonly orderNumber: string; readonly state: string };
}

const personAt = (code: string) => (code === 'LYON' ? 'associate' : 'associate-paris');
const seen = async (orderId: string) => goodsOf(shop, orderId, await signedIn(shop, 'agent'));

describe('F27 Ship from store, order orchestration', () => {
  it('offers a parcel to the store that the rules prefer, and to the next one when it is rejected', async () => {
    await weighs(shop, { offerMinutes: 30 });
    const at = shop.locationIds['PARIS'];
    const after = fromTheStart('store-tasks', at);
    const people = await signedIn(shop, 'associate-paris');
    const paris = follow<Told>(shop.url, news, { at, after }, people);
    const { orderId, placed, as } = await orderToSend(shop, { wanted: { 'CAP-BLUE': 2 } });
    const [offered] = (await seen(orderId)).fulfilments;
    expect(offered).toMatchObject({ state: 'OFFERED', lines: [{ quantity: 2 }] });
    expect(Date.parse(offered.offeredUntil)).toBeGreaterThan(Date.now());
    const first: string = offered.location.code;
    const other = first === 'LYON' ? 'PARIS' : 'LYON';
    const { sourcingPlans } = await seen(orderId);
    expect(sourcingPlans).toMatchObject([{ cause: 'ORDER', parts: [{ locationCode: first }] }]);
    const told = sourcingPlans[0].candidates;
    expect(told).toContainEqual(
      expect.objectContaining({ outcome: 'CHOSEN', location: { code: first } }),
    );
    expect(told[0].scores.length).toBeGreaterThan(0);
    expect((await goodsOf(shop, orderId, as)).sourcingPlans).toBeNull();

    const foreign = await attempt(shop, personAt(other), 'acceptFulfilment', {
      fulfilmentId: offered.id,
    });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await rejects(shop, offered.id, personAt(first));
    await paris.until(({ task }) => task.orderNumber === placed.order.number);
    await paris.leave();
    const again = await seen(orderId);
    expect(again.fulfilments).toMatchObject([
      { state: 'REJECTED', location: { code: first } },
      { state: 'OFFERED', location: { code: other }, lines: [{ quantity: 2 }] },
    ]);
    expect(again.sourcingPlans[1]).toMatchObject({ cause: 'REJECTED' });
    expect(await stockAt(shop, 'CAP-BLUE', first)).toMatchObject({ onHand: 9, reserved: 0 });
    expect(await stockAt(shop, 'CAP-BLUE', other)).toMatchObject({ onHand: 9, reserved: 2 });

    await sendParcel(shop, again.fulfilments[1].id, personAt(other));
    await paymentBecomes(shop, orderId, as, { state: 'CAPTURED', captured: 2 * 1990 + 490 });
    expect(await stockAt(shop, 'CAP-BLUE', other)).toMatchObject({ onHand: 7, reserved: 0 });
  });

  it('costs nothing where every store has rejected it', async () => {
    const { orderId, as } = await orderToSend(shop, { wanted: { 'CAP-BLUE': 1 } });
    for (const place of [0, 1]) {
      const parcel = (await seen(orderId)).fulfilments[place];
      await rejects(shop, parcel.id, personAt(parcel.location.code));
    }
    await paymentBecomes(shop, orderId, as, { state: 'VOIDED', captured: 0, voided: 2480 });
    expect(await seen(orderId)).toMatchObject({ state: 'CANCELED' });
  });
});
