import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { follow } from '../support/socket.js';

interface Seen {
  readonly seq: number;
  readonly cursor: string;
  readonly type: string;
}

interface TaskSeen extends Seen {
  readonly task: { readonly id: string; readonly state: string; readonly lines: { id: string }[] };
}

const orderEvents = /* GraphQL */ `
  subscription ($orderId: ID!, $after: String) {
    orderEvents(orderId: $orderId, after: $after) { seq cursor type order { state } }
  }`;
const taskEvents = /* GraphQL */ `
  subscription ($locationId: ID!) {
    storeTaskEvents(locationId: $locationId) { seq cursor type task { id state lines { id } } }
  }`;
const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) {
    acceptFulfilment(input: $input) { __typename ... on FulfilmentPayload { task { state nextActions } } }
  }`;
const pick = /* GraphQL */ `
  mutation ($input: PickFulfilmentInput!) {
    pickFulfilment(input: $input) { __typename ... on FulfilmentPayload { task { state } } }
  }`;
const ready = /* GraphQL */ `
  mutation ($input: MarkPickupReadyInput!) {
    markPickupReady(input: $input) { __typename ... on FulfilmentPayload { task { state } } }
  }`;
const arrive = /* GraphQL */ `
  mutation ($input: AnnounceArrivalInput!) {
    announceArrival(input: $input) { __typename ... on OrderPayload { order { state } } }
  }`;
const handOver = /* GraphQL */ `
  mutation ($input: HandOverOrderInput!) {
    handOverOrder(input: $input) {
      __typename
      ... on WrongPickupCode { triesLeft }
      ... on HandOverOrderPayload { order { state } task { state } }
    }
  }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state nextActions
      paymentIntent { state captured { amountMinor } }
      fulfilments { ... on Pickup { state code } }
    }
  }`;

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({ gateways: 2 });
});
afterAll(() => shop.close());

it('brings a cap from the shelf to its buyer, with both sides watching', async () => {
  const associate = { token: await shop.tokenOf('associate') };
  const otherGateway = shop.apps[1]?.http.listeningOrigin ?? '';
  const tablet = follow<TaskSeen>(
    otherGateway,
    taskEvents,
    { locationId: shop.locationIds['LYON'] },
    associate,
  );

  const cart = await fillCart(shop, { quantity: 2 });
  const placed = await order(shop, cart);
  expect(placed).toMatchObject({
    __typename: 'PlaceOrderPayload',
    order: { state: 'CONFIRMED', totals: { total: { amountMinor: 3980 } } },
    paymentIntent: { state: 'AUTHORIZED' },
    nextAction: null,
  });
  const orderId: string = placed.order.id;
  const code: string = placed.order.fulfilments[0].code;

  const first = follow<Seen>(shop.url, orderEvents, { orderId }, cart.as);
  const confirmed = await first.until((event) => event.type === 'OrderConfirmed');
  const planned = await tablet.until((event) => event.type === 'FulfilmentPlanned');
  await first.leave();

  const task = { fulfilmentId: planned.task.id };
  const step = async (document: string, input: object, as: object) =>
    answered(await shop.ask(document, { input: { ...input, idempotencyKey: freshKey() } }, as));
  expect(await step(accept, task, associate)).toMatchObject({
    task: { state: 'ACCEPTED', nextActions: ['pickFulfilment', 'rejectFulfilment'] },
  });
  const lines = planned.task.lines.map((line) => ({ lineId: line.id, picked: 2 }));
  expect(await step(pick, { ...task, lines }, associate)).toMatchObject({
    task: { state: 'PICKING' },
  });
  expect(await step(ready, task, associate)).toMatchObject({ task: { state: 'READY' } });

  const again = follow<Seen>(
    otherGateway,
    orderEvents,
    { orderId, after: confirmed.cursor },
    cart.as,
  );
  await again.until((event) => event.type === 'PickupReady');
  expect(await step(arrive, { orderId, bay: 'B4' }, cart.as)).toMatchObject({
    __typename: 'OrderPayload',
  });
  await tablet.until((event) => event.type === 'CustomerArrived');
  expect(await step(handOver, { ...task, pickupCode: 'AAAAAAAA' }, associate)).toMatchObject({
    __typename: 'WrongPickupCode',
    triesLeft: 4,
  });
  expect(
    await step(handOver, { ...task, pickupCode: code.toLowerCase() }, associate),
  ).toMatchObject({ order: { state: 'COMPLETED' }, task: { state: 'HANDED_OVER' } });
  await again.until((event) => event.type === 'PaymentCaptured');
  await tablet.until((event) => event.type === 'PickupHandedOver');

  expect(answered(await shop.ask(orderNow, { id: orderId }, cart.as))).toMatchObject({
    state: 'COMPLETED',
    nextActions: [],
    paymentIntent: { state: 'CAPTURED', captured: { amountMinor: 3980 } },
    fulfilments: [{ state: 'HANDED_OVER' }],
  });
  const seen = [...first.events.filter((event) => event.seq <= confirmed.seq), ...again.events];
  expect(seen.map((event) => event.seq)).toEqual(seen.map((_, place) => place + 1));
  const tasks = tablet.events.map((event) => event.seq);
  expect(tasks).toEqual(tasks.map((_, place) => (tasks[0] ?? 0) + place));
  await Promise.all([again.leave(), tablet.leave()]);
  expect(shop.sandbox.control.books()).toMatchObject([{ amountCaptured: { minor: 3980 } }]);
});

it('charges only what was found on the shelf', async () => {
  const associate = { token: await shop.tokenOf('associate') };
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 3 });
  const placed = await order(shop, cart);
  const [pickup] = placed.order.fulfilments;
  const task = { fulfilmentId: pickup.id };
  const step = async (document: string, input: object) =>
    answered(
      await shop.ask(document, { input: { ...input, idempotencyKey: freshKey() } }, associate),
    );
  await step(accept, task);
  const found = await shop.ask(
    'query ($id: ID!) { node(id: $id) { ... on Pickup { lines { id quantity } } } }',
    { id: pickup.id },
    associate,
  );
  const [line] = found.data.node.lines;
  await step(pick, { ...task, lines: [{ lineId: line.id, picked: 2 }] });
  await step(ready, task);
  expect(await step(handOver, { ...task, pickupCode: pickup.code })).toMatchObject({
    order: { state: 'PARTIALLY_CANCELED' },
  });
  expect(answered(await shop.ask(orderNow, { id: placed.order.id }, cart.as))).toMatchObject({
    paymentIntent: { state: 'CAPTURED', captured: { amountMinor: 5000 } },
  });
});
