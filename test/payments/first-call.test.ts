import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { later, ManualClock, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { driveAttempt, FirstCall, requestPayment } from '../../src/payments/index.js';
import { statementsOf } from '../support/statements.js';
import { audit } from './support/audit.js';
import { granted, guest, guestKey, openTill, type Till } from './support/till.js';

const clock = new ManualClock(new Date());
let till: Till;
beforeAll(async () => {
  till = await openTill({ clock, timeoutMs: 20_000 });
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

/** Somebody who wants money, has a card for it, and means to call the provider at once. */
async function ask(firstCall: FirstCall, fails = false) {
  till.sandbox.control.forgetCalls();
  const asked = await till.gateway.run(guest(), { name: 'requestPayment' }, async (work) => {
    const requested = await requestPayment(
      work,
      {
        orderId: null,
        owner: { customerId: null, guestKey },
        amountMinor: 10_000,
        currency: 'EUR',
        captureMethod: 'MANUAL',
        purpose: 'PURCHASE',
        expiresAt: later(work.now, 30 * minuteMs),
      },
      { methodToken: 'tok_success', returnUrl: null, firstCall },
    );
    if (fails) throw new Error('the order could not be written');
    return requested;
  });
  return granted(asked);
}

const keysAsked = () =>
  till.sandbox.control
    .calls()
    .filter(({ operation }) => operation === 'authorize')
    .map((call) => call.idempotencyKey);

it('is made by whoever wrote the attempt, without asking who may', async () => {
  till.sandbox.control.conductWebhooks({ paused: true });
  const firstCall = new FirstCall();
  const { intentId, attemptId } = await ask(firstCall);
  expect(await till.attempt(intentId)).toMatchObject({ id: attemptId, state: 'PROCESSING' });
  const { result, statements } = await statementsOf(() =>
    driveAttempt(till.gateway, attemptId, { firstCall }),
  );
  expect(result).toBe('AUTHORIZED');
  expect(statements.filter((statement) => statement === 'begin')).toHaveLength(1);
  expect(await till.eventTypes(intentId)).toEqual([
    'PaymentRequested',
    'PaymentProcessing',
    'PaymentAuthorized',
  ]);
  expect((await till.journal(intentId)).map(({ phase }) => phase)).toEqual([
    'REQUESTED',
    'SUCCEEDED',
  ]);
});

it('is the only one: who drives the attempt beside it waits for its outcome', async () => {
  const firstCall = new FirstCall();
  const { attemptId } = await ask(firstCall);
  till.sandbox.control.misbehave({
    operation: 'authorize',
    misbehaviour: { kind: 'slow', delayMs: 150 },
  });
  const states = await Promise.all([
    till.drive(attemptId),
    driveAttempt(till.gateway, attemptId, { firstCall }),
    driveAttempt(till.gateway, attemptId, { firstCall }),
    till.drive(attemptId),
  ]);
  expect(new Set(states)).toEqual(new Set(['AUTHORIZED']));
  expect(keysAsked()).toEqual([attemptId]);
});

it('is not made for an attempt that was rolled back', async () => {
  const firstCall = new FirstCall();
  await expect(ask(firstCall, true)).rejects.toThrow('could not be written');
  const { attemptId } = await ask(new FirstCall());
  const driven = driveAttempt(till.gateway, attemptId, { firstCall });
  clock.advance(30 * secondMs);
  expect(await driven).toBe('AUTHORIZED');
  expect(keysAsked()).toEqual([attemptId]);
});

it('is not made any more once its time is over: then the provider is asked first', async () => {
  const firstCall = new FirstCall();
  const { attemptId } = await ask(firstCall);
  clock.advance(30 * secondMs);
  expect(await driveAttempt(till.gateway, attemptId, { firstCall })).toBe('AUTHORIZED');
  expect(till.sandbox.control.calls().map(({ operation }) => operation)).toEqual([
    'read',
    'authorize',
  ]);
});

it('is made by somebody else where its process dies before it, and charges once', async () => {
  const { intentId, attemptId } = await ask(new FirstCall());
  await till.enquire(attemptId);
  expect(await till.intent(intentId)).toMatchObject({ state: 'PROCESSING' });
  expect(keysAsked()).toEqual([]);
  clock.advance(30 * secondMs);
  await till.enquire(attemptId);
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  expect(keysAsked()).toEqual([attemptId]);
});

it('of a payment that is cancelled before it brings money that is given back', async () => {
  const firstCall = new FirstCall();
  const { intentId, attemptId } = await ask(firstCall);
  granted(await till.cancel(intentId));
  expect(await driveAttempt(till.gateway, attemptId, { firstCall })).toBe('CANCELED');
  await till.driveAll(intentId);
  expect(await till.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
});
