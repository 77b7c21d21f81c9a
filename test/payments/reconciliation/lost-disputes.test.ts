import { afterEach, expect, it } from 'vitest';
import { reconcilePayments } from '../../../src/payments/reconciliation/reconcile-payments.js';
import { bankOf } from '../disputes/bank.js';
import { openStripe } from '../providers/open-stripe.js';
import { audit } from '../support/audit.js';
import { openTill, type Till } from '../support/till.js';

let till: Till;
afterEach(async () => {
  await till.close();
});

const outcome = async () => (await reconcilePayments(till.gateway))[0]?.outcome;

const news = async (intentId: string) =>
  (await till.eventTypes(intentId)).filter((type) => type.includes('Dispute'));

it('hears of a dispute whose news was lost, and of its end, each once', async () => {
  till = await openTill();
  const bank = bankOf(till);
  const intentId = await till.paid();
  await till.capture(intentId, 10_000);
  await bank.hear();
  till.sandbox.control.conductWebhooks({ paused: true });
  const id = bank.contest(intentId, { amountMinor: 4000 });
  expect(await outcome()).toBe('COMPARED');
  expect(await bank.amounts(intentId)).toMatchObject({ state: 'DISPUTED', disputed: 4000 });
  await outcome();
  expect(await news(intentId)).toEqual(['PaymentDisputed']);
  bank.decide(intentId, id, 'lose');
  await outcome();
  await outcome();
  expect(await bank.amounts(intentId)).toMatchObject({ state: 'CHARGED_BACK', chargedBack: 4000 });
  expect(await news(intentId)).toEqual(['PaymentDisputed', 'DisputeLost']);
  expect(await audit(till)).toEqual([]);
});

it('hears of it from Stripe too, and says so where it did not answer', async () => {
  const subject = await openStripe();
  till = await openTill({ provider: subject.provider });
  const intentId = await till.paid('pm_success', { captureMethod: 'AUTOMATIC' });
  const { id: key } = await till.attempt(intentId);
  subject.standIn.contest(key);
  expect(await outcome()).toBe('COMPARED');
  expect(await till.intent(intentId)).toMatchObject({ state: 'DISPUTED', disputed_minor: 10_000 });
  expect(await audit(till)).toEqual([]);
  await subject.standIn.close();
  expect(await outcome()).toBe('UNREACHABLE');
});
