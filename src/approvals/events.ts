import type { Work } from '../platform/commands/work.js';
import type { ApprovalRow } from './data/tables.js';
import type { ApprovalState } from './domain/approval-lifecycle.js';
import type { ApprovalKind } from './domain/kinds.js';

/** What the module tells. Whoever has asked hears the answer, and does what it says. */
export type ApprovalEventType =
  | 'ApprovalRequested'
  | 'ApprovalGranted'
  | 'ApprovalDeclined'
  | 'ApprovalWithdrawn'
  | 'ApprovalExpired';

/** The payload of every event of an approval. Staff alone read it: what they wrote to each other is not in it. */
export interface ApprovalNews {
  readonly approvalId: string;
  readonly kind: ApprovalKind;
  readonly subjectId: string;
  readonly locationId: string | null;
  readonly state: ApprovalState;
  /** What whoever asked wanted to find again. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** The stream of all approvals: the inbox of those who decide. */
export const approvalsStream = 'approvals';

/** The stream of one approval. */
export function approvalStream(approvalId: string): string {
  return `approval:${approvalId}`;
}

/** Tells what was asked or answered, on the stream of the question and in the inbox. */
export function tellOfApproval(work: Work, type: ApprovalEventType, approval: ApprovalRow): void {
  const payload: ApprovalNews = {
    approvalId: approval.id,
    kind: approval.kind,
    subjectId: approval.subject_id,
    locationId: approval.location_id,
    state: approval.state,
    asked: approval.payload,
  };
  work.emit({
    streams: [approvalStream(approval.id), approvalsStream],
    type,
    payload: { ...payload },
  });
}
