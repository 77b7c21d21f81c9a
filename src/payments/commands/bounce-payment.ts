import type { Work } from '../../platform/commands/work.js';
import { lockAttempt } from '../data/store.js';
import { tellOfPayment } from '../events.js';
import type { LedgerAccount } from '../ledger/chart.js';
import { post } from '../ledger/post.js';
import { paymentProviders } from '../providers/registry.js';

export interface BouncePayment {
  readonly attemptId: string;
  /** Where the money lay by then; the account of its provider where nothing is said. */
  readonly account?: LedgerAccount;
  readonly reason: string;
}

/**
 * What a payment was made with turns out to bring nothing, such as a cheque that the bank does not pay: all that was
 * captured is taken off again, and owed by the buyer as before; also what was given back of it, as that was never had.
 * Answers how much that was; undefined where the attempt did not bring the money of its intent.
 */
export async function bouncePayment(
  work: Work,
  { attemptId, reason, account }: BouncePayment,
): Promise<number | undefined> {
  const locked = await lockAttempt(work, attemptId);
  if (locked?.attempt.state !== 'SUCCEEDED') return undefined;
  const { intent, attempt } = locked;
  const from = intent.state;
  const amountMinor = intent.capturedMinor;
  if (amountMinor === 0) return undefined;
  intent.bounce(amountMinor, work.now);
  await work.em.flush();
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  const { id: intentId, currency } = intent;
  await post(work, [
    {
      kind: 'CHEQUE_BOUNCED',
      tender: account ?? capabilities.account,
      operationId: attemptId,
      intentId,
      amountMinor,
      currency,
    },
  ]);
  tellOfPayment(work, 'PaymentBounced', intent, from, {
    attemptId,
    operationMinor: amountMinor,
    reason,
  });
  return amountMinor;
}
