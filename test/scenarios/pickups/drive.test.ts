import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondMs } from '../../../src/kernel/clock.js';
import { changeDesk } from '../../orders/changes/desk.js';
import type { Asking } from '../../support/app.js';
import { prepareAtCounter } from '../../support/counter.js';
import { answered, fillCart, freshKey, order } from '../../support/journey.js';
import { openWaitingShop } from './waiting-shop.js';

let opened: Awaited<ReturnType<typeof openWaitingShop>>;
beforeAll(async () => {
  opened = await openWaitingShop();
});
afterAll(() => opened.shop.close());

const arrive = /* GraphQL */ `
  mutation ($input: AnnounceArrivalInput!) {
    announceArrival(input: $input) {
      ... on OrderPayload { order { fulfilments { state ... on Pickup { bay car arrivedAt } } } }
    }
  }`;
const tasks = /* GraphQL */ `
  query ($id: ID!) {
    storeTasks(locationId: $id, first: 100, states: [CUSTOMER_ARRIVED, HANDED_OVER]) {
      nodes { orderNumber state bay car arrivedAt waitingSeconds }
    }
  }`;
const waits = /* GraphQL */ `
  query ($id: ID!, $since: DateTime) {
    pickupWaitTimes(locationId: $id, since: $since) { served p50Seconds p95Seconds waitingNow }
  }`;

async function waitInBay() {
  const { shop } = opened;
  const cart = await fillCart(shop);
  const placed = (await order(shop, cart)).order;
  const handOver = await prepareAtCounter(shop, placed.fulfilments[0]);
  const input = { orderId: placed.id, bay: 'B3', car: 'Twingo jaune', idempotencyKey: freshKey() };
  const arrived = answered(await shop.ask(arrive, { input }, cart.as));
  return { number: placed.number, arrived, handOver };
}

async function ask(document: string, persona = 'associate', more: object = {}) {
  const { shop } = opened;
  const variables = { id: shop.locationIds['LYON'], ...more };
  return answered(await shop.ask(document, variables, { token: await shop.tokenOf(persona) }));
}

it('shows the tablet who waits where, in which car, and for how long', async () => {
  const { clock } = opened;
  const { number, arrived, handOver } = await waitInBay();
  expect(arrived.order.fulfilments).toEqual([
    {
      state: 'CUSTOMER_ARRIVED',
      bay: 'B3',
      car: 'Twingo jaune',
      arrivedAt: clock.now().toISOString(),
    },
  ]);
  const taskOf = async () =>
    (await ask(tasks)).nodes.find((each: { orderNumber: string }) => each.orderNumber === number);
  clock.advance(90 * secondMs);
  expect(await taskOf()).toMatchObject({
    state: 'CUSTOMER_ARRIVED',
    bay: 'B3',
    car: 'Twingo jaune',
    waitingSeconds: 90,
  });
  clock.advance(30 * secondMs);
  await handOver();
  clock.advance(600 * secondMs);
  expect(await taskOf()).toMatchObject({ state: 'HANDED_OVER', waitingSeconds: 120 });
});

it('tells the people of the store how long buyers wait there, and nobody else', async () => {
  const { clock } = opened;
  const since = { since: clock.now().toISOString() };
  expect(await ask(waits, 'associate', since)).toEqual({
    served: 0,
    p50Seconds: null,
    p95Seconds: null,
    waitingNow: 0,
  });
  for (const seconds of [60, 120, 300]) {
    const { handOver } = await waitInBay();
    clock.advance(seconds * secondMs);
    await handOver();
  }
  await waitInBay();
  expect(await ask(waits, 'associate', since)).toEqual({
    served: 3,
    p50Seconds: 120,
    p95Seconds: 282,
    waitingNow: 1,
  });
  expect(await ask(waits, 'associate-paris', since)).toBeNull();
});

describe('an order whose goods wait in two stores', () => {
  /** A cap waits in Lyon, and another one in Paris. */
  async function readyInTwo() {
    const { shop } = opened;
    const desk = changeDesk(shop);
    const placed = await desk.buy(1);
    const lines = [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }];
    const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['PARIS'] };
    const added = await desk.change(placed, 'addOrderLines', { lines, fulfilment });
    await desk.pay(added.paymentIntent.id, placed.as);
    await desk.prepare(placed);
    await desk.prepare(placed, 'associate-paris');
    return placed;
  }
  const announce = async (input: object, as: Asking) => {
    const given = { idempotencyKey: freshKey(), ...input };
    const { order } = answered(await opened.shop.ask(arrive, { input: given }, as));
    return order.fulfilments.map(({ state }: { state: string }) => state).sort();
  };
  const one = ['CUSTOMER_ARRIVED', 'READY'];
  const both = ['CUSTOMER_ARRIVED', 'CUSTOMER_ARRIVED'];

  it('has its buyer in the one of those who see them', async () => {
    const { id: orderId } = await readyInTwo();
    const { shop } = opened;
    const seenBy = async (who: string) => ({ token: await shop.tokenOf(who) });
    expect(await announce({ orderId }, await seenBy('associate'))).toEqual(one);
    expect(await announce({ orderId }, await seenBy('associate-paris'))).toEqual(both);
  });

  it('has its buyer where they say', async () => {
    const { id: orderId, as } = await readyInTwo();
    const { locationIds } = opened.shop;
    expect(await announce({ orderId, locationId: locationIds['PARIS'] }, as)).toEqual(one);
    const depot = { orderId, locationId: locationIds['DEPOT'], idempotencyKey: freshKey() };
    const document = arrive.replace('... on OrderPayload', '__typename ... on OrderPayload');
    const answer = await opened.shop.ask(document, { input: depot }, as);
    expect(answered(answer).__typename).toBe('NothingToCollect');
    expect(await announce({ orderId }, as)).toEqual(both);
  });
});
