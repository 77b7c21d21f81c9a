import { isRefusal } from '../../kernel/refusal.js';
import { type FirstCall, requestAuthorization } from '../../payments/index.js';
import type { Actor, Owner } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { findShareByLink, lockSharedPayment } from '../data/store.js';
import { sharedPaymentNotOpen } from '../domain/refusals.js';

export interface PayShare {
  /** Of the link that the payer was sent. */
  readonly linkHash: string;
  readonly methodToken: string;
  readonly returnUrl: string | null;
  readonly firstCall?: FirstCall;
}

/**
 * Somebody who has the link pays the share behind it, and owns its payment from then on. The attempt is to be driven
 * after the commit. Refuses once the deadline has passed or the whole has gone on (SharedPaymentNotOpen), and what
 * `requestAuthorization` refuses.
 */
export async function payShare(work: Work, input: PayShare) {
  const { linkHash, methodToken, returnUrl, firstCall } = input;
  const share = await findShareByLink(work, linkHash);
  if (!share) throw new RequestError('NOT_FOUND', 'There is no such share.');
  const { row } = await lockSharedPayment(work, share.shared_payment_id);
  if (row.state !== 'COLLECTING' || row.deadline <= work.now)
    return sharedPaymentNotOpen({ state: row.state });
  const asked = await requestAuthorization(work, {
    intentId: share.intent_id,
    methodToken,
    returnUrl,
    firstCall,
    payer: payerOf(work.caller.actor),
  });
  if (isRefusal(asked)) return asked;
  return { sharedPaymentId: row.id, orderId: row.order_id, attemptId: asked.attemptId };
}

/** Undefined where the link alone says who pays, and where staff help. */
function payerOf({ kind, id, guestKey }: Actor): Owner | undefined {
  if (kind === 'CUSTOMER' && id !== undefined) return { customerId: id, guestKey: null };
  if (kind === 'GUEST' && guestKey !== undefined) return { customerId: null, guestKey };
  return undefined;
}
