import type { Work } from '../../platform/commands/work.js';
import { lockAttempt } from '../data/store.js';
import { tellOfPayment } from '../events.js';
import { post } from '../ledger/post.js';
import { paymentProviders } from '../providers/registry.js';

export interface BouncePayment {
  readonly attemptId: string;
  readonly reason: string;
}

/**
 * What a payment was made with turns out to bring nothing, such as a cheque that the bank does not pay: what was
 * captured and not given back is taken off again, and owed by the buyer as before. Answers how much that was; undefined
 * where the attempt did not bring the money of its intent, or nothing of it is left.
 */
export async function bouncePayment(
  work: Work,
  { attemptId, reason }: BouncePayment,
): Promise<number | undefined> {
  const locked = await lockAttempt(work, attemptId);
  if (locked?.attempt.state !== 'SUCCEEDED') return undefined;
  const { intent, attempt } = locked;
  const from = intent.state;
  const amountMinor = intent.refundableMinor;
  if (amountMinor === 0) return undefined;
  intent.bounce(amountMinor, work.now);
  await work.em.flush();
  const { account } = work.port(paymentProviders).named(attempt.provider).capabilities;
  const { id: intentId, currency } = intent;
  await post(work, [
    {
      kind: 'CHEQUE_BOUNCED',
      tender: account,
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
