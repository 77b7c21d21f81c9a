import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/kernel/refusal.js';
import { recordOperation } from '../../src/payments/commands/record/record-operation.js';
import { findPendingOperation } from '../../src/payments/data/store.js';
import { audit } from './support/audit.js';
import { granted, kindOf, openTill, type Till } from './support/till.js';

let till: Till;
async function pendingOf(operationId: string) {
  const pending = await findPendingOperation(till.gateway.db, operationId);
  if (!pending) throw new Error('it has ended');
  return pending;
}
beforeAll(async () => {
  till = await openTill();
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

describe('taking held money', () => {
  it('takes parts until nothing is left, and not a cent more', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    expect(await till.capture(intentId, 40)).toBe('SUCCEEDED');
    expect(await till.capture(intentId, 40)).toBe('SUCCEEDED');
    expect(await till.claim({ intentId, amountMinor: 40, final: false })).toMatchObject({
      kind: 'CaptureNotPossible',
      capturableMinor: 20,
      currency: 'EUR',
    });
    expect(await till.intent(intentId)).toMatchObject({
      state: 'PARTIALLY_CAPTURED',
      captured_minor: 80,
    });
    expect(await till.capture(intentId, 20)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ state: 'CAPTURED' });
  });

  it('counts what is promised as well as what was taken', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    const claims = await Promise.all(
      [40, 40, 40].map((amountMinor) => till.claim({ intentId, amountMinor, final: false })),
    );
    expect(claims.map(kindOf).sort()).toEqual(['CaptureNotPossible', 'granted', 'granted']);
    expect(await till.intent(intentId)).toMatchObject({ claimed_minor: 80, captured_minor: 0 });
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({ claimed_minor: 0, captured_minor: 80 });
  });

  it('releases with the last capture what it leaves', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    expect(await till.capture(intentId, 60, true)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({
      state: 'CAPTURED',
      captured_minor: 60,
      voided_minor: 40,
      void_pending_minor: 0,
    });
    expect((await till.journal(intentId)).map(({ kind, phase }) => `${kind} ${phase}`)).toEqual([
      'AUTHORIZE REQUESTED',
      'AUTHORIZE SUCCEEDED',
      'CAPTURE REQUESTED',
      'CAPTURE SUCCEEDED',
      'VOID REQUESTED',
      'VOID SUCCEEDED',
    ]);
  });

  it('takes a last part beside one under way, and releases the rest after both', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    const first = granted(await till.claim({ intentId, amountMinor: 30, final: false }));
    const last = granted(await till.claim({ intentId, amountMinor: 50, final: true }));
    expect(await till.driveOperation(last.operationId)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ captured_minor: 50, voided_minor: 0 });
    expect(await till.driveOperation(first.operationId)).toBe('SUCCEEDED');
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({
      state: 'CAPTURED',
      captured_minor: 80,
      voided_minor: 20,
    });
  });

  it('keeps the rest for the part whose capture failed, and releases it with the next', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    const first = granted(await till.claim({ intentId, amountMinor: 30, final: false }));
    const last = granted(await till.claim({ intentId, amountMinor: 50, final: true }));
    await till.driveOperation(last.operationId);
    await till.gateway.runAsSystem('fail', async (work) => {
      const { attempt_id: attemptId } = await pendingOf(first.operationId);
      const outcome = { kind: 'failed', code: 'capture_failed' } as const;
      return recordOperation(work, { operationId: first.operationId, attemptId, outcome });
    });
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({ captured_minor: 50, voided_minor: 0 });
    expect(await till.capture(intentId, 30, true)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ captured_minor: 80, voided_minor: 20 });
  });

  it('never draws the same money for two last parts at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const intentId = await till.paid('tok_success', { amountMinor: 100 });
      granted(await till.claim({ intentId, amountMinor: 10, final: false }));
      const claims = await Promise.all(
        [60, 60].map((amountMinor) => till.claim({ intentId, amountMinor, final: true })),
      );
      expect(claims.map(kindOf).sort()).toEqual(['CaptureNotPossible', 'granted']);
      await till.driveAll(intentId);
      await till.driveAll(intentId);
      expect(await till.intent(intentId)).toMatchObject({ captured_minor: 70, voided_minor: 30 });
    }
  });

  it('frees the claim when the capture fails', async () => {
    const intentId = await till.paid('tok_capture_fails');
    expect(await till.capture(intentId, 4000)).toBe('FAILED');
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED', claimed_minor: 0 });
    expect((await till.events(intentId)).at(-1)).toMatchObject({
      type: 'CaptureFailed',
      payload: { operationMinor: 4000, reason: 'capture_failed' },
    });
  });

  it('captures once when several drive the same capture', async () => {
    await using till = await openTill({ timeoutMs: 20_000 });
    const intentId = await till.paid();
    const { operationId } = granted(
      await till.claim({ intentId, amountMinor: 10_000, final: true }),
    );
    till.sandbox.control.forgetCalls();
    till.sandbox.control.misbehave({
      operation: 'capture',
      misbehaviour: { kind: 'slow', delayMs: 100 },
    });
    const phases = await Promise.all(
      Array.from({ length: 6 }, () => till.driveOperation(operationId)),
    );
    expect(new Set(phases)).toEqual(new Set(['SUCCEEDED']));
    const calls = till.sandbox.control.calls().filter(({ operation }) => operation === 'capture');
    expect(calls).toHaveLength(1);
  });

  it('takes nothing of what is not held', async () => {
    const unpaid = await till.wish();
    expect(kindOf(await till.claim({ intentId: unpaid, amountMinor: 1, final: false }))).toBe(
      'CaptureNotPossible',
    );
    const voided = await till.paid();
    await till.release(voided);
    expect(kindOf(await till.claim({ intentId: voided, amountMinor: 1, final: false }))).toBe(
      'CaptureNotPossible',
    );
  });
});

describe('giving up a hold', () => {
  it('releases what was not taken, once', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    await till.capture(intentId, 30);
    const asked = await Promise.all([till.askVoid(intentId), till.askVoid(intentId)]);
    expect(asked.map(kindOf).sort()).toEqual(['VoidNotPossible', 'granted']);
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({
      state: 'CAPTURED',
      captured_minor: 30,
      voided_minor: 70,
    });
  });

  it('ends as VOIDED when nothing was taken', async () => {
    const intentId = await till.paid();
    expect(await till.release(intentId)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ state: 'VOIDED', voided_minor: 10_000 });
    expect((await till.eventTypes(intentId)).at(-1)).toBe('PaymentVoided');
  });

  it('agrees with a capture at the same moment: one of the two wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const intentId = await till.paid('tok_success', { amountMinor: 100 });
      const answers = await Promise.all([
        till.claim({ intentId, amountMinor: 100, final: true }),
        till.askVoid(intentId),
      ]);
      expect(answers.filter(isRefusal)).toHaveLength(1);
      await till.driveAll(intentId);
      const { captured_minor: captured, voided_minor: voided } = await till.intent(intentId);
      expect([captured, voided].sort()).toEqual([0, 100]);
    }
  });

  it('notices that there was nothing to release, because the hold had lapsed', async () => {
    till.sandbox.control.conductWebhooks({ paused: true });
    const intentId = await till.paid('tok_short_authorization');
    till.sandbox.control.advanceClock(61_000);
    expect(await till.release(intentId)).toBe('FAILED');
    expect(await till.intent(intentId)).toMatchObject({
      state: 'AUTHORIZED',
      void_pending_minor: 0,
    });
    await till.enquire((await till.attempt(intentId)).id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'EXPIRED', expired_minor: 10_000 });
  });
});

describe('giving money back', () => {
  it('gives back parts, and never more than was taken', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    await till.capture(intentId, 100);
    expect(await till.refund(intentId, 60)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ state: 'PARTIALLY_REFUNDED' });
    expect(await till.askRefund(intentId, 41)).toMatchObject({
      kind: 'RefundNotPossible',
      refundableMinor: 40,
    });
    expect(await till.refund(intentId, 40)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ state: 'REFUNDED', refunded_minor: 100 });
  });

  it('lets one of twenty full refunds through', async () => {
    const intentId = await till.paid();
    await till.capture(intentId, 10_000);
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => till.askRefund(intentId, 10_000)),
    );
    const kinds = asked.map(kindOf);
    expect(kinds.filter((kind) => kind === 'granted')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'RefundNotPossible')).toHaveLength(19);
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({ refunded_minor: 10_000 });
  });

  it('counts no refund that failed, and lets it be tried again', async () => {
    const intentId = await till.paid('tok_refund_fails');
    await till.capture(intentId, 10_000);
    expect(await till.refund(intentId, 10_000)).toBe('FAILED');
    expect(await till.intent(intentId)).toMatchObject({
      state: 'CAPTURED',
      refunded_minor: 0,
      refund_pending_minor: 0,
    });
    expect(kindOf(await till.askRefund(intentId, 10_000))).toBe('granted');
    await till.driveAll(intentId);
  });

  it.each(['timeout-after', 'error-after', 'cut-answer', 'timeout-before'] as const)(
    'gives back once when the answer is lost: %s',
    async (kind) => {
      const intentId = await till.paid();
      await till.capture(intentId, 10_000);
      till.sandbox.control.misbehave({ operation: 'refund', misbehaviour: { kind } });
      const { operationId } = granted(await till.askRefund(intentId, 10_000));
      expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
      expect(await till.intent(intentId)).toMatchObject({ refund_pending_minor: 10_000 });
      expect(await till.driveOperation(operationId)).toBe('SUCCEEDED');
      expect(await till.intent(intentId)).toMatchObject({ state: 'REFUNDED' });
    },
  );
});

describe('the journal', () => {
  it('cannot be changed, only added to', async () => {
    const intentId = await till.paid();
    const { pool } = till.gateway.database;
    for (const statement of [
      `update payment_operation set amount_minor = 1 where intent_id = '${intentId}'`,
      `delete from payment_operation where intent_id = '${intentId}'`,
    ])
      await expect(pool.query(statement)).rejects.toThrow('journal');
  });

  it('and the database refuse amounts that do not add up, whatever the code says', async () => {
    const intentId = await till.paid();
    const { pool } = till.gateway.database;
    await expect(
      pool.query('update payment_intent set captured_minor = 10001 where id = $1', [intentId]),
    ).rejects.toThrow('never_more_than_authorized');
    await expect(
      pool.query('update payment_intent set refunded_minor = 1 where id = $1', [intentId]),
    ).rejects.toThrow('never_more_than_captured');
  });
});
