import { type Kysely, sql } from 'kysely';
import type { ChequeState } from '../domain/lifecycles.js';
import { offlineTables } from './tables.js';

/** A cheque with what it is for. */
export interface ShownCheque {
  readonly payment_key: string;
  readonly intent_id: string;
  readonly location_id: string;
  readonly state: ChequeState;
  readonly last_digits: string;
  readonly bank: string;
  readonly drawn_on: string;
  readonly amount_minor: number;
  readonly currency: string;
}

/** Cheques in one state, the oldest first. */
export function findCheques(
  db: Kysely<unknown>,
  asked: { state: ChequeState; limit: number },
): Promise<ShownCheque[]> {
  return cheques(db)
    .where('c.state', '=', asked.state)
    .orderBy('c.received_at')
    .orderBy('c.payment_key')
    .limit(asked.limit)
    .execute();
}

export function findCheque(db: Kysely<unknown>, id: string): Promise<ShownCheque | undefined> {
  return cheques(db).where('c.payment_key', '=', id).executeTakeFirst();
}

function cheques(db: Kysely<unknown>) {
  return offlineTables(db)
    .selectFrom('cheque as c')
    .innerJoin('offline_payment as p', 'p.key', 'c.payment_key')
    .select(['c.payment_key', 'p.intent_id', 'c.location_id', 'c.state', 'c.last_digits', 'c.bank'])
    .select(['p.amount_minor', 'p.currency', sql<string>`c.drawn_on::text`.as('drawn_on')]);
}
