import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { VisitState } from '../domain/visit-lifecycle.js';

/** One customer in one store. */
export interface VisitRow {
  readonly id: string;
  readonly state: VisitState;
  readonly location_id: string;
  readonly customer_id: string;
  /** The payment that holds the money for whatever will be taken. */
  readonly intent_id: string;
  readonly hold_minor: number;
  readonly currency: string;
  readonly order_id: string | null;
  readonly opened_at: Date;
  readonly entered_at: Date | null;
  readonly left_at: Date | null;
  /** When the next step is made by itself; null where nothing is left to do. */
  readonly expires_at: Date | null;
}

/** Units that were taken from a shelf, or put back; a correction says why. */
export interface VisitPickRow {
  readonly id: string;
  readonly visit_id: string;
  readonly variant_id: string;
  readonly delta: number;
  readonly reason: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly at: Date;
}

interface VisitTables {
  visit: VisitRow;
  visit_pick: VisitPickRow;
}

/** The tables of the module, in a transaction or outside of one. */
export function visitTables(db: Kysely<unknown>): Kysely<VisitTables> {
  return tables<VisitTables>(db);
}
