import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { dropLabel } from '../data/labels.js';
import { returnNews } from '../events.js';
import { letGoOfReplacement } from './exchange/let-go-of-replacement.js';
import { lockReturn, noSuchReturn } from './lock-return.js';
import { mayDecideFor } from './may-decide-for.js';

/**
 * The buyer keeps the goods, or takes them along again; the staff of the counter may say so for them. Only before they
 * were received (ReturnNotInState); the units may then be announced again.
 */
export async function cancelReturn(work: Work, { returnId }: { readonly returnId: string }) {
  const { returned } = await lockReturn(work, returnId);
  if (!mayDecideFor(work.caller.actor, returned)) throw noSuchReturn();
  const from = returned.state;
  const moved = returned.cancel(work.now);
  if (isRefusal(moved)) return moved;
  work.emit(returnNews('ReturnCanceled', returned, from));
  await dropLabel(work, returned);
  await letGoOfReplacement(work, returned, 'RETURN_ENDED');
  return { returnId };
}
