import type { Kysely } from 'kysely';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
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
