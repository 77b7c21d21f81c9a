import type { Kysely } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import { tables } from '../../platform/database/database.js';
import type { MessageState } from '../domain/message-lifecycle.js';

export type Medium = 'EMAIL' | 'SMS';

/** What messages are about. */
export type SubjectKind = 'ORDER' | 'STORE_RESERVATION' | 'VISIT';

/** A message as it stands in its table. What it says is written when it is sent, and not kept: it may hold a secret. */
export interface MessageRow {
  readonly id: string;
  /** The event that it tells of. */
  readonly transition: string;
  /** The message that tells the same, where somebody had it sent again; null for the one that was sent by itself. */
  readonly again_of: string | null;
  readonly subject: SubjectKind;
  /** The order, the reservation or the visit. */
  readonly subject_id: string;
  readonly fulfilment_id: string | null;
  /** Whose message it is to read; neither for somebody who was only sent to collect. */
  readonly customer_id: string | null;
  readonly guest_key: string | null;
  readonly letter: string;
  readonly medium: Medium;
  readonly recipient: string;
  readonly locale: Locale;
  /** What the event told. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly state: MessageState;
  readonly tries: number;
  /** When it is sent again, or asked about; null where nothing more is to be done. */
  readonly due_at: Date | null;
  readonly reference: string | null;
  readonly last_error: string | null;
  readonly queued_at: Date;
  readonly sent_at: Date | null;
  readonly ended_at: Date | null;
}

export function messageTables(db: Kysely<unknown>): Kysely<{ message: MessageRow }> {
  return tables<{ message: MessageRow }>(db);
}
