import { isStaff, mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { findReturnByNumber, returnLoader } from '../data/reads.js';
import type { ReturnRow } from '../data/tables.js';

/** May the caller act for the buyer of what comes back? */
export function isOwnReturn(row: ReturnRow, { actor }: RequestContext): boolean {
  return mayActFor(actor, { customerId: row.customer_id, guestKey: row.guest_key });
}

/** The return if this caller may see it: the buyer, the back office, and the location where the goods are or go. */
export async function visibleReturn(
  id: string | undefined,
  context: RequestContext,
): Promise<ReturnRow | null> {
  const row = id ? await context.loaders.of(returnLoader).load(id) : null;
  return row && maySee(row, context) ? row : null;
}

const numberShape = /^R\d{4}-\d{1,12}$/;

/** Like `visibleReturn`; and whoever stands at a counter and reads the number of goods that may be brought anywhere. */
export async function visibleReturnByNumber(
  number: string,
  context: RequestContext,
): Promise<ReturnRow | null> {
  const row = numberShape.test(number) ? await findReturnByNumber(context.db, number) : undefined;
  if (!row) return null;
  const isOnItsWay = row.state === 'APPROVED' || row.state === 'IN_TRANSIT';
  return maySee(row, context) || (isOnItsWay && isStaff(context.actor)) ? row : null;
}

function maySee(row: ReturnRow, context: RequestContext): boolean {
  const isHere = row.location_id !== null && worksAt(context.actor, row.location_id);
  return isHere || isOwnReturn(row, context);
}
