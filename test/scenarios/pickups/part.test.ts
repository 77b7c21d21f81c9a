import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs } from '../../../src/kernel/clock.js';
import { driveOperations, openOperationIds } from '../../../src/payments/index.js';
import { innerId } from '../../../src/platform/graphql/node.js';
import { toldTo } from '../../messaging/told.js';
import { prepareAtCounter } from '../../support/counter.js';
import { answered, fillCart, freshKey, order } from '../../support/journey.js';
import { atCounter, onShelf, openWaitingShop, seen } from './waiting-shop.js';

let opened: Awaited<ReturnType<typeof openWaitingShop>>;
beforeAll(async () => {
  opened = await openWaitingShop();
});
afterAll(() => opened.shop.close());

const handOver = /* GraphQL */ `
  mutation ($input: HandOverOrderInput!) {
    handOverOrder(input: $input) {
      __typename
      ... on UserError { message }
      ... on NotSoManyWaiting { sku waiting }
      ... on HandOverOrderPayload { order { state } fulfilment { state lines { picked handedOver refused } } }
    }
  }`;
const setCapture = /* GraphQL */ `
  mutation ($input: SetCaptureRuleInput!) { setCaptureRule(input: $input) { __typename } }`;
const linesOf = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { fulfilments { lines { id } } } }`;

/** Three caps wait in Lyon. */
async function threeWait(quantity = 3, token = 'tok_success') {
  const { shop } = opened;
  const cart = await fillCart(shop, { quantity });
  const placed = (await order(shop, cart, { token })).order;
  const [pickup] = placed.fulfilments;
  await prepareAtCounter(shop, pickup);
  const { fulfilments } = answered(await shop.ask(linesOf, { id: placed.id }, cart.as));
  const lineId = fulfilments[0].lines[0].id as string;
  const input = { fulfilmentId: pickup.id, pickupCode: pickup.code };
  return {
    id: placed.id as string,
    as: cart.as,
    pickup,
    lineId,
    give: (taken: number, refused = 0, key = freshKey()) =>
      atCounter(shop, handOver, {
        ...input,
        lines: [{ lineId, taken, refused }],
        idempotencyKey: key,
      }),
    giveRest: () => atCounter(shop, handOver, input),
  };
}

const money = (minor: number) => ({ amountMinor: minor });

it('gives some units now, keeps the rest, and charges each as it leaves', async () => {
  const { shop } = opened;
  const before = await onShelf(shop, 'CAP-BLUE');
  const { id, as, give, giveRest } = await threeWait();
  expect(await give(1)).toMatchObject({
    order: { state: 'IN_FULFILMENT' },
    fulfilment: { state: 'READY', lines: [{ picked: 3, handedOver: 1, refused: 0 }] },
  });
  expect(await seen(shop, id, as)).toMatchObject({
    lines: [{ fulfilled: 1, cancelled: 0 }],
    paymentIntent: { captured: money(1990) },
  });
  expect(await giveRest()).toMatchObject({
    order: { state: 'COMPLETED' },
    fulfilment: { state: 'HANDED_OVER', lines: [{ handedOver: 3 }] },
  });
  expect(await seen(shop, id, as)).toMatchObject({
    paymentIntent: { state: 'CAPTURED', captured: money(5970), voided: money(0) },
  });
  const { on_hand = 0, reserved } = before ?? {};
  expect(await onShelf(shop, 'CAP-BLUE')).toEqual({ on_hand: on_hand - 3, reserved });
});

it('never charges what is refused at the counter, and puts it back on sale', async () => {
  const { shop } = opened;
  const before = await onShelf(shop, 'CAP-BLUE');
  const { id, as, give } = await threeWait();
  expect(await give(2, 1)).toMatchObject({
    order: { state: 'PARTIALLY_CANCELED' },
    fulfilment: { state: 'HANDED_OVER', lines: [{ picked: 3, handedOver: 2, refused: 1 }] },
  });
  expect(await seen(shop, id, as)).toMatchObject({
    lines: [{ fulfilled: 2, cancelled: 1 }],
    paymentIntent: { captured: money(3980), voided: money(1990) },
  });
  const { on_hand = 0, reserved } = before ?? {};
  expect(await onShelf(shop, 'CAP-BLUE')).toEqual({ on_hand: on_hand - 2, reserved });
});

it('cancels an order of which nothing was wanted, and gives all of the promise back', async () => {
  const { shop } = opened;
  const before = await onShelf(shop, 'CAP-BLUE');
  const { id, as, give } = await threeWait();
  expect(await give(0, 1)).toMatchObject({ fulfilment: { state: 'READY' } });
  expect(await give(0, 2)).toMatchObject({
    order: { state: 'CANCELED' },
    fulfilment: { state: 'CANCELED' },
  });
  expect(await seen(shop, id, as)).toMatchObject({
    paymentIntent: { state: 'VOIDED', captured: money(0), voided: money(5970) },
  });
  expect(await onShelf(shop, 'CAP-BLUE')).toEqual(before);
});

it.each(['AT_ORDER', 'AT_READY'])(
  'refunds what is refused where goods are charged %s',
  async (captureTrigger) => {
    const { shop } = opened;
    await atCounter(shop, setCapture, { kind: 'PICKUP', captureTrigger }, 'admin');
    const { id, as, give } = await threeWait();
    await atCounter(shop, setCapture, { kind: 'PICKUP', captureTrigger: 'AT_HANDOVER' }, 'admin');
    const { gateway } = shop.app;
    await driveOperations(gateway, await openOperationIds(gateway.db, innerId('Order', id)));
    expect(await give(1)).toMatchObject({ fulfilment: { state: 'READY' } });
    expect(await seen(shop, id, as)).toMatchObject({
      paymentIntent: { captured: money(5970), refunded: money(0) },
    });
    expect(await give(0, 1)).toMatchObject({ fulfilment: { state: 'READY' } });
    expect(await give(1)).toMatchObject({ order: { state: 'PARTIALLY_CANCELED' } });
    expect(await seen(shop, id, as)).toMatchObject({
      lines: [{ fulfilled: 2, cancelled: 1 }],
      paymentIntent: { captured: money(5970), refunded: money(1990) },
    });
  },
);

it('gives up the rest that nobody comes back for', async () => {
  const { shop, clock, sweep } = opened;
  const { id, as, give } = await threeWait();
  await give(1);
  clock.advance(7 * dayMs);
  await sweep();
  expect(await seen(shop, id, as)).toMatchObject({
    state: 'PARTIALLY_CANCELED',
    lines: [{ fulfilled: 1, cancelled: 2 }],
    fulfilments: [{ state: 'NO_SHOW' }],
    paymentIntent: { captured: money(1990) },
  });
});

it.each([
  [4, 0],
  [2, 2],
  [0, 0],
  [-1, 1],
])('refuses %i taken and %i refused of three', async (taken, refused) => {
  const { shop } = opened;
  const { id, as, give } = await threeWait();
  const before = await seen(shop, id, as);
  expect(await give(taken, refused)).toMatchObject({ __typename: 'NotSoManyWaiting' });
  expect(await seen(shop, id, as)).toEqual(before);
});

it('refuses a line twice, and a line of somebody else', async () => {
  const { shop } = opened;
  const { pickup, lineId } = await threeWait();
  const other = await threeWait();
  const input = { fulfilmentId: pickup.id, pickupCode: pickup.code };
  const line = { lineId, taken: 1, refused: 0 };
  for (const lines of [[line, line], [{ ...line, lineId: other.lineId }], []])
    expect(await atCounter(shop, handOver, { ...input, lines })).toMatchObject({
      __typename: 'NotSoManyWaiting',
    });
});

it('gives no unit twice: two at once, and the same key twice', async () => {
  const { shop } = opened;
  const { id, as, give } = await threeWait();
  const key = freshKey();
  await Promise.all([give(1, 0, key), give(1, 0, key)]);
  expect(await seen(shop, id, as)).toMatchObject({ lines: [{ fulfilled: 1 }] });
  const both = await Promise.all([give(2), give(2)]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual([
    'FulfilmentNotInState',
    'HandOverOrderPayload',
  ]);
  expect(await seen(shop, id, as)).toMatchObject({
    state: 'COMPLETED',
    paymentIntent: { captured: money(5970) },
  });
});

it('tells the buyer what still waits', async () => {
  const { shop } = opened;
  const { pickup, give } = await threeWait();
  await give(1);
  const told = (await toldTo(shop, 'lea@example.org')).at(-1);
  expect(told?.text).toContain('- 2 × Item CAP-BLUE');
  expect(told?.text).toContain(pickup.code);
});
