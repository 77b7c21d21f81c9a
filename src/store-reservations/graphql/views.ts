import { mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type ReadStoreReservation, storeReservationLoader } from '../data/reads.js';

/** May the caller act for whoever has asked for the goods? */
export function isOwnReservation(row: ReadStoreReservation, { actor }: RequestContext): boolean {
  return mayActFor(actor, { customerId: row.customer_id, guestKey: row.guest_key });
}

/** The reservation for whoever asked for it, the back office, and the people of its store; null for all others. */
export async function visibleReservation(
  id: string | undefined,
  context: RequestContext,
): Promise<ReadStoreReservation | null> {
  const row = id === undefined ? null : await context.loaders.of(storeReservationLoader).load(id);
  if (!row) return null;
  const maySee = isOwnReservation(row, context) || worksAt(context.actor, row.location_id);
  return maySee ? row : null;
}
