import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../support/audit.js';
import { granted, openTill, type Till } from '../support/till.js';
import { openStripe } from './open-stripe.js';

let subject: Awaited<ReturnType<typeof openStripe>>;
let till: Till;

beforeAll(async () => {
  subject = await openStripe();
  till = await openTill({ provider: subject.provider });
});
afterAll(async () => {
  await till.close();
  await subject.standIn.close();
});

it('asks Stripe once for a refund that a bank decides about for longer than Stripe keeps keys', async () => {
  const intentId = await till.paid('pm_success', { captureMethod: 'AUTOMATIC' });
  const { id: key } = await till.attempt(intentId);
  subject.standIn.forgetKeysWhileRefundsWait();
  const { operationId } = granted(await till.askRefund(intentId, 4000));
  expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
  subject.standIn.forgetKeysWhileRefundsWait();
  expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
  const refunded = () =>
    subject.standIn.books().find((booked) => booked.key === key)?.refundedMinor;
  expect(refunded()).toBe(4000);
  subject.standIn.endRefunds(key);
  expect(await till.driveOperation(operationId)).toBe('SUCCEEDED');
  expect(refunded()).toBe(4000);
  expect(await till.intent(intentId)).toMatchObject({ refunded_minor: 4000 });
  expect(await audit(till)).toEqual([]);
});
