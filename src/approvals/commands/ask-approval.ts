import { dayMs, later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { type ApprovalRow, approvalTables } from '../data/tables.js';
import type { ApprovalKind } from '../domain/kinds.js';
import { tellOfApproval } from '../events.js';

/** How long a question waits for a second person. */
const approvalLastsMs = 7 * dayMs;

export interface AskApproval {
  readonly kind: ApprovalKind;
  /** The thing that it is about; of one kind, there is one open question about it at a time. */
  readonly subjectId: string;
  /** Where it was asked; null where that is no store. */
  readonly locationId: string | null;
  /** Minor units; what it is about. */
  readonly amountMinor: number;
  readonly currency: string;
  /** What is to be done, in a sentence for those who decide. */
  readonly summary: Readonly<Record<Locale, string>>;
  /** The rule that asks for a second person, such as PER_REFUND. */
  readonly because: string;
  /** How much the asker may do alone, in minor units; null where there is no limit. */
  readonly limitMinor: number | null;
  /** What you need to go on once it is granted; the news of the answer holds it. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/**
 * Puts a question before a second person, in the transaction that writes down what waits for the answer, and gives
 * back the id of the question. The answer comes as news: ApprovalGranted, ApprovalDeclined, ApprovalWithdrawn or
 * ApprovalExpired, with the kind and the subject. Whoever asks reacts to it.
 */
export async function askApproval(work: Work, asked: AskApproval): Promise<string> {
  const { actor, channel, correlationId } = work.caller;
  const approval: ApprovalRow = {
    id: newId(),
    kind: asked.kind,
    subject_id: asked.subjectId,
    location_id: asked.locationId,
    state: 'WAITING',
    summary: asked.summary,
    amount_minor: asked.amountMinor,
    currency: asked.currency,
    because: asked.because,
    limit_minor: asked.limitMinor,
    payload: asked.payload ?? {},
    requested_by_kind: actor.kind,
    requested_by: actor.id ?? actor.kind,
    channel,
    correlation_id: correlationId,
    requested_at: work.now,
    expires_at: later(work.now, approvalLastsMs),
    decided_by_kind: null,
    decided_by: null,
    decided_at: null,
    note: null,
  };
  await approvalTables(work.db).insertInto('approval').values(approval).execute();
  tellOfApproval(work, 'ApprovalRequested', approval);
  return approval.id;
}
