import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { Difference } from './compare-books.js';

export interface KeepDifferences {
  readonly provider: string;
  /** Everything that was compared: what is open of it and was not found again has gone. */
  readonly compared: readonly string[];
  readonly found: readonly Difference[];
}

/**
 * Opens what differs and closes what agrees again. A difference that was open already stays the same one, with
 * what it looks like now. Safe to repeat, and for two at once.
 */
export async function keepDifferences(work: Work, input: KeepDifferences): Promise<void> {
  const { provider, compared, found } = input;
  const rows = found.map(({ kind, reference, ours, oursText, theirsText }) => ({
    id: newId(),
    kind,
    reference,
    attempt_id: ours?.attemptId ?? null,
    intent_id: ours?.intentId ?? null,
    order_id: ours?.orderId ?? null,
    ours: oursText,
    theirs: theirsText,
  }));
  await sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, kind text, reference text,
        attempt_id uuid, intent_id uuid, order_id uuid, ours text, theirs text)
    ), closed as (
      update reconciliation_difference d set closed_at = greatest(${work.now}::timestamptz, d.opened_at)
      where d.provider = ${provider} and d.closed_at is null and d.reference = any(${compared}::text[])
        and not exists (select from found f where (f.kind, f.reference) = (d.kind, d.reference))
    )
    insert into reconciliation_difference
      (id, provider, kind, reference, attempt_id, intent_id, order_id, ours, theirs, opened_at, seen_at)
    select id, ${provider}, kind, reference, attempt_id, intent_id, order_id, ours, theirs,
      ${work.now}::timestamptz, ${work.now}::timestamptz
    from found order by kind, reference
    on conflict (provider, kind, reference) where closed_at is null
    do update set ours = excluded.ours, theirs = excluded.theirs, seen_at = excluded.seen_at`.execute(
    work.db,
  );
}
