import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import {
  lyonSays,
  orderForLyon,
  route,
  seen,
  sendOff,
  shopThatSends,
  step,
  tasksAt,
} from './send-to-store.js';
import { shelf } from './support.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await shopThatSends();
});
afterAll(() => shop.close());

const settled = (orderId: string, as: object, expected: object) =>
  expect
    .poll(async () => (await seen(shop, orderId, as)).paymentIntent, { timeout: 30_000 })
    .toMatchObject(expected);

describe('goods that are bought where they lie and collected elsewhere', () => {
  it('are kept at the sender, travel, and are handed over where the buyer wanted them', async () => {
    const { placed, as, orderId } = await orderForLyon(shop, { quantity: 2 });
    expect(placed.__typename).toBe('PlaceOrderPayload');
    expect(await shelf(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 39, reserved: 2 });
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([
      { state: 'PLANNED', location: { code: 'PARIS' }, collectAt: { code: 'LYON' } },
    ]);

    expect(await tasksAt(shop, 'LYON', 'associate')).toEqual([]);
    const [task] = await tasksAt(shop, 'PARIS', 'associate-paris');
    expect(task).toMatchObject({ sendTo: { code: 'LYON' }, transfer: null });
    const { transfer, fulfilmentId } = await sendOff(shop, 'PARIS', 'associate-paris');
    expect(await shelf(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 37, reserved: 0 });
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: 0, incoming: 2 });
    expect(await tasksAt(shop, 'PARIS', 'associate-paris')).toEqual([]);
    expect(await tasksAt(shop, 'LYON', 'associate')).toMatchObject([
      {
        state: 'IN_TRANSFER',
        location: { code: 'LYON' },
        nextActions: ['receiveTransfer', 'declareTransferLost'],
        transfer: { id: transfer.id, orderNumber: placed.order.number },
      },
    ]);
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([{ state: 'IN_TRANSFER' }]);

    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      onHand: 2,
      reserved: 2,
      incoming: 0,
    });
    const [pickup] = (await seen(shop, orderId, as)).fulfilments;
    expect(pickup).toMatchObject({ state: 'READY' });
    const handed = { fulfilmentId, pickupCode: pickup.code };
    const paris = await step(shop, 'associate-paris', 'handOverOrder', handed);
    expect(paris.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    answered(await step(shop, 'associate', 'handOverOrder', handed));
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: 0, reserved: 0 });
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'COMPLETED' });
    await settled(orderId, as, { state: 'CAPTURED', captured: { amountMinor: 2 * 1990 } });
  });

  it('come from the first who can, from the warehouse where the store nearby has too few', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 50 });
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([
      { location: { code: 'DEPOT' }, collectAt: { code: 'LYON' } },
    ]);
    const { transfer } = await sendOff(shop, 'DEPOT', 'packer');
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([{ state: 'READY' }]);
  });

  it('are promised for when they can have arrived', async () => {
    const { as, orderId } = await orderForLyon(shop);
    const before = Date.now();
    const [{ promisedAt }] = (await seen(shop, orderId, as)).fulfilments;
    // An hour to prepare, and an hour on the road.
    expect(Math.abs(Date.parse(promisedAt) - before - 2 * 3_600_000)).toBeLessThan(60_000);
    answered(await cancel(orderId, as));
    expect(await shelf(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ reserved: 0 });
  });

  it('are not sent where the store has them, and only what it lacks where it has a part', async () => {
    const cart = await fillCart(shop, { sku: 'TEE-WHITE' });
    const lines = [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }];
    const add = `mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename } }`;
    answered(await shop.ask(add, { input: { cartId: cart.cartId, lines } }, cart.as));
    const placed = await order(shop, cart);
    const { fulfilments } = await seen(shop, placed.order.id, cart.as);
    expect(
      fulfilments.map((each: { location: { code: string } }) => each.location.code).sort(),
    ).toEqual(['LYON', 'PARIS']);
    answered(await cancel(placed.order.id, cart.as));
  });

  it('are refused before anything is paid where nobody can send them', async () => {
    const { placed } = await orderForLyon(shop, { quantity: 500 });
    expect(placed).toMatchObject({ __typename: 'OutOfStock' });
    await route(shop, 'PARIS', 60, false);
    await route(shop, 'DEPOT', 120, false);
    expect((await orderForLyon(shop)).placed).toMatchObject({ __typename: 'OutOfStock' });
    await route(shop, 'PARIS', 60);
    await route(shop, 'DEPOT', 120);
  });
});

async function cancel(orderId: string, as: object) {
  const document = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;
  return shop.ask(document, { input: { orderId, idempotencyKey: freshKey() } }, as);
}

/** From now on nobody sends anything to Lyon, or both do again. */
async function sendersSend(active: boolean) {
  await route(shop, 'PARIS', 60, active);
  await route(shop, 'DEPOT', 120, active);
}

describe('goods that do not arrive', () => {
  it('leave the order where nobody can send them again, and nobody pays for them', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 3 });
    const { transfer, fulfilmentId } = await sendOff(shop, 'PARIS', 'associate-paris');
    const [line] = transfer.lines;
    const part = (quantity: number) => ({
      transferId: transfer.id,
      lines: [{ lineId: line.id, quantity }],
    });
    await lyonSays(shop, 'receiveTransfer', part(1));
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([{ state: 'IN_TRANSFER' }]);
    await sendersSend(false);
    await lyonSays(shop, 'declareTransferLost', part(1));
    await sendersSend(true);
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    const ready = await seen(shop, orderId, as);
    expect(ready).toMatchObject({
      lines: [{ quantity: 3, cancelled: 1 }],
      fulfilments: [{ state: 'READY' }],
    });
    const pickupCode = ready.fulfilments[0].code;
    answered(await step(shop, 'associate', 'handOverOrder', { fulfilmentId, pickupCode }));
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'PARTIALLY_CANCELED' });
    await settled(orderId, as, {
      captured: { amountMinor: 2 * 1990 },
      voided: { amountMinor: 1990 },
    });
  });

  it('end the order where all are lost for good, and the money is given back', async () => {
    const { as, orderId } = await orderForLyon(shop);
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    await sendersSend(false);
    await lyonSays(shop, 'declareTransferLost', { transferId: transfer.id });
    await sendersSend(true);
    expect(await seen(shop, orderId, as)).toMatchObject({
      state: 'CANCELED',
      fulfilments: [{ state: 'CANCELED' }],
    });
    await settled(orderId, as, { state: 'VOIDED', captured: { amountMinor: 0 } });
  });

  it('are sent once more, and paid once', async () => {
    const { as, orderId } = await orderForLyon(shop);
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    const before = await shelf(shop, 'CAP-BLUE', 'PARIS');
    await lyonSays(shop, 'declareTransferLost', { transferId: transfer.id });
    expect(await shelf(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({
      reserved: before.reserved + 1,
    });
    const again = await sendOff(shop, 'PARIS', 'associate-paris');
    await lyonSays(shop, 'receiveTransfer', { transferId: again.transfer.id });
    const { fulfilments, lines } = await seen(shop, orderId, as);
    expect(lines).toMatchObject([{ quantity: 1, cancelled: 0 }]);
    const ready = fulfilments.find((each: { state: string }) => each.state === 'READY');
    const handed = { fulfilmentId: again.fulfilmentId, pickupCode: ready.code };
    answered(await step(shop, 'associate', 'handOverOrder', handed));
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'COMPLETED' });
    await settled(orderId, as, { state: 'CAPTURED', captured: { amountMinor: 1990 } });
  });

  it('come from another place where the sender has not found them', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 2 });
    await sendOff(shop, 'PARIS', 'associate-paris', 1);
    const { lines, fulfilments } = await seen(shop, orderId, as);
    expect(lines).toMatchObject([{ quantity: 2, cancelled: 0 }]);
    expect(
      fulfilments.map((each: { state: string; location: { code: string } }) => [
        each.location.code,
        each.state,
      ]),
    ).toEqual([
      ['PARIS', 'IN_TRANSFER'],
      ['DEPOT', 'PLANNED'],
    ]);
    answered(await cancel(orderId, as));
  });

  it('are free on arrival where the order was cancelled meanwhile', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 4 });
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    const lines = [{ lineId: transfer.lines[0].id, quantity: 1 }];
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id, lines });
    const before = await shelf(shop, 'CAP-BLUE', 'LYON');
    answered(await cancel(orderId, as));
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      reserved: before.reserved - 1,
      incoming: before.incoming,
    });
    const answer = await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    expect(answer.transfer).toMatchObject({ state: 'RECEIVED', orderNumber: null });
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      onHand: before.onHand + 3,
      available: before.available + 4,
      incoming: before.incoming - 3,
    });
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'CANCELED' });
  });
});

/** More than lie in Lyon by now. */
const caps = { quantity: 6 };

describe('a pickup that is collected elsewhere', () => {
  it('is neither made ready by hand nor sent before it was picked, and any other one is never sent', async () => {
    const { orderId, as } = await orderForLyon(shop, caps);
    const [task] = await tasksAt(shop, 'PARIS', 'associate-paris');
    const which = { fulfilmentId: task.id };
    const refused = async (by: string, name: 'sendPickup' | 'markPickupReady') =>
      answered(await step(shop, by, name, which));
    expect(await refused('associate-paris', 'sendPickup')).toMatchObject({
      __typename: 'FulfilmentNotInState',
    });
    answered(await step(shop, 'associate-paris', 'acceptFulfilment', which));
    const lines = task.lines.map((line: { id: string }) => ({ lineId: line.id, picked: 6 }));
    answered(await step(shop, 'associate-paris', 'pickFulfilment', { ...which, lines }));
    expect(await refused('associate-paris', 'markPickupReady')).toMatchObject({
      __typename: 'FulfilmentNotInState',
      possible: ['pick', 'sendForTransfer', 'reject', 'cancel'],
    });
    const [one, other] = await Promise.all([
      step(shop, 'associate-paris', 'sendPickup', which),
      step(shop, 'associate-paris', 'sendPickup', which),
    ]);
    const kinds = [one, other].map((each) => each.data?.sendPickup?.__typename ?? 'NOT_FOUND');
    expect(kinds.sort()).toEqual(['NOT_FOUND', 'SendPickupPayload']);
    expect(await refused('associate', 'markPickupReady')).toMatchObject({ state: 'IN_TRANSFER' });
    answered(await cancel(orderId, as));

    const here = await orderForLyon(shop, { sku: 'TEE-WHITE' });
    const [own] = await tasksAt(shop, 'LYON', 'associate').then((all) =>
      all.filter((each: { orderNumber: string }) => each.orderNumber === here.placed.order.number),
    );
    expect(own).toMatchObject({ sendTo: null });
    answered(await step(shop, 'associate', 'acceptFulfilment', { fulfilmentId: own.id }));
    expect(
      answered(await step(shop, 'associate', 'sendPickup', { fulfilmentId: own.id })),
    ).toMatchObject({ __typename: 'FulfilmentNotInState' });
  });

  it('goes on with the next who can, and gives the money back where nobody can', async () => {
    const { orderId, as } = await orderForLyon(shop, caps);
    const rejected = async (place: string, by: string) => {
      const all = await tasksAt(shop, place, by);
      const input = { fulfilmentId: all.at(-1).id, reason: 'sold by mistake' };
      answered(await step(shop, by, 'rejectFulfilment', input));
    };
    await rejected('PARIS', 'associate-paris');
    const { state, fulfilments } = await seen(shop, orderId, as);
    expect(state).toBe('CONFIRMED');
    expect(fulfilments).toMatchObject([
      { state: 'REJECTED', location: { code: 'PARIS' } },
      { state: 'PLANNED', location: { code: 'DEPOT' }, collectAt: { code: 'LYON' } },
    ]);
    await rejected('DEPOT', 'packer');
    await settled(orderId, as, { state: 'VOIDED' });
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'CANCELED' });
  });

  it('is taken over by a sender where the store itself cannot do it', async () => {
    const { orderId, as } = await orderForLyon(shop, { sku: 'TEE-WHITE' });
    const all = await tasksAt(shop, 'LYON', 'associate');
    const own = all.filter((each: { state: string }) => each.state === 'PLANNED').at(-1);
    const input = { fulfilmentId: own.id, reason: 'stained' };
    answered(await step(shop, 'associate', 'rejectFulfilment', input));
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([
      { state: 'REJECTED', location: { code: 'LYON' } },
      { state: 'PLANNED', location: { code: 'PARIS' }, collectAt: { code: 'LYON' } },
    ]);
    answered(await cancel(orderId, as));
  });
});

describe('the people of both stores', () => {
  const claim = async (by: string, taskId: string) => {
    const document = `mutation ($input: ClaimTaskInput!) { claimTask(input: $input) { __typename } }`;
    const input = { taskId, idempotencyKey: freshKey() };
    return shop.ask(document, { input }, { token: await shop.tokenOf(by) });
  };

  it('work on it one after the other: who has sent it has it no longer', async () => {
    const { orderId, as } = await orderForLyon(shop, caps);
    const { fulfilmentId } = await sendOff(shop, 'PARIS', 'associate-paris');
    const taken = answered(await claim('associate', fulfilmentId));
    expect(taken.__typename).not.toBe('TaskClaimed');
    const paris = await claim('associate-paris', fulfilmentId);
    expect(paris.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    answered(await cancel(orderId, as));
  });

  it('take it in while its buyer cancels it: either the order has it, or nobody', async () => {
    const { orderId, as } = await orderForLyon(shop, caps);
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    const [received, cancelled] = await Promise.all([
      lyonSays(shop, 'receiveTransfer', { transferId: transfer.id }),
      cancel(orderId, as),
    ]);
    expect(received.transfer).toMatchObject({ state: 'RECEIVED' });
    expect(answered(cancelled).__typename).toBe('OrderPayload');
    expect(await seen(shop, orderId, as)).toMatchObject({
      state: 'CANCELED',
      fulfilments: [{ state: 'CANCELED' }],
    });
  });
});

describe('the last piece of a sender', () => {
  it('is promised to one of two buyers who collect it at two places', async () => {
    const { available } = await shelf(shop, 'MUG-RED', 'DEPOT');
    const mugs = { sku: 'MUG-RED', quantity: available };
    const answers = await Promise.all([orderForLyon(shop, mugs), orderForLyon(shop, mugs)]);
    const kinds = answers.map(({ placed }) => placed.__typename).sort();
    expect(kinds).toEqual(['OutOfStock', 'PlaceOrderPayload']);
    expect(await shelf(shop, 'MUG-RED', 'DEPOT')).toMatchObject({ reserved: available });
  });

  it('makes one order for one key', async () => {
    const key = freshKey();
    const cart = await fillCart(shop, caps);
    const [one, other] = [await order(shop, cart, { key }), await order(shop, cart, { key })];
    expect(other.order.id).toBe(one.order.id);
  });
});
