import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { prepareAtCounter } from '../../support/counter.js';
import { answered, freshKey } from '../../support/journey.js';
import { orderInTwoParts } from '../../support/two-parts.js';
import { changeDesk } from '../changes/desk.js';
import { type Desk, openDesk } from './desk.js';

const reject = /* GraphQL */ `
  mutation ($input: RejectFulfilmentInput!) { rejectFulfilment(input: $input) { __typename } }`;
const soon = { timeout: 20_000 };

let desk: Desk;
let changes: ReturnType<typeof changeDesk>;
beforeAll(async () => {
  desk = await openDesk({
    stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { PARIS: 100 } },
  });
  changes = changeDesk(desk.shop);
  await changes.charge('PICKUP', 'AT_ORDER');
});
afterEach(async () => expect(await desk.findings()).toEqual([]));
afterAll(() => desk.close());

const refundedOf = async (id: string) => (await desk.look({ id })).paymentIntent.refunded;

describe('what was paid for goods that were taken out', () => {
  it('is not given back again while other goods, paid for as well, are still to come', async () => {
    const placed = await changes.buy(3);
    const captured = async () => (await changes.look(placed)).paymentIntents;
    await expect.poll(captured, soon).toMatchObject([{ captured: { amountMinor: 5970 } }]);
    await changes.cancelUnits(placed, 1);
    await expect.poll(() => refundedOf(placed.id), soon).toEqual({ amountMinor: 1990 });
    expect(await desk.refund(placed, { everything: true })).toMatchObject({
      __typename: 'NothingToRefund',
    });
    const line = { lineId: placed.lines[0]?.id, quantity: 1 };
    expect(await desk.refund(placed, { lines: [line] })).toMatchObject({
      __typename: 'NotSoManyUnits',
      refundableUnits: 0,
    });
    const handItOver = await changes.prepare(placed);
    expect(await handItOver()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    expect(await refundedOf(placed.id)).toEqual({ amountMinor: 1990 });
  });
});

describe('a refund of goods that will not come, which waits for a second person', () => {
  async function waitingRefund() {
    const placed = await orderInTwoParts(desk.shop);
    await expect
      .poll(async () => (await desk.look({ id: placed.orderId })).paymentIntent.state, soon)
      .toBe('CAPTURED');
    const input = {
      fulfilmentId: placed.parisId(),
      reason: 'Not here.',
      idempotencyKey: freshKey(),
    };
    const as = desk.by('associate-paris');
    answered(await desk.shop.ask(reject, { input }, as));
    await desk.pool.query(`update refund_limit set per_refund_minor = 100 where role = 'AGENT'`);
    const { refund } = await desk.refund({ id: placed.orderId }, { everything: true });
    expect(refund.state).toBe('AWAITING_APPROVAL');
    return { placed, refundId: refund.id, minor: refund.amount.amountMinor };
  }

  it('keeps their money, so that it is not given back once more when the last goods leave', async () => {
    const { placed, refundId, minor } = await waitingRefund();
    await (await placed.inLyon())();
    await expect
      .poll(async () => (await desk.look({ id: placed.orderId })).state, soon)
      .toBe('PARTIALLY_CANCELED');
    expect(await refundedOf(placed.orderId)).toEqual({ amountMinor: 0 });
    const approved = await desk.decide('approveRefund', { refundId });
    expect(approved.refund.state).toBe('SUCCEEDED');
    expect(await refundedOf(placed.orderId)).toEqual({ amountMinor: minor });
  });

  it('lets their money go by itself, where nobody agrees to it', async () => {
    const { placed, refundId, minor } = await waitingRefund();
    await (await placed.inLyon())();
    await desk.decide('rejectRefund', { refundId, reason: 'No.' });
    await expect.poll(() => refundedOf(placed.orderId), soon).toEqual({ amountMinor: minor });
  });
});

describe('a refund of goods that have left', () => {
  it('leaves what was paid for other goods, which are still to come', async () => {
    const placed = await orderInTwoParts(desk.shop);
    await expect
      .poll(async () => (await desk.look({ id: placed.orderId })).paymentIntent.state, soon)
      .toBe('CAPTURED');
    await (await placed.inLyon())();
    const all = { everything: true };
    const { refund } = await desk.refund({ id: placed.orderId }, all, desk.by('supervisor'));
    expect(refund).toMatchObject({ state: 'SUCCEEDED', amount: { amountMinor: 1990 } });
    expect(await (await placed.inParis())()).toMatchObject({
      __typename: 'HandOverOrderPayload',
    });
    await desk.settled();
    expect(await refundedOf(placed.orderId)).toEqual({ amountMinor: 1990 });
  });
});

describe('a line of which one unit was found, and one not', () => {
  /** Two caps that were charged before; a refund of the one that is missing waits, and the other one is handed over. */
  async function halfFound() {
    await desk.pool.query(`update refund_limit set per_refund_minor = 100 where role = 'AGENT'`);
    const placed = await changes.buy(2);
    const captured = async () => (await changes.look(placed)).paymentIntents;
    await expect.poll(captured, soon).toMatchObject([{ captured: { amountMinor: 3980 } }]);
    const { fulfilments } = await changes.look(placed);
    const handItOver = await prepareAtCounter(desk.shop, fulfilments[0], 1);
    const line = { lineId: placed.lines[0]?.id, quantity: 1 };
    const { refund } = await desk.refund(placed, { lines: [line] });
    expect(refund).toMatchObject({ state: 'AWAITING_APPROVAL', amount: { amountMinor: 1990 } });
    expect(await handItOver()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    return { placed, line, refundId: refund.id };
  }

  it('gives the missing one back once, and the other one when it is asked for', async () => {
    const { placed, line, refundId } = await halfFound();
    await desk.settled();
    expect(await refundedOf(placed.id)).toEqual({ amountMinor: 0 });
    const approved = await desk.decide('approveRefund', { refundId });
    expect(approved.refund.state).toBe('SUCCEEDED');
    await desk.settled();
    expect(await refundedOf(placed.id)).toEqual({ amountMinor: 1990 });
    const { refund } = await desk.refund(placed, { lines: [line] }, desk.by('supervisor'));
    expect(refund.state).toBe('SUCCEEDED');
    expect(await refundedOf(placed.id)).toEqual({ amountMinor: 3980 });
    expect(await desk.refund(placed, { lines: [line] })).toMatchObject({ refundableUnits: 0 });
  });
});
