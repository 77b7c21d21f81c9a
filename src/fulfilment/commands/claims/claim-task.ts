import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { holdTask } from '../../data/claims.js';
import { lifecycleOf } from '../../domain/lifecycles.js';
import { mayTakeOver } from '../../domain/may-take-over.js';
import { type FulfilmentNotReady, fulfilmentNotInState } from '../../domain/refusals.js';
import { claimNews } from '../../events.js';
import type { FulfilmentAnswer } from '../accept-fulfilment.js';
import { lockAtLocation } from '../lock-at-location.js';

export interface ClaimTask {
  readonly fulfilmentId: string;
  /** Also where somebody else has it; for supervisors. */
  readonly takeOver: boolean;
}

/**
 * Says that the caller works on a task from now on, for twenty minutes or until they hand it back; each pick prolongs
 * it. Of two at once, one has it. Refuses a task that somebody else has (TaskClaimed), and one that has ended.
 */
export async function claimTask(
  work: Work,
  { fulfilmentId, takeOver }: ClaimTask,
): Promise<FulfilmentAnswer | FulfilmentNotReady | Refusal<'TaskClaimed'>> {
  if (takeOver && !mayTakeOver(work.caller.actor))
    throw new RequestError('FORBIDDEN', 'Only a supervisor takes the task of somebody else.');
  const fulfilment = await lockAtLocation(work, fulfilmentId);
  const { state, kind } = fulfilment;
  if (fulfilment.isEnded)
    return fulfilmentNotInState({ state, possible: lifecycleOf(kind).events(state) });
  const refused = await holdTask(work, fulfilmentId, takeOver);
  if (refused) return refused;
  work.emit(claimNews('TaskClaimed', fulfilment));
  return { fulfilmentId, orderId: fulfilment.orderId };
}
