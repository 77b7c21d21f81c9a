import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import type { MessageRow } from '../data/tables.js';
import { nextAfter, type Outcome } from '../domain/step.js';

const maxErrorLength = 200;

/** What a try has brought of one message. */
export interface Tried {
  readonly message: MessageRow;
  readonly outcome: Outcome;
  /** From 0 to 1; spreads the next tries of many. */
  readonly chance: number;
}

/** Writes down what came of tries. What somebody else has brought further meanwhile stays as it is. */
export async function recordOutcomes(work: Work, tried: readonly Tried[]): Promise<void> {
  if (tried.length === 0) return;
  const rows = tried.map(({ message, outcome, chance }) => {
    const next = nextAfter(message, outcome, work.now, chance);
    const last_error = next.last_error?.slice(0, maxErrorLength) ?? null;
    return { id: message.id, before: message.state, reference: null, ...next, last_error };
  });
  await sql`
    update message m set state = n.state, tries = n.tries, due_at = n.due_at, last_error = n.last_error,
      reference = coalesce(n.reference, m.reference),
      sent_at = case when n.reference is not null then ${work.now} else m.sent_at end,
      ended_at = case when n.has_ended then ${work.now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, before text, state text, tries integer,
      due_at timestamptz, last_error text, reference text, has_ended boolean)
    where m.id = n.id and m.state = n.before`.execute(work.db);
}
