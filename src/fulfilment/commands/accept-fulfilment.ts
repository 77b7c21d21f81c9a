import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { claimOfOthers } from '../data/claims.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';
import { lockAtLocation } from './lock-at-location.js';

export interface FulfilmentAnswer {
  readonly fulfilmentId: string;
  readonly orderId: string;
}

/**
 * A location takes the work on. Of two associates who accept the same task, the second is refused, and so is everybody
 * else while somebody has claimed it (TaskClaimed).
 */
export async function acceptFulfilment(
  work: Work,
  input: { readonly fulfilmentId: string },
): Promise<FulfilmentAnswer | FulfilmentNotReady | Refusal<'TaskClaimed'>> {
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const claimed = await claimOfOthers(work, fulfilment.id);
  if (claimed) return claimed;
  const from = fulfilment.state;
  const accepted = fulfilment.accept(work.caller.actor.id ?? work.caller.actor.kind, work.now);
  if (isRefusal(accepted)) return accepted;
  work.emit(fulfilmentNews('FulfilmentAccepted', fulfilment, from));
  return { fulfilmentId: fulfilment.id, orderId: fulfilment.orderId };
}
