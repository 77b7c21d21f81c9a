import type { Kysely } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { returnLifecycle } from '../domain/return-lifecycle.js';
import type { ReturnOrder } from '../domain/return-order.js';
import { type ReturnLabelRow, returnTables } from './tables.js';

/** Goods that are to be sent need a label, once somebody has agreed: it is asked for after the commit. */
export async function wantLabel(work: Work, { id, method, state }: ReturnOrder): Promise<void> {
  if (method !== 'LABEL' || state !== 'APPROVED') return;
  await returnTables(work.db)
    .insertInto('return_label')
    .values({
      return_id: id,
      carrier: null,
      reference: null,
      tracking_code: null,
      label_url: null,
      last_error: null,
      due_at: work.now,
      void_due_at: null,
      asked_at: work.now,
    })
    .execute();
}

/** The label of a return that is locked. */
export function findLabel(work: Work, returnId: string): Promise<ReturnLabelRow | undefined> {
  return returnTables(work.db)
    .selectFrom('return_label')
    .selectAll()
    .where('return_id', '=', returnId)
    .executeTakeFirst();
}

/** The return whose parcel a carrier knows by that name; undefined where it is none of a return. */
export async function findReturnOfParcel(
  work: Work,
  carrier: string,
  reference: string,
): Promise<string | undefined> {
  const row = await returnTables(work.db)
    .selectFrom('return_label')
    .select('return_id')
    .where('carrier', '=', carrier)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row?.return_id;
}

export async function changeLabel(
  work: Work,
  returnId: string,
  changes: Partial<ReturnLabelRow>,
): Promise<void> {
  await returnTables(work.db)
    .updateTable('return_label')
    .set(changes)
    .where('return_id', '=', returnId)
    .execute();
}

/** The goods of a return that is locked are not sent: its label, where it has one or was about to, is given back. */
export async function dropLabel(work: Work, { id, method }: ReturnOrder): Promise<void> {
  if (method === 'LABEL') await changeLabel(work, id, { due_at: null, void_due_at: work.now });
}

/** The labels that are to be given back, those that have waited longest first. */
export function readLabelsToVoid(
  db: Kysely<unknown>,
  now: Date,
  limit: number,
): Promise<Pick<ReturnLabelRow, 'return_id' | 'carrier'>[]> {
  return returnTables(db)
    .selectFrom('return_label')
    .select(['return_id', 'carrier'])
    .where('void_due_at', '<=', now)
    .orderBy('void_due_at')
    .limit(limit)
    .execute();
}

/** A return whose label is to be asked for. */
export interface DueLabel {
  readonly return_id: string;
  /** Where its parcel goes. */
  readonly location_id: string;
  readonly number: string;
}

const sending = returnLifecycle.accepting('send');

/** The returns that may be sent and have no label yet, of these or of all, those that have waited longest first. */
export async function readDueLabels(
  db: Kysely<unknown>,
  now: Date,
  { ids, limit }: { readonly ids: readonly string[] | undefined; readonly limit: number },
): Promise<DueLabel[]> {
  const rows = await returnTables(db)
    .selectFrom('return_label as l')
    .innerJoin('return_order as r', 'r.id', 'l.return_id')
    .select(['l.return_id', 'r.location_id', 'r.number'])
    .where('l.due_at', '<=', now)
    .where('r.state', 'in', sending)
    .$if(ids !== undefined, (query) => query.where('l.return_id', 'in', ids ?? []))
    .orderBy('l.due_at')
    .limit(limit)
    .execute();
  return rows.flatMap(({ location_id, ...row }) => (location_id ? [{ ...row, location_id }] : []));
}

/** The variants and units of returns, by the return. */
export async function readUnitsOf(
  db: Kysely<unknown>,
  returnIds: readonly string[],
): Promise<Map<string, { readonly variant_id: string; readonly quantity: number }[]>> {
  const rows = await returnTables(db)
    .selectFrom('return_line')
    .select(['return_id', 'variant_id', 'quantity'])
    .where('return_id', 'in', returnIds)
    .execute();
  return Map.groupBy(rows, (row) => row.return_id);
}

/** The labels of returns, by the return. */
export const returnLabelLoader = defineLoader<string, ReturnLabelRow>({
  fetch: async (ids, { db }) =>
    inOrder(
      ids,
      await returnTables(db)
        .selectFrom('return_label')
        .selectAll()
        .where('return_id', 'in', ids)
        .execute(),
      (row) => row.return_id,
    ),
});
