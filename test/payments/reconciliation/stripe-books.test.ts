import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import { reconcilePayments } from '../../../src/payments/reconciliation/reconcile-payments.js';
import { openStripe } from '../providers/open-stripe.js';
import { audit } from '../support/audit.js';
import { openTill, type Till } from '../support/till.js';

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

async function reconciled() {
  const [result] = await reconcilePayments(till.gateway);
  return {
    outcome: result?.outcome,
    compared: result?.compared,
    kinds: result?.differences.map(({ kind }) => kind),
  };
}

/** Something is asked of Stripe that our books know nothing of, and all that they need to be asked for it. */
const call = (more: object = {}) => ({
  key: newId(),
  amountMinor: 700,
  currency: 'EUR',
  final: false,
  reason: null,
  ...more,
});

it('agree with ours, whatever was captured, given up and given back', async () => {
  const captured = await till.paid('pm_success');
  await till.capture(captured, 4000, true);
  const released = await till.paid('pm_success');
  await till.release(released);
  const refunded = await till.paid('pm_success', { captureMethod: 'AUTOMATIC' });
  for (let parts = 0; parts < 12; parts += 1) await till.refund(refunded, 100);
  await till.pay(await till.wish(), 'pm_decline');
  expect(await reconciled()).toEqual({ outcome: 'COMPARED', compared: 4, kinds: [] });
  expect(await audit(till)).toEqual([]);
});

it('show what was given back elsewhere, and what was taken of which we know nothing', async () => {
  const intentId = await till.paid('pm_success', { captureMethod: 'AUTOMATIC' });
  const { provider_reference: reference } = await till.attempt(intentId);
  await subject.provider.operate(call({ kind: 'REFUND', paymentReference: reference }) as never);
  await subject.provider.authorize(
    call({
      ...{ reference: newId(), methodToken: 'pm_success', customerId: null, returnUrl: null },
      ...{ captureMethod: 'AUTOMATIC', initiator: 'CUSTOMER', exemption: null, challenge: false },
      ...{ keep: null, correlationId: 'elsewhere' },
    }) as never,
  );
  expect((await reconciled()).kinds?.sort()).toEqual(['REFUNDED', 'UNKNOWN_TO_US']);
});
