import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { NewsReader } from '../../src/payments/inbox/news-reader.js';
import { receiveProviderEvent } from '../../src/payments/inbox/receive-provider-event.js';
import { statementsOf } from '../support/statements.js';
import { audit } from './support/audit.js';
import { openTill, type Till } from './support/till.js';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

/** Keeps what the provider has to tell of a payment now, as if it had just come in. */
function tell(intentId: string, changes: object = {}) {
  const payment = till.sandbox.control.books().find(({ reference }) => reference === intentId);
  const body = { type: 'payment.authorized', data: { payment: { ...payment, ...changes } } };
  const event = { kind: 'genuine', eventId: randomUUID(), type: body.type, body } as const;
  return receiveProviderEvent(till.gateway, till.provider, event);
}

async function stateOf(eventId: string | undefined) {
  return (await till.inbox()).find(({ event_id: id }) => id === eventId)?.state;
}

it('that says nothing new is closed in the statement that keeps it', async () => {
  const intentId = await till.paid();
  const before = await till.events(intentId);
  const { result, statements } = await statementsOf(() => tell(intentId));
  expect(result).toMatchObject({ state: 'PROCESSED' });
  // Wake-ups, and the look for those that were missed, come when they come.
  const nowAndThen = /^select (pg_notify|stream, seq from stream_head)/;
  expect(statements.filter((statement) => !nowAndThen.test(statement))).toHaveLength(1);
  expect(await stateOf(result?.eventId)).toBe('PROCESSED');
  expect(await till.events(intentId)).toEqual(before);
});

it('is what was told before a capture of ours, and what is told after it', async () => {
  const intentId = await till.paid();
  const [early] = till.sandbox.control.books().filter(({ reference }) => reference === intentId);
  await till.capture(intentId, 4000);
  expect(await tell(intentId, { ...early })).toMatchObject({ state: 'PROCESSED' });
  expect(await tell(intentId)).toMatchObject({ state: 'PROCESSED' });
});

it.each([
  ['of another amount', { amount: { minor: 9999, currency: 'EUR' } }],
  ['in another currency', { amount: { minor: 10_000, currency: 'USD' } }],
  ['of another order', { reference: randomUUID() }],
  ['of another payment', { id: 'pay_another' }],
  ['of more money', { amountAuthorized: { minor: 10_001, currency: 'EUR' } }],
  ['of money that we did not take', { amountCaptured: { minor: 1, currency: 'EUR' } }],
  ['of money that we did not release', { amountVoided: { minor: 1, currency: 'EUR' } }],
  ['of money that we did not give back', { amountRefunded: { minor: 1, currency: 'EUR' } }],
  ['of a hold that has lapsed', { amountExpired: { minor: 1, currency: 'EUR' } }],
  ['with a key that is none', { idempotencyKey: 'not-ours' }],
])('is not news %s', async (_, changes) => {
  const intentId = await till.paid();
  expect(await tell(intentId, changes)).toMatchObject({ state: 'RECEIVED' });
});

it('is not news of an operation whose answer was lost, even where no sum has changed', async () => {
  const intentId = await till.paid();
  till.sandbox.control.misbehave({ operation: 'void', misbehaviour: { kind: 'error-after' } });
  expect(await till.release(intentId)).toBe('UNKNOWN');
  const told = await tell(intentId, { amountVoided: { minor: 0, currency: 'EUR' } });
  expect(told).toMatchObject({ state: 'RECEIVED' });
  await till.driveAll(intentId);
});

it('is not news of an attempt that has not succeeded', async () => {
  const intentId = await till.paid('tok_challenge');
  expect(await tell(intentId)).toMatchObject({ state: 'RECEIVED', isBeingCalled: false });
});

it('that is new is read before the reader lets go', async () => {
  const intentId = await till.wish();
  till.sandbox.control.misbehave({ operation: 'authorize', misbehaviour: { kind: 'error-after' } });
  expect(await till.pay(intentId, 'tok_success')).toBe('UNKNOWN');
  const reader = new NewsReader(till.gateway);
  const told = await Promise.all([tell(intentId), tell(intentId), tell(intentId)]);
  for (const kept of told) if (kept) reader.take(kept);
  await reader.drained();
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  for (const kept of told) expect(await stateOf(kept?.eventId)).toBe('PROCESSED');
});
