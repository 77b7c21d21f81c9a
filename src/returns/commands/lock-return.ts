import { lockOrder, type Order } from '../../orders/index.js';
import { mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { returns } from '../data/store.js';
import type { ReturnOrder } from '../domain/return-order.js';

/** A return and its order, both locked. */
export interface LockedReturn {
  readonly order: Order;
  readonly returned: ReturnOrder;
}

/** Locks a return after its order. To be called once it is known that the caller may. */
export async function lockReturn(work: Work, returnId: string): Promise<LockedReturn> {
  const orderId = await returns(work).orderOf(returnId);
  if (orderId === undefined) throw noSuchReturn();
  const order = await lockOrder(work, orderId);
  const returned = await returns(work).lock(returnId);
  if (!returned) throw noSuchReturn();
  return { order, returned };
}

/** Locks a return for its buyer or the back office; somebody else's does not exist for the caller. */
export async function lockOwnReturn(work: Work, returnId: string): Promise<LockedReturn> {
  const locked = await lockReturn(work, returnId);
  if (!mayActFor(work.caller.actor, locked.returned)) throw noSuchReturn();
  return locked;
}

/** Locks a return for the people of the location where its goods are. */
export async function lockReturnHere(
  work: Work,
  returnId: string,
): Promise<LockedReturn & { readonly locationId: string }> {
  const locked = await lockReturn(work, returnId);
  const { locationId } = locked.returned;
  if (locationId === null || !worksAt(work.caller.actor, locationId)) throw noSuchReturn();
  return { ...locked, locationId };
}

/** Looks whether all of these lines are of the return; one that is not is answered as not there. */
export function assertLinesOf(
  { lines }: ReturnOrder,
  named: readonly { readonly returnLineId: string }[],
): void {
  const known = new Set(lines.map(({ id }) => id));
  if (named.some(({ returnLineId }) => !known.has(returnLineId)))
    throw new RequestError('NOT_FOUND', 'There is no such line in this return.');
}

/** What is answered for a return that is not there, or not for the caller. */
export function noSuchReturn(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no such return.');
}
