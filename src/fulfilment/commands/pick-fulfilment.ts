import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { holdTask } from '../data/claims.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';
import type { FulfilmentAnswer } from './accept-fulfilment.js';
import { lockAtLocation } from './lock-at-location.js';

export interface PickFulfilment {
  readonly fulfilmentId: string;
  readonly lines: readonly { readonly lineId: string; readonly picked: number }[];
}

/**
 * Records what was found on the shelf. Fewer than asked for is a short pick: it is told at once, and takes its
 * effect on order and stock when the goods are made ready; until then it can be corrected. Whoever picks has the task from
 * then on: of two at once, one is refused (TaskClaimed).
 */
export async function pickFulfilment(
  work: Work,
  input: PickFulfilment,
): Promise<FulfilmentAnswer | FulfilmentNotReady | Refusal<'WrongPick'> | Refusal<'TaskClaimed'>> {
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const claimed = await holdTask(work, fulfilment.id);
  if (claimed) return claimed;
  const from = fulfilment.state;
  const picked = fulfilment.pick(input.lines, work.now);
  if (isRefusal(picked)) return picked;
  const short = fulfilment.lines.filter((line) => line.missing > 0);
  work.emit(
    fulfilmentNews('FulfilmentPicked', fulfilment, from, {
      short: short.map((line) => ({ sku: line.sku, missing: line.missing })),
    }),
  );
  return { fulfilmentId: fulfilment.id, orderId: fulfilment.orderId };
}
