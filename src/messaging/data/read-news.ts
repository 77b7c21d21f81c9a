import { type Kysely, sql } from 'kysely';
import { toldEvents } from '../letters/letters.js';
import { toldStreams } from '../subjects/subjects.js';

/** News, as the journal tells them on the stream of what they are about. */
export interface ToldEvent {
  readonly event_id: string;
  readonly stream: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The transaction that has told it. */
  readonly tx: string;
}

/** Which part of the journal is read. */
export interface Stretch {
  /** The first transaction of it. */
  readonly from: string;
  /** The first one after it. */
  readonly until: string;
}

/** The news of a stretch that people are told of, in the order in which they happened; what came before is left out. */
export function readNews(db: Kysely<unknown>, stretch: Stretch, after: Date): Promise<ToldEvent[]> {
  return newsOf(db, stretch, { after, most: null });
}

/**
 * The news at the beginning of a stretch, about that many, and up to where they reach: the whole of each transaction, of
 * one at the least.
 */
export async function readPiece(
  db: Kysely<unknown>,
  { from, until }: Stretch,
  most: number,
): Promise<{ readonly news: ToldEvent[]; readonly end: string }> {
  const news = await newsOf(db, { from, until }, { after: null, most: most + 1 });
  if (news.length <= most) return { news, end: until };
  const inOrder = news.map(({ tx }) => BigInt(tx)).toSorted((a, b) => (a < b ? -1 : 1));
  const last = inOrder.at(-1) ?? 0n;
  const whole = news.filter(({ tx }) => BigInt(tx) < last);
  if (whole.length > 0) return { news: whole, end: String(last) };
  const end = String(last + 1n);
  return { news: await newsOf(db, { from, until: end }, { after: null, most: null }), end };
}

async function newsOf(
  db: Kysely<unknown>,
  { from, until }: Stretch,
  { after, most }: { readonly after: Date | null; readonly most: number | null },
): Promise<ToldEvent[]> {
  const { rows } = await sql<ToldEvent>`
    select event_id, stream, type, payload, tx::text as tx from (
      select * from event
      where tx >= ${from}::text::xid8 and tx < ${until}::text::xid8
        and type = any(${toldEvents}::text[])
        and split_part(stream, ':', 1) = any(${toldStreams}::text[])
        and at > coalesce(${after}::timestamptz, '-infinity')
      order by event.tx limit ${most}::bigint
    ) piece order by at, piece.tx, stream, seq`.execute(db);
  return rows;
}
