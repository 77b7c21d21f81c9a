import { afterAll, beforeAll, expect, it } from 'vitest';
import { ManualClock } from '../../src/kernel/clock.js';
import { openPlans } from '../instalments/support/plans.js';
import { given, type StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';

const refundPlan = /* GraphQL */ `
  query ($input: RefundPlanInput!) {
    refundPlan(input: $input) {
      ... on RefundPlanPayload {
        plan { instalments { number dueOn before { amountMinor } after { amountMinor } } } } } }`;

const clock = new ManualClock(new Date());
let shop: StockedShop;
let plans: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  shop = await given.shop({ clock, stock: { 'CAP-BLUE': { LYON: 400 } } });
  plans = await openPlans(shop, clock);
  await plans.setTerms();
  clock.advance(1000);
});
afterAll(() => shop.close());

it('shows what would become of the instalments, and that becomes of them', async () => {
  const placed = await plans.buy();
  const input = { orderId: placed.order.id, goodwillMinor: 1990 };
  const as = { token: await shop.tokenOf('agent') };
  const { plan } = answered(await shop.ask(refundPlan, { input }, as));
  expect(plan.instalments).toMatchObject([
    { number: 2, before: { amountMinor: 3366 }, after: { amountMinor: 3366 } },
    { number: 3, before: { amountMinor: 3366 }, after: { amountMinor: 1376 } },
  ]);
  await plans.refund(placed, { amountMinor: 1990 });
  expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'SCHEDULED 3366', 'SCHEDULED 1376']);
});
