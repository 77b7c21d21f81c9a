import type { Kysely } from 'kysely';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import type { PayoutState } from '../domain/lifecycles.js';
import { offlineTables, type PayoutRow } from './tables.js';

/** A payout with the bank's own name of the line that it gives back. */
export interface ShownPayout extends PayoutRow {
  readonly returned_line: string | null;
}

/** What has to go out, or has gone, oldest first. */
export function findPayouts(
  db: Kysely<unknown>,
  asked: { state: PayoutState; inCash: boolean | null; limit: number },
): Promise<ShownPayout[]> {
  const { state, inCash, limit } = asked;
  return payouts(db)
    .where('p.state', '=', state)
    .$if(inCash !== null, (list) => list.where('p.provider', inCash ? '=' : '!=', 'cash'))
    .orderBy('p.made_at')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

export function findPayout(db: Kysely<unknown>, id: string): Promise<ShownPayout | undefined> {
  return payouts(db).where('p.id', '=', id).executeTakeFirst();
}

/** Payouts by what they carry out: a refund, or one operation of it. */
export const payoutByKeyLoader = defineLoader<string, ShownPayout>({
  fetch: async (keys, { db }) =>
    inOrder(
      keys,
      await payouts(db).where('p.operation_key', 'in', keys).execute(),
      (row) => row.operation_key ?? '',
    ),
});

function payouts(db: Kysely<unknown>) {
  return offlineTables(db)
    .selectFrom('payout as p')
    .leftJoin('bank_line as l', 'l.id', 'p.line_id')
    .selectAll('p')
    .select('l.bank_line_id as returned_line');
}
