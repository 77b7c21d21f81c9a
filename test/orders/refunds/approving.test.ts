import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireApprovals } from '../../../src/approvals/index.js';
import { dayMs, ManualClock } from '../../../src/kernel/clock.js';
import { freshKey } from '../../support/journey.js';
import { type Desk, openDesk } from './desk.js';

const approvals = /* GraphQL */ `
  query ($state: ApprovalState, $after: String) {
    approvals(first: 2, after: $after, state: $state) {
      nodes { state because refund { id amount { amountMinor } } expiresAt decidedAt }
      edges { cursor } pageInfo { hasNextPage }
    }
  }`;

let desk: Desk;
const clock = new ManualClock(new Date());
beforeAll(async () => {
  desk = await openDesk({ clock, stock: { 'CAP-BLUE': { LYON: 2000 } } });
});
afterAll(() => desk.close());

/** An order of 218.90 EUR: more than an agent may give back alone. */
const sellMuch = () => desk.sell({ quantity: 11 });

describe('a refund above the limit of who asks for it', () => {
  it('waits for a second person, and keeps its lines meanwhile', async () => {
    const sold = await sellMuch();
    const { refund } = await desk.refund(sold, { everything: true });
    expect(refund).toMatchObject({
      state: 'AWAITING_APPROVAL',
      payments: [],
      approval: { state: 'WAITING', because: 'PER_REFUND' },
    });
    expect(desk.givenBack(sold)).toBe(0);
    expect(await desk.refund(sold, { amountMinor: 1 })).toMatchObject({
      __typename: 'RefundTooLarge',
      refundableMinor: 0,
    });
    const approved = await desk.decide('approveRefund', { refundId: refund.id, note: 'Seen.' });
    expect(approved.refund).toMatchObject({
      state: 'SUCCEEDED',
      approval: { state: 'GRANTED', note: 'Seen.', decidedByKind: 'SUPERVISOR' },
    });
    expect(desk.givenBack(sold)).toBe(21_890);
    const { paymentIntent } = await desk.look(sold);
    expect(JSON.stringify(await desk.look(sold, sold.as))).not.toMatch(/Too small|Seen/);
    const steps = paymentIntent.explain.steps.map(({ what }: { what: string }) => what);
    expect(steps).toContain('A refund of 218.90 EUR waits for a second person.');
    expect(steps).toContain('The refund of 218.90 EUR was approved.');
    expect(await desk.findings()).toEqual([]);
  });

  it('is not approved by whoever has asked for it, whatever they are', async () => {
    const sold = await desk.sell({ quantity: 60 });
    const { refund } = await desk.refund(sold, { everything: true }, desk.by('supervisor'));
    expect(refund.state).toBe('AWAITING_APPROVAL');
    for (const name of ['approveRefund', 'rejectRefund'] as const)
      expect(await desk.decide(name, { refundId: refund.id, ...reasonFor(name) })).toMatchObject({
        __typename: 'FourEyesRequired',
      });
    expect(desk.givenBack(sold)).toBe(0);
    await expect(
      desk.pool.query(
        `update approval set state = 'GRANTED', decided_at = now(), decided_by_kind = 'SUPERVISOR',
           decided_by = requested_by where state = 'WAITING'`,
      ),
    ).rejects.toThrow(/four_eyes/);
    const approved = await desk.decide('approveRefund', { refundId: refund.id }, desk.by('admin'));
    expect(approved.refund.state).toBe('SUCCEEDED');
  });

  it('is decided by supervisors and admins, and by nobody else', async () => {
    const sold = await sellMuch();
    const { refund } = await desk.refund(sold, { everything: true });
    const answer = await desk.tryDecide('approveRefund', { refundId: refund.id }, desk.by('agent'));
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const list = await desk.shop.ask(approvals, {}, desk.by('associate'));
    expect(list.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('goes once, though two approve it at the same moment, and again', async () => {
    const sold = await sellMuch();
    const { refund } = await desk.refund(sold, { everything: true });
    const approve = (as: 'supervisor' | 'admin') =>
      desk.decide('approveRefund', { refundId: refund.id }, desk.by(as));
    const answers = await Promise.all([
      approve('supervisor'),
      approve('admin'),
      approve('supervisor'),
    ]);
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual(['ApprovalClosed', 'ApprovalClosed', 'RefundPayload']);
    expect(await approve('admin')).toMatchObject({
      __typename: 'ApprovalClosed',
      approval: 'GRANTED',
    });
    expect(desk.givenBack(sold)).toBe(21_890);
  });

  it('goes once under the same key', async () => {
    const sold = await sellMuch();
    const { refund } = await desk.refund(sold, { everything: true });
    const input = { refundId: refund.id, idempotencyKey: freshKey() };
    const answers = await Promise.all([
      desk.decide('approveRefund', input),
      desk.decide('approveRefund', input),
    ]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['RefundPayload', 'RefundPayload']);
    expect(desk.givenBack(sold)).toBe(21_890);
    expect(await desk.decide('approveRefund', { ...input, note: 'other' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('is turned down, and its lines are free again', async () => {
    const sold = await sellMuch();
    const { refund } = await desk.refund(sold, { everything: true });
    const rejected = await desk.decide('rejectRefund', {
      refundId: refund.id,
      reason: 'No goods came back.',
    });
    expect(rejected.refund).toMatchObject({
      state: 'REJECTED',
      approval: { state: 'DECLINED', note: 'No goods came back.' },
    });
    expect(await desk.decide('approveRefund', { refundId: refund.id })).toMatchObject({
      __typename: 'ApprovalClosed',
    });
    const again = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
    expect(again.refund.state).toBe('SUCCEEDED');
    expect(desk.givenBack(sold)).toBe(1990);
  });

  it('is not rejected once it has gone, nor without a word', async () => {
    const sold = await desk.sell();
    const { refund } = await desk.refund(sold, { everything: true });
    expect(
      await desk.decide('rejectRefund', { refundId: refund.id, reason: 'Too late.' }),
    ).toMatchObject({ __typename: 'RefundNotInState', refundState: 'SUCCEEDED' });
    const wordless = await desk.tryDecide('rejectRefund', { refundId: refund.id, reason: ' ' });
    expect(wordless.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const unknown = await desk.tryDecide('approveRefund', { refundId: sold.id });
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

it('counts what somebody has refunded alone within a day, also at once', async () => {
  const sales = [];
  for (let count = 0; count < 4; count += 1) sales.push(await desk.sell({ quantity: 5 }));
  await desk.pool.query(
    `update refund_limit set per_day_minor = 20000, per_refund_minor = 20000 where role = 'ASSOCIATE'`,
  );
  const refunds = await Promise.all(
    sales.map((sold) => desk.refund(sold, { everything: true }, desk.by('associate'))),
  );
  const states = refunds.map(({ refund }) => refund.state).sort();
  expect(states).toEqual(['AWAITING_APPROVAL', 'AWAITING_APPROVAL', 'SUCCEEDED', 'SUCCEEDED']);
  const waiting = refunds.find(({ refund }) => refund.state === 'AWAITING_APPROVAL');
  expect(waiting?.refund.approval.because).toBe('PER_DAY');
});

it('shows the inbox in pages, newest first', async () => {
  const asked = [];
  for (let count = 0; count < 3; count += 1)
    asked.push((await desk.refund(await sellMuch(), { everything: true })).refund.id);
  const page = async (after?: string) =>
    (await desk.shop.ask(approvals, { state: 'WAITING', after }, desk.by('supervisor'))).data
      .approvals;
  const first = await page();
  expect(first.nodes.map((node: never) => node['refund']['id'])).toEqual(
    asked.reverse().slice(0, 2),
  );
  expect(first.pageInfo.hasNextPage).toBe(true);
  const second = await page(first.edges[1].cursor);
  expect(second.nodes[0].refund.id).toBe(asked[2]);
});

it('ends what nobody has approved in time', async () => {
  const sold = await sellMuch();
  const { refund } = await desk.refund(sold, { everything: true });
  clock.advance(7 * dayMs);
  const as = { token: await desk.shop.tokenOf('supervisor') };
  expect(await desk.decide('approveRefund', { refundId: refund.id }, as)).toMatchObject({
    __typename: 'ApprovalClosed',
    approval: 'EXPIRED',
  });
  const { gateway } = desk.shop.app;
  await Promise.all([expireApprovals(gateway), expireApprovals(gateway)]);
  const agent = { token: await desk.shop.tokenOf('agent') };
  await expect
    .poll(async () => (await desk.look(sold, agent)).refunds.nodes, { timeout: 15_000 })
    .toMatchObject([{ state: 'REJECTED', approval: { state: 'EXPIRED' } }]);
  expect(desk.givenBack(sold)).toBe(0);
  expect(await desk.findings()).toEqual([]);
});

function reasonFor(name: string) {
  return name === 'rejectRefund' ? { reason: 'Mine.' } : {};
}
