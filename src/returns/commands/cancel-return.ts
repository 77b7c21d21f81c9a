import { isRefusal } from '../../kernel/refusal.js';
import { mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { returnNews } from '../events.js';
import { lockReturn, noSuchReturn } from './lock-return.js';

/**
 * The buyer keeps the goods, or takes them along again; the staff of the counter may say so for them. Only before they
 * were received (ReturnNotInState); the units may then be announced again.
 */
export async function cancelReturn(work: Work, { returnId }: { readonly returnId: string }) {
  const { returned } = await lockReturn(work, returnId);
  const { actor } = work.caller;
  const isHere = returned.locationId !== null && worksAt(actor, returned.locationId);
  if (!isHere && !mayActFor(actor, returned)) throw noSuchReturn();
  const from = returned.state;
  const moved = returned.cancel(work.now);
  if (isRefusal(moved)) return moved;
  work.emit(returnNews('ReturnCanceled', returned, from));
  return { returnId };
}
