import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type LockedPayment, paymentTables } from '../data/store.js';
import { refundApprovalLifecycle, refundLifecycle } from './lifecycles.js';
import type { OpenedRefund } from './open-refund.js';
import { lockPaymentsOf, paymentsFor, shareOverPayments } from './refundable-payments.js';
import { refundedBy } from './refunded.js';
import { approvalClosed, fourEyesRequired, refundNotInState } from './refusals.js';
import { type RefundImpossible, sendRefund } from './send-refund.js';
import type { RefundApprovalRow, RefundRow } from './tables.js';
import { tellOfRefund } from './tell-of-refund.js';

export interface DecideRefund {
  readonly refundId: string;
  /** Why, for those who read it later. */
  readonly note: string | null;
}

type Undecidable =
  | Refusal<'RefundNotInState'>
  | Refusal<'FourEyesRequired'>
  | Refusal<'ApprovalClosed'>;

export interface LockedRefund {
  readonly refund: RefundRow;
  /** Undefined where nobody had to be asked. */
  readonly approval: RefundApprovalRow | undefined;
  readonly payments: readonly LockedPayment[];
}

/**
 * Lets a refund go that waits for a second person. Refuses whoever has asked for it (FourEyesRequired), what is decided
 * or has waited too long (ApprovalClosed), and what a bank contests by now (PaymentDisputed).
 */
export async function approveRefund(
  work: Work,
  input: DecideRefund,
): Promise<OpenedRefund | Undecidable | RefundImpossible> {
  const locked = await lockRefund(work, input.refundId);
  const approval = openApproval(work, locked);
  if (isRefusal(approval)) return approval;
  const { refund, payments } = locked;
  await closeApproval(work, approval, 'APPROVED', input.note);
  tellOfRefund(work, 'RefundApproved', refund, payments);
  const { deliveries, intent_id: intentId } = refund;
  const chosen = await paymentsFor(work, payments, { deliveries, intentId });
  const shares = shareOverPayments(refund.amount_minor, chosen);
  const operationIds = await sendRefund(work, refund, shares);
  return isRefusal(operationIds) ? operationIds : { refundId: refund.id, operationIds };
}

/**
 * Ends a refund of which nothing has left: one that waits for a second person, or one that has failed. What its lines
 * cost may be asked for again. Refuses like `approveRefund`, and what has left or may have (RefundNotInState).
 */
export async function rejectRefund(
  work: Work,
  input: DecideRefund,
): Promise<OpenedRefund | Undecidable> {
  const locked = await lockRefund(work, input.refundId);
  const { refund, payments } = locked;
  if (refund.state === 'FAILED') {
    if (refund.sent_minor > 0) return refundNotInState({ state: refund.state });
  } else {
    const approval = openApproval(work, locked);
    if (isRefusal(approval)) return approval;
    await closeApproval(work, approval, 'REJECTED', input.note);
  }
  await endRefund(work, refund.id);
  tellOfRefund(work, 'RefundRejected', refund, payments);
  return { refundId: refund.id, operationIds: [] };
}

/** Ends a refund that nobody has decided about in time; false where somebody has, or it is not time yet. */
export async function expireApproval(work: Work, refundId: string): Promise<boolean> {
  const { refund, approval, payments } = await lockRefund(work, refundId);
  if (approval?.state !== 'WAITING' || approval.expires_at > work.now) return false;
  await paymentTables(work.db)
    .updateTable('refund_approval')
    .set({ state: 'EXPIRED', decided_at: work.now })
    .where('id', '=', approval.id)
    .execute();
  await endRefund(work, refund.id);
  tellOfRefund(work, 'RefundRejected', refund, payments, 'NOT_APPROVED_IN_TIME');
  return true;
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
  const approval = await db
    .selectFrom('refund_approval')
    .selectAll()
    .where('refund_id', '=', refundId)
    .executeTakeFirst();
  return { refund, approval, payments };
}

function openApproval(
  work: Work,
  { refund, approval }: LockedRefund,
): RefundApprovalRow | Undecidable {
  if (!approval) return refundNotInState({ state: refund.state });
  if (refundApprovalLifecycle.isFinal(approval.state))
    return approvalClosed({ state: approval.state });
  if (approval.expires_at <= work.now) return approvalClosed({ state: 'EXPIRED' });
  if (approval.requested_by === work.caller.actor.id) return fourEyesRequired();
  return refundLifecycle.next(refund.state, 'approve')
    ? approval
    : refundNotInState({ state: refund.state });
}

async function closeApproval(
  work: Work,
  { id }: RefundApprovalRow,
  state: 'APPROVED' | 'REJECTED',
  note: string | null,
): Promise<void> {
  const { actor } = work.caller;
  await paymentTables(work.db)
    .updateTable('refund_approval')
    .set({
      state,
      note,
      decided_by_kind: actor.kind,
      decided_by: actor.id ?? actor.kind,
      decided_at: work.now,
    })
    .where('id', '=', id)
    .execute();
}

async function endRefund(work: Work, refundId: string): Promise<void> {
  await paymentTables(work.db)
    .updateTable('refund')
    .set({ state: 'REJECTED', updated_at: work.now, ended_at: work.now })
    .where('id', '=', refundId)
    .execute();
}
