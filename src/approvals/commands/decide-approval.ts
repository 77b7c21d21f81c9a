import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { closeApproval, lockOpenApproval } from '../data/store.js';
import type { Decision } from '../domain/approval-lifecycle.js';
import { fourEyesRequired } from '../domain/refusals.js';
import { tellOfApproval } from '../events.js';

export interface DecideApproval {
  readonly approvalId: string;
  readonly decision: Decision;
  /** Why, for those who read it later. */
  readonly note: string | null;
}

export interface DecidedApproval {
  readonly approvalId: string;
}

/** Why a question is not answered by this person, or not any more. */
export type Undecidable = Refusal<'FourEyesRequired'> | Refusal<'ApprovalClosed'>;

/**
 * A second person grants what was asked for, or declines it. Of two at once, one decides. Refuses whoever has asked
 * (FourEyesRequired), and what is closed or has waited too long (ApprovalClosed).
 */
export async function decideApproval(
  work: Work,
  { approvalId, decision, note }: DecideApproval,
): Promise<DecidedApproval | Undecidable> {
  const approval = await lockOpenApproval(work, approvalId);
  if (isRefusal(approval)) return approval;
  if (approval.requested_by === work.caller.actor.id) return fourEyesRequired();
  const isGranted = decision === 'GRANT';
  const decided = await closeApproval(work, approval, isGranted ? 'grant' : 'decline', note);
  tellOfApproval(work, isGranted ? 'ApprovalGranted' : 'ApprovalDeclined', decided);
  return { approvalId };
}
