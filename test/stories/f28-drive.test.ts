import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock, secondMs } from '../../src/kernel/clock.js';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { attempt, look, signedIn, tell } from '../support/tell.js';
import { fromTheStart, paymentBecomes } from './order-seen.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ clock });
});
afterAll(() => shop.close());

const news = /* GraphQL */ `
  subscription ($at: ID!, $after: String) {
    storeTaskEvents(locationId: $at, after: $after) { seq type task { orderNumber state bay car waitingSeconds } } }`;
const tasks = /* GraphQL */ `
  query ($at: ID!) {
    storeTasks(locationId: $at, states: [CUSTOMER_ARRIVED, HANDED_OVER]) {
      nodes { state bay car waitingSeconds } } }`;
const waits = /* GraphQL */ `
  query ($at: ID!) { pickupWaitTimes(locationId: $at) { served p50Seconds p95Seconds waitingNow } }`;

interface Told {
  readonly type: string;
  readonly task: object;
}

describe('F28 Drive, curbside', () => {
  it('alerts the tablet with the bay and the car, and counts the wait until the goods are there', async () => {
    const at = shop.locationIds['LYON'];
    const after = fromTheStart('store-tasks', at);
    const tablet = follow<Told>(shop.url, news, { at, after }, await signedIn(shop, 'device'));
    const cart = await fillCart(shop);
    const { order: placed } = await order(shop, cart);
    const handOver = await prepareAtCounter(shop, placed.fulfilments[0]);
    const arrival = { orderId: placed.id, bay: 'B3', car: 'Twingo jaune' };
    const foreign = await attempt(shop, 'other-customer', 'announceArrival', arrival);
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await tell(shop, cart.as, 'announceArrival', arrival);
    const alert = await tablet.until(({ type }) => type === 'CustomerArrived');
    expect(alert.task).toMatchObject({
      orderNumber: placed.number,
      state: 'CUSTOMER_ARRIVED',
      bay: 'B3',
      car: 'Twingo jaune',
    });
    expect(await look(shop, 'device', waits, { at })).toMatchObject({ waitingNow: 1 });
    clock.advance(90 * secondMs);
    const waiting = await look(shop, 'device', tasks, { at });
    expect(waiting.nodes).toMatchObject([{ bay: 'B3', waitingSeconds: 90 }]);
    await handOver();
    clock.advance(600 * secondMs);
    const served = await look(shop, 'device', tasks, { at });
    expect(served.nodes).toMatchObject([{ state: 'HANDED_OVER', waitingSeconds: 90 }]);
    expect(await look(shop, 'device', waits, { at })).toEqual({
      served: 1,
      p50Seconds: 90,
      p95Seconds: 90,
      waitingNow: 0,
    });
    expect(await look(shop, 'associate-paris', waits, { at })).toBeNull();
    await paymentBecomes(shop, placed.id, cart.as, { state: 'CAPTURED', captured: 1990 });
    await tablet.leave();
  });
});
