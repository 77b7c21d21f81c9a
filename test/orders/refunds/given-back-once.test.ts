import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeDesk } from '../changes/desk.js';
import { type Desk, openDesk } from './desk.js';

const soon = { timeout: 20_000, interval: 25 };

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
