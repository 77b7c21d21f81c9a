import { mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type ReadVisit, visitLoader } from '../data/reads.js';

/** Is it the caller's own visit, or do they work in the back office? */
export function isOwnVisit(visit: ReadVisit, { actor }: RequestContext): boolean {
  return mayActFor(actor, { customerId: visit.customer_id, guestKey: null });
}

/** The visit for its customer, the back office, and the people of its store; null for all others. */
export async function visibleVisit(
  id: string | undefined,
  context: RequestContext,
): Promise<ReadVisit | null> {
  const visit = id === undefined ? null : await context.loaders.of(visitLoader).load(id);
  if (!visit) return null;
  return isOwnVisit(visit, context) || worksAt(context.actor, visit.location_id) ? visit : null;
}
