import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { returnNotInState } from '../../domain/refusals.js';
import { returnLifecycle } from '../../domain/return-lifecycle.js';
import { lockReturn, noSuchReturn } from '../lock-return.js';
import { mayDecideFor } from '../may-decide-for.js';
import { letGoOfReplacement } from './let-go-of-replacement.js';
import {
  lockReplacement,
  reserveReplacement,
  type WantedReplacement,
} from './reserve-replacement.js';

export interface ChooseReplacement extends WantedReplacement {
  readonly returnId: string;
}

/**
 * Keeps other goods for a return until they can be exchanged, instead of those that were kept for it before. For its
 * buyer, the desk, and the people of the place where its goods are. Refuses a return that is over (ReturnNotInState), and
 * like `lockCartForOrder` and `reserveReplacement`; then what was kept before stays so.
 */
export async function chooseReplacement(work: Work, input: ChooseReplacement) {
  const { returnId } = input;
  const replacement = await lockReplacement(work, input);
  if (isRefusal(replacement)) return replacement;
  const { order, returned } = await lockReturn(work, returnId);
  if (!mayDecideFor(work.caller.actor, returned)) throw noSuchReturn();
  if (returnLifecycle.isFinal(returned.state)) return returnNotInState({ state: returned.state });
  await letGoOfReplacement(work, returned, 'OTHER_GOODS');
  const { currency } = order;
  const refused = await reserveReplacement(work, returned, { ...replacement, currency });
  return refused ?? { returnId };
}
