import { afterAll, beforeAll, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import { answered, freshKey } from '../../support/journey.js';
import { type Desk, openDesk, type Sold } from './desk.js';

const disputes = /* GraphQL */ `
  query ($state: DisputeState, $paymentIntentId: ID, $before: DateTime) {
    disputes(first: 10, state: $state, paymentIntentId: $paymentIntentId, evidenceDueBefore: $before) {
      nodes {
        id state reason amount { amountMinor } withdrawn { amountMinor } evidenceDueAt closedAt
        provider providerReference paymentIntent { id disputes { state } }
      }
    }
  }`;

const grant = /* GraphQL */ `
  mutation ($input: DecideApprovalInput!) {
    decideApproval(input: $input) { ... on ApprovalPayload { approval { state } } }
  }`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ stock: { 'CAP-BLUE': { LYON: 500 } } });
});
afterAll(() => desk.close());

function payment({ intentId }: Sold) {
  const reference = Buffer.from(intentId, 'base64url').toString('utf8').split(':')[1];
  const found = desk.shop.sandbox.control.books().find((each) => each.reference === reference);
  if (!found) throw new Error('the provider does not know that payment');
  return found;
}

const contest = (sold: Sold, amountMinor?: number) =>
  desk.shop.sandbox.control.openDispute({
    paymentId: payment(sold).id,
    ...(amountMinor && { amountMinor }),
  });

const decide = (sold: Sold, decision: 'review' | 'win' | 'lose') =>
  desk.shop.sandbox.control.settleDispute(
    payment(sold).id,
    payment(sold).disputes?.[0]?.id ?? '',
    decision,
  );

const untilState = (sold: Sold, state: string) =>
  expect
    .poll(async () => (await desk.look(sold)).paymentIntent.state, { timeout: 30_000 })
    .toBe(state);

it('is heard of, keeps its money from being refunded, and is told in words', async () => {
  const sold = await desk.sell({ quantity: 2 });
  contest(sold, 1990);
  await untilState(sold, 'DISPUTED');
  expect(await desk.refund(sold, { everything: true })).toMatchObject({
    __typename: 'PaymentDisputed',
    refundableMinor: 1990,
    disputedMinor: 1990,
    currency: 'EUR',
  });
  const { refund } = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
  expect(refund.state).toBe('SUCCEEDED');
  decide(sold, 'review');
  decide(sold, 'lose');
  await untilState(sold, 'CHARGED_BACK');
  const { paymentIntent } = await desk.look(sold);
  expect(paymentIntent).toMatchObject({
    refunded: { amountMinor: 1990 },
    chargedBack: { amountMinor: 1990 },
    refundable: { amountMinor: 0 },
    explain: { summary: 'The bank has taken 19.90 EUR back.', nextActions: ['disputes'] },
  });
  const steps = paymentIntent.explain.steps.map(({ what }: { what: string }) => what);
  expect(steps).toContain('The card holder contests 19.90 EUR at their bank.');
  expect(steps).toContain('The dispute about 19.90 EUR was lost: the bank keeps the money.');
  expect(await desk.findings()).toEqual([]);
});

it('that is won lets the money be refunded', async () => {
  const sold = await desk.sell();
  contest(sold);
  await untilState(sold, 'DISPUTED');
  decide(sold, 'win');
  await untilState(sold, 'CAPTURED');
  const { refund } = await desk.refund(sold, { everything: true });
  expect(refund.state).toBe('SUCCEEDED');
  expect(await desk.findings()).toEqual([]);
});

it('stops a refund that waits for a second person', async () => {
  const sold = await desk.sell({ quantity: 5 });
  await desk.pool.query(`update refund_limit set per_refund_minor = 5000 where role = 'AGENT'`);
  const { refund } = await desk.refund(sold, { everything: true });
  expect(refund.state).toBe('AWAITING_APPROVAL');
  contest(sold);
  await untilState(sold, 'DISPUTED');
  expect(await desk.decide('approveRefund', { refundId: refund.id })).toMatchObject({
    __typename: 'PaymentDisputed',
  });
  expect(desk.givenBack(sold)).toBe(0);
  expect((await desk.look(sold)).refunds.nodes).toMatchObject([{ state: 'AWAITING_APPROVAL' }]);
  const { rows } = await desk.pool.query<{ id: string }>(
    `select id from approval where state = 'WAITING'`,
  );
  const input = {
    approvalId: toGlobalId('Approval', rows[0]?.id ?? ''),
    decision: 'GRANT',
    idempotencyKey: freshKey(),
  };
  answered(await desk.shop.ask(grant, { input }, desk.by('supervisor')));
  await expect
    .poll(async () => (await desk.look(sold)).refunds.nodes, { timeout: 15_000 })
    .toMatchObject([{ state: 'FAILED', payments: [], approval: { state: 'GRANTED' } }]);
  expect(desk.givenBack(sold)).toBe(0);
  expect(await desk.findings()).toEqual([]);
});

it('is listed for the back office alone, by state, payment and time', async () => {
  const sold = await desk.sell();
  contest(sold);
  await untilState(sold, 'DISPUTED');
  const list = async (variables: object, persona: 'agent' | 'associate' | 'customer' = 'agent') =>
    desk.shop.ask(disputes, variables, desk.by(persona));
  const about = { paymentIntentId: sold.intentId };
  const [dispute] = answered(await list(about)).nodes;
  expect(dispute).toMatchObject({
    state: 'OPENED',
    reason: 'fraudulent',
    amount: { amountMinor: 1990 },
    withdrawn: { amountMinor: 1990 },
    provider: 'sandbox',
    closedAt: null,
    paymentIntent: { id: sold.intentId, disputes: [{ state: 'OPENED' }] },
  });
  expect(answered(await list({ ...about, state: 'LOST' })).nodes).toEqual([]);
  const before = new Date(Date.parse(dispute.evidenceDueAt) + 1000).toISOString();
  expect(answered(await list({ ...about, before })).nodes).toHaveLength(1);
  expect(answered(await list({ ...about, before: dispute.evidenceDueAt })).nodes).toEqual([]);
  for (const persona of ['associate', 'customer'] as const)
    expect((await list({}, persona)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const find = 'query ($id: ID!) { node(id: $id) { ... on Dispute { state } } }';
  const seen = async (as: object) => (await desk.shop.ask(find, { id: dispute.id }, as)).data.node;
  expect(await seen(desk.by('agent'))).toEqual({ state: 'OPENED' });
  expect(await seen(sold.as)).toBeNull();
});
