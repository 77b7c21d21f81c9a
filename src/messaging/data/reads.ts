import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import type { MessageState } from '../domain/message-lifecycle.js';
import { type MessageRow, messageTables, type SubjectKind } from './tables.js';

/** What people were told, by the id of what it is about, oldest first. */
export const messagesBySubjectLoader: Readonly<Record<SubjectKind, LoaderOf<MessageRow>>> = {
  ORDER: loaderOf('ORDER'),
  STORE_RESERVATION: loaderOf('STORE_RESERVATION'),
  VISIT: loaderOf('VISIT'),
};

type LoaderOf<Row> = ReturnType<typeof defineLoader<string, Row[]>>;

function loaderOf(subject: SubjectKind): LoaderOf<MessageRow> {
  return defineLoader<string, MessageRow[]>({
    fetch: async (ids, { db }) =>
      grouped(ids, await readMessages(db, subject, ids), (row) => row.subject_id),
  });
}

function readMessages(
  db: Kysely<unknown>,
  subject: SubjectKind,
  ids: readonly string[],
): Promise<MessageRow[]> {
  return messageTables(db)
    .selectFrom('message')
    .selectAll()
    .where('subject', '=', subject)
    .where('subject_id', 'in', ids)
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
}

export const messageListOrder = 'message';
export const newestFirst = ['instant', 'id'] as const;

export interface MessageFilter {
  /** Everybody's where it names nobody. */
  readonly whose: { readonly customerId?: string; readonly guestKey?: string };
  readonly states: readonly MessageState[] | null;
}

export function findMessage(db: Kysely<unknown>, id: string): Promise<MessageRow | undefined> {
  return messageTables(db)
    .selectFrom('message')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What people were told, newest first. */
export async function readMessagePage(
  db: Kysely<unknown>,
  { whose, states }: MessageFilter,
  page: PageRequest,
): Promise<Page<MessageRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  let query = messageTables(db).selectFrom('message').selectAll().where(isOf(whose));
  if (states) query = query.where(sql<boolean>`state = any(${states}::text[])`);
  if (page.from) {
    const [at, id] = page.from;
    const place = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`;
    query = query.where(
      page.backwards
        ? sql<boolean>`(queued_at, id) > ${place}`
        : sql<boolean>`(queued_at, id) < ${place}`,
    );
  }
  const rows = await query
    .orderBy('queued_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, messageListOrder, (row) => [row.queued_at.toISOString(), row.id]);
}

function isOf({ customerId, guestKey }: MessageFilter['whose']): RawBuilder<boolean> {
  if (customerId !== undefined) return sql`customer_id = ${customerId}::uuid`;
  return guestKey === undefined ? sql`true` : sql`guest_key = ${guestKey}`;
}
