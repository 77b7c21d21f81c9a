import { sql } from 'kysely';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { findLocations } from '../data/reads.js';
import { wrongPartOfRoute } from '../domain/check-transfer-route.js';
import { invalidTransferRoute } from '../domain/refusals.js';
import type { Departure } from '../domain/transfer-route.js';
import { transferRouteSaved } from '../events.js';

/** A whole route. The same two ends name the same route. */
export interface SaveTransferRoute {
  readonly fromLocationId: string;
  readonly toLocationId: string;
  /** From the departure to the door of the receiver; 0 to 30 days. */
  readonly transitMinutes: number;
  /** By the sender's own clock; none where goods leave as soon as they are ready. */
  readonly departs: readonly Departure[];
  /** False: nothing is sent on it any more, what is under way still arrives. */
  readonly active?: boolean;
}

/** What names a route. */
export interface SavedTransferRoute {
  readonly fromLocationId: string;
  readonly toLocationId: string;
}

/**
 * Describes a route between two locations, new or known, as a whole. The same description again writes nothing
 * and tells nobody. Refuses what cannot be, and ends that are not there.
 */
export async function saveTransferRoute(
  work: Work,
  input: SaveTransferRoute,
): Promise<SavedTransferRoute | Refusal<'InvalidTransferRoute', { readonly field: string }>> {
  const { fromLocationId, toLocationId } = input;
  const ends = await findLocations(work.db, [fromLocationId, toLocationId]);
  const known = new Set(ends.map((end) => end.id));
  const field = wrongPartOfRoute(input, known);
  if (field) return invalidTransferRoute({ field });
  const departs = JSON.stringify(input.departs.map(({ day, at }) => ({ day, at })));
  const { rows } = await sql`
    insert into transfer_route as r (from_location_id, to_location_id, transit_minutes, departs, active)
    values (${fromLocationId}, ${toLocationId}, ${input.transitMinutes}, ${departs}::jsonb, ${input.active ?? true})
    on conflict (to_location_id, from_location_id) do update
      set (transit_minutes, departs, active) = row(excluded.transit_minutes, excluded.departs, excluded.active)
      where (r.transit_minutes, r.departs, r.active)
        is distinct from (excluded.transit_minutes, excluded.departs, excluded.active)
    returning 1 as written`.execute(work.db);
  if (rows.length > 0) work.emit(transferRouteSaved(fromLocationId, toLocationId));
  return { fromLocationId, toLocationId };
}
