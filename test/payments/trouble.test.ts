import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { callProvider } from '../../src/payments/driving/call-provider.js';
import { enquireStale } from '../../src/payments/driving/enquire-stale.js';
import { leaseAttempt } from '../../src/payments/driving/lease-attempt.js';
import { audit } from './support/audit.js';
import { granted, openTill, type Till } from './support/till.js';

const clock = new ManualClock(new Date());
let till: Till;
beforeAll(async () => {
  till = await openTill({ clock, timeoutMs: 1000 });
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

/** How often the provider was asked for the money of this attempt, and how often it booked it. */
async function chargesOf(intentId: string) {
  const { control } = till.sandbox;
  const { id } = await till.attempt(intentId);
  const calls = control.calls().filter((call) => call.idempotencyKey === id);
  const booked = control.books().filter(({ reference }) => reference === intentId);
  return { calls: calls.length, booked: booked.length };
}

describe('an answer that does not come', () => {
  it.each([
    ['timeout-after', 'timeout', 1],
    ['error-after', 'http_500', 1],
    ['cut-answer', 'unreadable', 1],
    ['timeout-before', 'timeout', 2],
    ['error-before', 'http_500', 2],
  ] as const)('is no failure: %s ends well, charged once', async (kind, reason, calls) => {
    const intentId = await till.wish();
    till.sandbox.control.misbehave({ operation: 'authorize', misbehaviour: { kind } });
    expect(await till.pay(intentId, 'tok_success')).toBe('UNKNOWN');
    const attempt = await till.attempt(intentId);
    expect(attempt).toMatchObject({ state: 'UNKNOWN', enquire_at: expect.any(Date) });
    expect((await till.journal(intentId)).at(-1)).toMatchObject({ phase: 'UNKNOWN', code: reason });
    await till.enquire(attempt.id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
    expect(await chargesOf(intentId)).toEqual({ calls, booked: 1 });
    expect(await till.eventTypes(intentId)).toEqual([
      'PaymentRequested',
      'PaymentProcessing',
      'PaymentOutcomeUnknown',
      'PaymentAuthorized',
    ]);
  });

  it('lets nobody pay again while the outcome is open', async () => {
    const intentId = await till.paid('tok_timeout_after_charge');
    expect(await till.request(intentId, 'tok_mastercard')).toMatchObject({
      kind: 'AttemptInProgress',
    });
    await till.enquire((await till.attempt(intentId)).id);
  });

  it('is asked for later and later while the provider is away', async () => {
    const intentId = await till.paid('tok_timeout_after_charge');
    const { id } = await till.attempt(intentId);
    till.sandbox.control.misbehave({
      operation: 'read',
      misbehaviour: { kind: 'error-before' },
      times: 3,
    });
    const pauses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1) {
      await till.enquire(id);
      const { enquire_at: at } = await till.attempt(intentId);
      pauses.push(((at?.getTime() ?? 0) - clock.now().getTime()) / secondMs);
    }
    expect(pauses).toEqual([5, 10, 20]);
    await till.enquire(id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  });

  it('becomes a case at its deadline, and what still comes is given back', async () => {
    const intentId = await till.paid('tok_timeout_after_charge');
    const { id } = await till.attempt(intentId);
    clock.advance(16 * minuteMs);
    till.sandbox.control.misbehave({ operation: 'read', misbehaviour: { kind: 'error-before' } });
    await till.enquire(id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'FAILED' });
    expect((await till.events(intentId)).at(-1)).toMatchObject({
      type: 'PaymentConflicted',
      payload: { conflict: 'OUTCOME_UNKNOWN', state: 'FAILED' },
    });
    await till.enquire(id);
    await till.driveAll(intentId);
    expect(await till.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
    expect(await till.intent(intentId)).toMatchObject({ state: 'FAILED', authorized_minor: 0 });
  });

  it('is a failure only when the provider has never heard of it, and nobody tries any more', async () => {
    const intentId = await till.paid('tok_error_500_before_charge');
    const { id } = await till.attempt(intentId);
    await till.enquire(id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'UNKNOWN' });
    expect(await chargesOf(intentId)).toEqual({ calls: 2, booked: 0 });
    clock.advance(2 * minuteMs);
    await till.enquire(id);
    expect(await till.intent(intentId)).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      last_decline_code: 'PROCESSING_ERROR',
    });
    expect(await chargesOf(intentId)).toEqual({ calls: 2, booked: 0 });
    // The last call might still arrive, so the end is not believed at once.
    expect(await till.attempt(intentId)).toMatchObject({ state: 'FAILED', settled_at: null });
    clock.advance(10 * minuteMs);
    await till.enquire(id);
    expect(await till.attempt(intentId)).toMatchObject({
      settled_at: expect.any(Date),
      enquire_at: null,
    });
  });
});

describe('a process that dies', () => {
  it('between the request and the call: the sweep sends it', async () => {
    const intentId = await till.wish();
    granted(await till.request(intentId, 'tok_success'));
    const { id } = await till.attempt(intentId);
    expect(await staleJobs()).not.toContain(`enquire:${id}`);
    clock.advance(30 * secondMs);
    expect(await staleJobs()).toContain(`enquire:${id}`);
    await till.enquire(id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
    expect(await chargesOf(intentId)).toEqual({ calls: 1, booked: 1 });
  });

  it('between the call and the answer: the sweep finds out, and the card is charged once', async () => {
    const intentId = await till.wish();
    const { attemptId } = granted(await till.request(intentId, 'tok_success'));
    await callAndForget(attemptId);
    await till.enquire(attemptId);
    expect(await till.intent(intentId)).toMatchObject({ state: 'PROCESSING' });
    clock.advance(30 * secondMs);
    expect(await staleJobs()).toContain(`enquire:${attemptId}`);
    await till.enquire(attemptId);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
    expect(await chargesOf(intentId)).toEqual({ calls: 1, booked: 1 });
  });

  it('in the middle of a capture: the sweep finds out, and the money is taken once', async () => {
    const intentId = await till.paid();
    const { operationId } = granted(
      await till.claim({ intentId, amountMinor: 4000, final: false }),
    );
    clock.advance(30 * secondMs);
    expect(await staleJobs()).toContain(`operation:${operationId}`);
    till.sandbox.control.misbehave({ operation: 'capture', misbehaviour: { kind: 'cut-answer' } });
    expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
    expect(await till.driveOperation(operationId)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({
      state: 'PARTIALLY_CAPTURED',
      captured_minor: 4000,
      claimed_minor: 0,
    });
  });

  it('before it has read the news: the sweep has it read', async () => {
    const intentId = await till.wish();
    till.sandbox.control.misbehave({
      operation: 'authorize',
      misbehaviour: { kind: 'error-after' },
    });
    expect(await till.pay(intentId, 'tok_success')).toBe('UNKNOWN');
    await till.sandbox.control.webhooksIdle();
    const event = (await till.inbox()).at(-1);
    clock.advance(30 * secondMs);
    expect(await staleJobs()).toContain(`news:sandbox:${event?.event_id}`);
    await till.readNews();
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
    expect((await till.events(intentId)).at(-1)).toMatchObject({
      channel: 'WEB',
      correlation_id: (await till.attempt(intentId)).correlation_id,
    });
  });

  /** The call is made, and whoever made it is gone before the answer could be written. */
  async function callAndForget(attemptId: string): Promise<void> {
    const lease = await till.gateway.runAsSystem('leaseAttempt', (work) =>
      leaseAttempt(work, attemptId, 'DRIVE'),
    );
    if (!('attempt' in lease)) throw new Error('the attempt was not free');
    await callProvider(till.gateway, lease);
  }

  /** The keys of the jobs that the sweep has planned. */
  async function staleJobs(): Promise<string[]> {
    await till.gateway.database.pool.query('delete from graphile_worker._private_jobs');
    await enquireStale(till.gateway, true);
    const { rows } = await till.gateway.database.pool.query<{ key: string }>(
      'select key from graphile_worker.jobs',
    );
    return rows.map(({ key }) => key);
  }
});

describe('a provider that is wrong', () => {
  it('is not believed when it speaks of another amount; its next answer may put it right', async () => {
    const intentId = await till.wish();
    till.sandbox.control.misbehave({
      operation: 'authorize',
      misbehaviour: { kind: 'lie', byMinor: 100 },
    });
    expect(await till.pay(intentId, 'tok_success')).toBe('CONFLICTED');
    expect(await till.intent(intentId)).toMatchObject({ authorized_minor: 0 });
    expect((await till.events(intentId)).at(-1)).toMatchObject({
      type: 'PaymentConflicted',
      payload: { conflict: 'AMOUNT_DIFFERS' },
    });
    await till.enquire((await till.attempt(intentId)).id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  });

  it('gives back what it holds when a conflicted payment is cancelled', async () => {
    const intentId = await till.wish();
    till.sandbox.control.misbehave({
      operation: 'authorize',
      misbehaviour: { kind: 'lie', byMinor: -1 },
    });
    await till.pay(intentId, 'tok_success');
    granted(await till.cancel(intentId));
    await till.enquire((await till.attempt(intentId)).id);
    await till.driveAll(intentId);
    expect(await till.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
    expect(await till.intent(intentId)).toMatchObject({ state: 'CANCELED' });
  });

  it('is asked again when its answer to a capture does not add up', async () => {
    const intentId = await till.paid();
    till.sandbox.control.misbehave({
      operation: 'capture',
      misbehaviour: { kind: 'lie', byMinor: 1 },
    });
    const { operationId } = granted(
      await till.claim({ intentId, amountMinor: 10_000, final: true }),
    );
    expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
    expect(await till.driveOperation(operationId)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({ state: 'CAPTURED' });
  });
});

describe('time', () => {
  it('ends what nobody has paid, and gives back what comes after', async () => {
    const intentId = await till.wish({ payWithinMs: minuteMs });
    expect(await till.pay(intentId, 'tok_challenge')).toBe('REQUIRES_ACTION');
    clock.advance(2 * minuteMs);
    await till.expire();
    expect(await till.intent(intentId)).toMatchObject({ state: 'EXPIRED' });
    const attempt = await till.attempt(intentId);
    till.sandbox.control.settleChallenge(attempt.provider_reference ?? '', 'approve');
    await till.enquire(attempt.id);
    await till.driveAll(intentId);
    expect(await till.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
    expect(await till.intent(intentId)).toMatchObject({ state: 'EXPIRED', authorized_minor: 0 });
  });

  it('leaves a payment alone whose outcome is open, until it is known', async () => {
    const intentId = await till.wish({ payWithinMs: minuteMs });
    expect(await till.pay(intentId, 'tok_timeout_after_charge')).toBe('UNKNOWN');
    clock.advance(2 * minuteMs);
    await till.expire();
    expect(await till.intent(intentId)).toMatchObject({ state: 'UNKNOWN' });
    await till.enquire((await till.attempt(intentId)).id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  });

  it('notices that a hold has lapsed although the news of it was lost', async () => {
    till.sandbox.control.conductWebhooks({ paused: true });
    const intentId = await till.paid('tok_short_authorization');
    clock.advance(3 * minuteMs);
    await till.enquire((await till.attempt(intentId)).id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'EXPIRED', expired_minor: 10_000 });
    expect(await till.attempt(intentId)).toMatchObject({ enquire_at: null });
  });
});
