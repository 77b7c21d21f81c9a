import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { answered, freshKey } from '../support/journey.js';
import { type Bought, openReturnDesk, type ReturnDesk } from './return-desk.js';

const approve = /* GraphQL */ `
  mutation ($input: ApproveRefundInput!) { approveRefund(input: $input) { __typename } }`;
const money = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) {
    paymentIntent { state } refunds(first: 5) { nodes { state giftCardCode refunded { amountMinor } } } } }`;
const soon = { timeout: 30_000 };

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 50 } } });
});
afterEach(async () => expect(await desk.findings()).toEqual([]));
afterAll(() => desk.close());

const seen = async (bought: Bought) =>
  answered(await desk.shop.ask(money, { id: bought.id }, bought.as));

const agree = async (refundId: string) => {
  const input = { refundId, idempotencyKey: freshKey() };
  return answered(await desk.shop.ask(approve, { input }, await desk.by('supervisor')));
};

/** A unit has come back, and a gift card waits for a second person; its buyer contests the payment meanwhile. */
async function contested(decision: 'win' | 'lose') {
  const bought = await desk.buy();
  const plan = { returnId: (await desk.bringBack(bought)).id, tender: 'GIFT_CARD' };
  const { hash } = (await desk.plan(plan)).plan;
  const input = { plan, hash, reason: 'Back.' };
  const { refund } = await desk.tell('executeRefundPlan', input, 'associate');
  expect(refund.state).toBe('AWAITING_APPROVAL');
  const { paymentIntents } = await desk.look(bought.id, bought.as);
  const reference = innerId('PaymentIntent', paymentIntents[0].id);
  const { control } = desk.shop.sandbox;
  const paymentId = control.books().find((each) => each.reference === reference)?.id ?? '';
  const { disputes = [] } = control.openDispute({ paymentId });
  const state = async () => (await seen(bought)).paymentIntent.state;
  await expect.poll(state, soon).toBe('DISPUTED');
  expect((await agree(refund.id)).__typename).toBe('PaymentDisputed');
  control.settleDispute(paymentId, disputes.at(-1)?.id ?? '', decision);
  await expect.poll(state, soon).not.toBe('DISPUTED');
  return { bought, refundId: refund.id as string };
}

it('does not hand out what a bank has taken back while a second person was asked', async () => {
  const { bought, refundId } = await contested('lose');
  expect((await agree(refundId)).__typename).toBe('PaymentDisputed');
  expect((await seen(bought)).refunds.nodes).toMatchObject([
    { state: 'AWAITING_APPROVAL', giftCardCode: null, refunded: { amountMinor: 0 } },
  ]);
});

it('hands it out where the bank has returned the money', async () => {
  const { bought, refundId } = await contested('win');
  expect((await agree(refundId)).__typename).toBe('RefundPayload');
  await expect
    .poll(async () => (await seen(bought)).refunds.nodes, soon)
    .toMatchObject([{ state: 'SUCCEEDED', refunded: { amountMinor: 1990 } }]);
});
