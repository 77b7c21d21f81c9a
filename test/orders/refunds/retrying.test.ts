import { afterAll, beforeAll, expect, it } from 'vitest';
import { undoOperation } from '../../../src/payments/commands/record/undo-operation.js';
import { lockAttempt } from '../../../src/payments/data/store.js';
import { freshKey } from '../../support/journey.js';
import { type Desk, openDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ stock: { 'CAP-BLUE': { LYON: 500 } } });
});
afterAll(() => desk.close());

const failOnce = () =>
  desk.shop.sandbox.control.misbehave({
    operation: 'refund',
    misbehaviour: { kind: 'error-before', status: 400 },
  });

it('sends a failed refund again, once, though two ask for it', async () => {
  const sold = await desk.sell();
  failOnce();
  const { refund } = await desk.refund(sold, { everything: true });
  expect(refund).toMatchObject({
    state: 'FAILED',
    refunded: { amountMinor: 0 },
    payments: [{ phase: 'FAILED', code: 'invalid_request' }],
  });
  expect((await desk.look(sold)).paymentIntent.state).toBe('CAPTURED');
  expect(await desk.refund(sold, { everything: true })).toMatchObject({
    __typename: 'NothingToRefund',
  });
  const again = () => desk.decide('retryRefund', { refundId: refund.id }, desk.by('agent'));
  const answers = await Promise.all([again(), again(), again()]);
  const kinds = answers.map(({ __typename }) => __typename).sort();
  expect(kinds).toEqual(['RefundNotInState', 'RefundNotInState', 'RefundPayload']);
  expect((await desk.look(sold)).refunds.nodes).toMatchObject([
    { state: 'SUCCEEDED', payments: [{ phase: 'FAILED' }, { phase: 'SUCCEEDED' }] },
  ]);
  expect(await again()).toMatchObject({ __typename: 'RefundNotInState', refundState: 'SUCCEEDED' });
  expect(desk.givenBack(sold)).toBe(1990);
  expect(await desk.findings()).toEqual([]);
});

it('sends it again once under the same key, also by the payment that is named', async () => {
  const sold = await desk.sell();
  failOnce();
  const { refund } = await desk.refund(sold, { everything: true });
  const input = {
    refundId: refund.id,
    paymentIntentId: sold.intentId,
    idempotencyKey: freshKey(),
  };
  const other = await desk.sell();
  const foreign = await desk.tryDecide(
    'retryRefund',
    { refundId: refund.id, paymentIntentId: other.intentId },
    desk.by('agent'),
  );
  expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const answers = await Promise.all([
    desk.decide('retryRefund', input, desk.by('agent')),
    desk.decide('retryRefund', input, desk.by('agent')),
  ]);
  expect(answers.map(({ refund: each }) => each?.id)).toEqual([refund.id, refund.id]);
  expect(desk.givenBack(sold)).toBe(1990);
});

it('sends what one tender could not give back by another one, and each once', async () => {
  const sold = await desk.sellWith([
    { amountMinor: 2500, paymentMethodToken: 'tok_success' },
    { paymentMethodToken: 'tok_refund_fails' },
  ]);
  const [first, second] = sold.intentIds;
  const { refund } = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
  expect(refund).toMatchObject({
    state: 'FAILED',
    payments: [
      { phase: 'FAILED', amount: { amountMinor: 1480 }, paymentIntentId: second },
      { phase: 'SUCCEEDED', amount: { amountMinor: 510 }, paymentIntentId: first },
    ],
  });
  expect(
    await desk.decide('rejectRefund', { refundId: refund.id, reason: 'Half of it is gone.' }),
  ).toMatchObject({ __typename: 'RefundNotInState', refundState: 'FAILED' });
  const again = await desk.decide(
    'retryRefund',
    { refundId: refund.id, paymentIntentId: first },
    desk.by('agent'),
  );
  expect(again.refund).toMatchObject({ state: 'SUCCEEDED', refunded: { amountMinor: 1990 } });
  expect(await desk.findings()).toEqual([]);
});

it('opens a refund again that a bank has turned down after its success', async () => {
  const sold = await desk.sell();
  const { refund } = await desk.refund(sold, { everything: true });
  const { gateway } = desk.shop.app;
  const undo = () =>
    gateway.runAsSystem('undo', async (work) => {
      const { rows } = await desk.pool.query(
        `select operation_id, attempt_id from payment_operation join refund_payment using (operation_id)
         where refund_id = $1 limit 1`,
        [Buffer.from(refund.id, 'base64url').toString().split(':')[1]],
      );
      const locked = await lockAttempt(work, rows[0].attempt_id);
      if (!locked) throw new Error('there is no such attempt');
      const failed = {
        key: rows[0].operation_id,
        reference: 'x',
        amountMinor: 1990,
        code: 'closed',
      };
      return undoOperation(work, locked, failed);
    });
  desk.shop.leaves({
    promise: 'The books of every provider agree',
    because: 'only we are told that the refund was turned down, and not the provider',
  });
  expect(await undo()).toBe('DONE');
  expect(await undo()).toBe('DONE');
  expect((await desk.look(sold)).refunds.nodes).toMatchObject([
    {
      state: 'FAILED',
      refunded: { amountMinor: 0 },
      payments: [{ phase: 'FAILED', code: 'closed' }],
    },
  ]);
  expect(await desk.findings()).toEqual([]);
});

it('gives back by the tender that is named, if it can', async () => {
  const sold = await desk.sellWith([
    { amountMinor: 2500, paymentMethodToken: 'tok_success' },
    { paymentMethodToken: 'tok_mastercard' },
  ]);
  const [first, second] = sold.intentIds;
  const named = (paymentIntentId: string | undefined, amountMinor: number) =>
    desk.refund(sold, { amountMinor, paymentIntentId });
  expect((await named(first, 2000)).refund.payments).toMatchObject([{ paymentIntentId: first }]);
  expect(await named(first, 501)).toMatchObject({
    __typename: 'RefundNotPossible',
    refundableMinor: 500,
  });
  expect((await named(second, 1480)).refund.payments).toMatchObject([{ paymentIntentId: second }]);
  const foreign = await desk.tryRefund(sold, {
    amountMinor: 1,
    paymentIntentId: (await desk.sell()).intentId,
  });
  expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const associate = await desk.tryRefund(
    sold,
    { amountMinor: 1, paymentIntentId: first },
    desk.by('associate'),
  );
  expect(associate.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const rest = await desk.refund(sold, { everything: true });
  expect(rest.refund).toMatchObject({ state: 'SUCCEEDED', amount: { amountMinor: 500 } });
  expect(await desk.findings()).toEqual([]);
});

it('gives a failed refund up, so that its lines can be refunded otherwise', async () => {
  const sold = await desk.sell({ quantity: 2 }, { token: 'tok_refund_fails' });
  const { refund } = await desk.refund(sold, { everything: true });
  expect(refund.state).toBe('FAILED');
  const again = await desk.decide('retryRefund', { refundId: refund.id }, desk.by('agent'));
  expect(again.refund.state).toBe('FAILED');
  const ended = await desk.decide('rejectRefund', { refundId: refund.id, reason: 'Cash instead.' });
  expect(ended.refund).toMatchObject({ state: 'REJECTED', approval: null });
  const next = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
  expect(next.refund).toMatchObject({ state: 'FAILED', amount: { amountMinor: 1990 } });
  expect(desk.givenBack(sold)).toBe(0);
  expect(await desk.findings()).toEqual([]);
});

it('asks about a refund without an answer, and never sends it twice', async () => {
  const sold = await desk.sell();
  desk.shop.sandbox.control.misbehave({
    operation: 'refund',
    misbehaviour: { kind: 'timeout-after' },
  });
  const { refund } = await desk.refund(sold, { everything: true });
  expect(['PROCESSING', 'SUCCEEDED']).toContain(refund.state);
  await expect
    .poll(async () => (await desk.look(sold)).refunds.nodes[0].state, { timeout: 30_000 })
    .toBe('SUCCEEDED');
  expect(desk.givenBack(sold)).toBe(1990);
  expect(await desk.findings()).toEqual([]);
});

it('cannot be made to pay more than its amount, whoever writes to the database', async () => {
  const sold = await desk.sell({ quantity: 2 });
  const { refund } = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
  const id = Buffer.from(refund.id, 'base64url').toString('utf8').split(':')[1];
  const again = `insert into refund_payment (operation_id, refund_id, intent_id, amount_minor, phase, requested_at)
    select gen_random_uuid(), refund_id, intent_id, 1, 'PENDING', now() from refund_payment where refund_id = $1`;
  await expect(desk.pool.query(again, [id])).rejects.toThrow(/never_paid_twice/);
  await expect(
    desk.pool.query('update refund_payment set amount_minor = 1 where refund_id = $1', [id]),
  ).rejects.toThrow(/ends once/);
  await expect(
    desk.pool.query('delete from refund_payment where refund_id = $1', [id]),
  ).rejects.toThrow(/never changed or removed/);
});
