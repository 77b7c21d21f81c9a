import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { TagState } from '../domain/tag-lifecycle.js';

/** A unit that is told apart by its tag; there is a row for each that was ever read. */
export interface TagRow {
  readonly epc: string;
  readonly variant_id: string;
  readonly state: TagState;
  readonly cart_id: string | null;
  readonly order_id: string | null;
  /** Where it was last read. */
  readonly location_id: string | null;
  readonly scanned_at: Date;
  readonly changed_at: Date;
}

/** The tables of the module, in a transaction or outside of one. */
export function tagTables(db: Kysely<unknown>): Kysely<{ tag: TagRow }> {
  return tables<{ tag: TagRow }>(db);
}
