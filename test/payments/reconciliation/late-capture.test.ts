import { expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { reconcilePayments } from '../../../src/payments/reconciliation/reconcile-payments.js';
import { openTill } from '../support/till.js';

it('finds what became of a hold at its end, without being told how far to look back', async () => {
  const clock = new ManualClock(new Date());
  const till = await openTill({ clock });
  const intentId = await till.paid();
  const { provider_reference: paymentReference } = await till.attempt(intentId);
  clock.advance(6 * dayMs);
  await till.provider.operate({
    ...{ key: newId(), kind: 'CAPTURE', amountMinor: 100, currency: 'EUR' },
    ...{ paymentReference: paymentReference ?? '', final: false, reason: null },
  });
  clock.advance(dayMs / 2);
  const [result] = await reconcilePayments(till.gateway);
  expect(result?.differences.map(({ kind }) => kind)).toEqual(['CAPTURED']);
  await till.close();
});
