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
    expect(await shelf(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 19, reserved: 2 });
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([
      { state: 'PLANNED', location: { code: 'PARIS' }, collectAt: { code: 'LYON' } },
    ]);

    expect(await tasksAt(shop, 'LYON', 'associate')).toEqual([]);
    const [task] = await tasksAt(shop, 'PARIS', 'associate-paris');
    expect(task).toMatchObject({ sendTo: { code: 'LYON' }, transfer: null });
    const { transfer, fulfilmentId } = await sendOff(shop, 'PARIS', 'associate-paris');
    expect(await shelf(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({ onHand: 17, reserved: 0 });
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
    const { as, orderId } = await orderForLyon(shop, { quantity: 20 });
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

describe('goods that do not arrive', () => {
  it('leave the order, and nobody pays for them; the rest is handed over', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 3 });
    const { transfer, fulfilmentId } = await sendOff(shop, 'PARIS', 'associate-paris');
    const [line] = transfer.lines;
    const part = (quantity: number) => ({
      transferId: transfer.id,
      lines: [{ lineId: line.id, quantity }],
    });
    await lyonSays(shop, 'receiveTransfer', part(1));
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([{ state: 'IN_TRANSFER' }]);
    await lyonSays(shop, 'declareTransferLost', part(1));
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

  it('end the order where all are lost, and the money is given back', async () => {
    const { as, orderId } = await orderForLyon(shop);
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    await lyonSays(shop, 'declareTransferLost', { transferId: transfer.id });
    expect(await seen(shop, orderId, as)).toMatchObject({
      state: 'CANCELED',
      fulfilments: [{ state: 'CANCELED' }],
    });
    await settled(orderId, as, { state: 'VOIDED', captured: { amountMinor: 0 } });
  });

  it('leave it at the sender where they were not found there, and nobody else sends them', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 2 });
    await route(shop, 'DEPOT', 120, false);
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris', 1);
    await route(shop, 'DEPOT', 120);
    expect(await seen(shop, orderId, as)).toMatchObject({ lines: [{ quantity: 2, cancelled: 1 }] });
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    expect((await seen(shop, orderId, as)).fulfilments).toMatchObject([{ state: 'READY' }]);
  });

  it('are free on arrival where the order was cancelled meanwhile', async () => {
    const { as, orderId } = await orderForLyon(shop, { quantity: 2 });
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    const lines = [{ lineId: transfer.lines[0].id, quantity: 1 }];
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id, lines });
    const before = await shelf(shop, 'CAP-BLUE', 'LYON');
    answered(await cancel(orderId, as));
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      reserved: before.reserved - 1,
      incoming: 1,
    });
    const answer = await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id });
    expect(answer.transfer).toMatchObject({ state: 'RECEIVED', orderNumber: null });
    expect(await shelf(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      onHand: before.onHand + 1,
      available: before.available + 2,
      incoming: 0,
    });
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'CANCELED' });
  });
});

/** More than lie in Lyon by now. */
const caps = { quantity: 3 };

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
    const lines = task.lines.map((line: { id: string }) => ({ lineId: line.id, picked: 3 }));
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

  it('gives its money back where the sender cannot do it, and nobody else can', async () => {
    const { orderId, as } = await orderForLyon(shop, caps);
    const [task] = await tasksAt(shop, 'PARIS', 'associate-paris');
    const input = { fulfilmentId: task.id, reason: 'sold by mistake' };
    await route(shop, 'DEPOT', 120, false);
    answered(await step(shop, 'associate-paris', 'rejectFulfilment', input));
    await route(shop, 'DEPOT', 120);
    await settled(orderId, as, { state: 'VOIDED' });
    expect(await seen(shop, orderId, as)).toMatchObject({ state: 'CANCELED' });
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
