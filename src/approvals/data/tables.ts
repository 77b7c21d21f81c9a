import type { Kysely } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import { tables } from '../../platform/database/database.js';
import type { ApprovalState } from '../domain/approval-lifecycle.js';
import type { ApprovalKind } from '../domain/kinds.js';

/** A question to a second person, and its answer. */
export interface ApprovalRow {
  readonly id: string;
  readonly kind: ApprovalKind;
  /** The thing that it is about, in the module that asks. */
  readonly subject_id: string;
  readonly location_id: string | null;
  readonly state: ApprovalState;
  /** What is to be done, in a sentence for those who decide. */
  readonly summary: Readonly<Record<Locale, string>>;
  readonly amount_minor: number;
  readonly currency: string;
  /** The rule that asks for a second person, such as PER_REFUND. */
  readonly because: string;
  /** How much the asker may do alone, where there is a limit. */
  readonly limit_minor: number | null;
  /** What whoever asked needs to go on once it is granted. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly requested_by_kind: string;
  readonly requested_by: string;
  readonly channel: string;
  readonly correlation_id: string;
  readonly requested_at: Date;
  readonly expires_at: Date;
  readonly decided_by_kind: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly note: string | null;
}

interface ApprovalTables {
  approval: ApprovalRow;
}

export function approvalTables(db: Kysely<unknown>) {
  return tables<ApprovalTables>(db);
}
