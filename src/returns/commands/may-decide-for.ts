import { type Actor, mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { ReturnOrder } from '../domain/return-order.js';

/** May they say what the buyer of a return wants: the buyer, the desk, and the people of the place where the goods are? */
export function mayDecideFor(actor: Actor, returned: ReturnOrder): boolean {
  const isHere = returned.locationId !== null && worksAt(actor, returned.locationId);
  return isHere || mayActFor(actor, returned);
}
