import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { closeApproval, lockOpenApproval } from '../data/store.js';
import { tellOfApproval } from '../events.js';
import type { DecidedApproval } from './decide-approval.js';

/**
 * Takes a question back; only who has asked it may, and for others it is not there. Refuses what is closed
 * (ApprovalClosed).
 */
export async function withdrawApproval(
  work: Work,
  { approvalId }: { readonly approvalId: string },
): Promise<DecidedApproval | Refusal<'ApprovalClosed'>> {
  const approval = await lockOpenApproval(work, approvalId, work.caller.actor.id ?? '');
  if (isRefusal(approval)) return approval;
  const withdrawn = await closeApproval(work, approval, 'withdraw', null);
  tellOfApproval(work, 'ApprovalWithdrawn', withdrawn);
  return { approvalId };
}
