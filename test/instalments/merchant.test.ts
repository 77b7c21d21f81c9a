import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/kernel/clock.js';
import { balancesOf } from '../payments/ledger/books.js';
import { given, type StockedShop } from '../support/given.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { openPlans } from './support/plans.js';

// In Paris it is the last of January already.
const start = new Date('2026-01-30T23:30:00Z');
const clock = new ManualClock(start);
let shop: StockedShop;
let plans: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  shop = await given.shop({ clock, stock: { 'CAP-BLUE': { LYON: 400 } } });
  plans = await openPlans(shop, clock);
  expect(await plans.setTerms()).toMatchObject({ count: 3 });
  clock.advance(1000);
});
afterEach(async () => {
  expect(await plans.vault.findings(/^Liveness/)).toEqual([]);
  clock.set(new Date(start.getTime() + 1000));
});
afterAll(() => shop.close());

describe('a plan that the shop funds', () => {
  it('is charged on its days until all is paid', async () => {
    const placed = await plans.place();
    expect(placed).toMatchObject({
      __typename: 'PlaceOrderPayload',
      order: { state: 'CONFIRMED' },
      paymentIntents: [
        { state: 'AUTHORIZED', amount: { amountMinor: 3367 } },
        { state: 'AUTHORIZED', amount: { amountMinor: 6583 } },
      ],
    });
    expect(await plans.planOf(placed)).toMatchObject({
      count: 3,
      funding: 'MERCHANT',
      state: 'ACCEPTED',
      fee: { amountMinor: 149 },
      owed: { amountMinor: 10_099 },
      instalments: [
        { number: 1, dueOn: '2026-01-31', amount: { amountMinor: 3367 } },
        { number: 2, dueOn: '2026-02-28', amount: { amountMinor: 3366 } },
        { number: 3, dueOn: '2026-03-31', amount: { amountMinor: 3366 } },
      ],
    });
  });
});
