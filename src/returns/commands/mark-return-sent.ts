import { later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { prolongReplacement } from '../data/replacements.js';
import { returnNotInState } from '../domain/refusals.js';
import { bringWithinMs } from '../domain/return-order.js';
import { returnNews } from '../events.js';
import { lockOwnReturn } from './lock-return.js';

export interface MarkReturnSent {
  readonly returnId: string;
  readonly trackingCode: string | null;
}

/** The parcel is with the carrier. Refuses what goes over a counter, and what is not approved (ReturnNotInState). */
export async function markReturnSent(work: Work, { returnId, trackingCode }: MarkReturnSent) {
  const { returned } = await lockOwnReturn(work, returnId);
  const from = returned.state;
  if (returned.method !== 'LABEL') return returnNotInState({ state: from });
  const moved = returned.send(trackingCode, work.now);
  if (isRefusal(moved)) return moved;
  work.emit(returnNews('ReturnSent', returned, from, { trackingCode }));
  await prolongReplacement(work, returnId, later(work.now, bringWithinMs));
  return { returnId };
}
