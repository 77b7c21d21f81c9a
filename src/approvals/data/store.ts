import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { approvalLifecycle } from '../domain/approval-lifecycle.js';
import { approvalClosed } from '../domain/refusals.js';
import { type ApprovalRow, approvalTables } from './tables.js';

/** Locks a question that can still be answered; where `askedBy` is given, everybody else's is not there. */
export async function lockOpenApproval(
  work: Work,
  approvalId: string,
  askedBy?: string,
): Promise<ApprovalRow | Refusal<'ApprovalClosed'>> {
  let query = approvalTables(work.db)
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', approvalId)
    .forUpdate();
  if (askedBy !== undefined) query = query.where('requested_by', '=', askedBy);
  const approval = await query.executeTakeFirst();
  if (!approval) throw new RequestError('NOT_FOUND', 'There is no such approval.');
  if (approvalLifecycle.isFinal(approval.state)) return approvalClosed({ state: approval.state });
  if (approval.expires_at <= work.now) return approvalClosed({ state: 'EXPIRED' });
  return approval;
}

/** Closes a question that is locked and open. */
export async function closeApproval(
  work: Work,
  approval: ApprovalRow,
  how: 'grant' | 'decline' | 'withdraw' | 'expire',
  note: string | null,
): Promise<ApprovalRow> {
  const state = approvalLifecycle.next(approval.state, how);
  if (!state) throw new Error(`approval ${approval.id} is ${approval.state}: it cannot ${how}`);
  const { actor } = work.caller;
  const isDecided = how === 'grant' || how === 'decline';
  const closed = {
    state,
    note,
    decided_by_kind: isDecided ? actor.kind : null,
    decided_by: isDecided ? (actor.id ?? actor.kind) : null,
    decided_at: work.now,
  };
  await approvalTables(work.db)
    .updateTable('approval')
    .set(closed)
    .where('id', '=', approval.id)
    .execute();
  return { ...approval, ...closed };
}
