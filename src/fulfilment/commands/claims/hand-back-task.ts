import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { claimOfOthers, letGoOfTask } from '../../data/claims.js';
import { mayTakeOver } from '../../domain/may-take-over.js';
import { claimNews } from '../../events.js';
import type { FulfilmentAnswer } from '../accept-fulfilment.js';
import { lockAtLocation } from '../lock-at-location.js';

/**
 * Gives a task back to all who work at its location; a supervisor does so for anybody. One that nobody has stays as it
 * is. Refuses the task of somebody else (TaskClaimed).
 */
export async function handBackTask(
  work: Work,
  { fulfilmentId }: { readonly fulfilmentId: string },
): Promise<FulfilmentAnswer | Refusal<'TaskClaimed'>> {
  const fulfilment = await lockAtLocation(work, fulfilmentId);
  const isFree = await letGoOfTask(work, fulfilmentId, mayTakeOver(work.caller.actor));
  const refused = isFree ? undefined : await claimOfOthers(work, fulfilmentId);
  if (refused) return refused;
  if (isFree) work.emit(claimNews('TaskHandedBack', fulfilment));
  return { fulfilmentId, orderId: fulfilment.orderId };
}
