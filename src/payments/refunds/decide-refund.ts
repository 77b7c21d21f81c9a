import { decideApproval, type Undecidable } from '../../approvals/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type LockedPayment, paymentTables } from '../data/store.js';
import type { OpenedRefund } from './open-refund.js';
import { promisePayout } from './payouts/promise-payout.js';
import {
  lockPaymentsOf,
  paymentsFor,
  refuseBeyondRoom,
  shareOverPayments,
} from './refundable-payments.js';
import { refundedBy } from './refunded.js';
import { refundNotInState } from './refusals.js';
import { type RefundImpossible, sendRefund } from './send-refund.js';
import type { RefundRow } from './tables.js';
import { tellOfRefund } from './tell-of-refund.js';

/** Who hears what a second person has decided; here it is done in the transaction of the decision. */
export const followingDecisions = 'payments: refunds that were decided about';

export interface DecideRefund {
  readonly refundId: string;
  /** Why, for those who read it later. */
  readonly note: string | null;
}

export interface LockedRefund {
  readonly refund: RefundRow;
  readonly payments: readonly LockedPayment[];
}

/**
 * Lets a refund go that waits for a second person. Refuses whoever has asked for it (FourEyesRequired), what is decided
 * or has waited too long (ApprovalClosed), and what a bank contests by now (PaymentDisputed).
 */
export async function approveRefund(
  work: Work,
  input: DecideRefund,
): Promise<OpenedRefund | Undecidable | Refusal<'RefundNotInState'> | RefundImpossible> {
  const locked = await lockRefund(work, input.refundId);
  const refused = await decide(work, locked.refund, 'GRANT', input.note);
  return refused ?? sendApproved(work, locked);
}

/**
 * Ends a refund of which nothing has left: one that waits for a second person, or one that has failed. What its lines
 * cost may be asked for again. Refuses like `approveRefund`, and what has left or may have (RefundNotInState).
 */
export async function rejectRefund(
  work: Work,
  input: DecideRefund,
): Promise<OpenedRefund | Undecidable | Refusal<'RefundNotInState'>> {
  const locked = await lockRefund(work, input.refundId);
  const { refund } = locked;
  if (refund.state === 'FAILED') {
    if (refund.sent_minor > 0) return refundNotInState({ state: refund.state });
  } else {
    const refused = await decide(work, refund, 'DECLINE', input.note);
    if (refused) return refused;
  }
  await endRefund(work, locked);
  return { refundId: refund.id, operationIds: [] };
}

/** Sends a refund that a second person has agreed to. */
export async function sendApproved(
  work: Work,
  { refund, payments }: LockedRefund,
): Promise<OpenedRefund | RefundImpossible> {
  tellOfRefund(work, 'RefundApproved', refund, payments);
  if (refund.tender !== 'ORIGINAL') return payOut(work, { refund, payments });
  const { deliveries, intent_id: intentId } = refund;
  const chosen = await paymentsFor(work, payments, { deliveries, intentId });
  const shares = shareOverPayments(refund.amount_minor, chosen);
  const operationIds = await sendRefund(work, refund, shares);
  return isRefusal(operationIds) ? operationIds : { refundId: refund.id, operationIds };
}

/**
 * Lets a refund leave another way than it came. It has waited, and a bank may have taken the same money back since: what
 * is not with the payments any more does not leave (PaymentDisputed, RefundNotPossible).
 */
export async function payOut(
  work: Work,
  { refund, payments }: LockedRefund,
): Promise<OpenedRefund | RefundImpossible> {
  const refused = await refuseBeyondRoom(work, refundedBy(refund), 0, payments);
  if (refused) return refused;
  await promisePayout(work, refund, payments);
  return { refundId: refund.id, operationIds: [] };
}

/** Ends a refund of which nothing has left. */
export async function endRefund(
  work: Work,
  { refund, payments }: LockedRefund,
  reason: 'NOT_APPROVED_IN_TIME' | null = null,
): Promise<void> {
  await paymentTables(work.db)
    .updateTable('refund')
    .set({ state: 'REJECTED', updated_at: work.now, ended_at: work.now })
    .where('id', '=', refund.id)
    .execute();
  tellOfRefund(work, 'RefundRejected', refund, payments, reason);
}

/** Locks a refund after the payments of what it is of: whoever ends one of its payments holds those locks first. */
export async function lockRefund(work: Work, refundId: string): Promise<LockedRefund> {
  const db = paymentTables(work.db);
  const known = await db
    .selectFrom('refund')
    .select(['id', 'order_id', 'intent_id'])
    .where('id', '=', refundId)
    .executeTakeFirst();
  if (!known) throw new RequestError('NOT_FOUND', 'There is no such refund.');
  const payments = await lockPaymentsOf(work, refundedBy(known));
  const refund = await db
    .selectFrom('refund')
    .selectAll()
    .where('id', '=', refundId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { refund, payments };
}

/** Answers the question about a refund; undefined where that was possible. */
async function decide(
  work: Work,
  { approval_id: approvalId, state }: RefundRow,
  decision: 'GRANT' | 'DECLINE',
  note: string | null,
): Promise<Undecidable | Refusal<'RefundNotInState'> | undefined> {
  if (approvalId === null) return refundNotInState({ state });
  work.hasReacted(followingDecisions);
  const decided = await decideApproval(work, { approvalId, decision, note });
  if (isRefusal(decided)) return decided;
  return state === 'AWAITING_APPROVAL' ? undefined : refundNotInState({ state });
}
