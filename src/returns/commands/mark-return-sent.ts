import { later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { prolongReplacement } from '../data/replacements.js';
import { returnNotInState } from '../domain/refusals.js';
import { bringWithinMs, type ReturnOrder } from '../domain/return-order.js';
import { returnNews } from '../events.js';
import { lockOwnReturn } from './lock-return.js';

export interface MarkReturnSent {
  readonly returnId: string;
  readonly trackingCode: string | null;
}

/** The parcel is with the carrier. Refuses what goes over a counter, and what is not approved (ReturnNotInState). */
export async function markReturnSent(work: Work, { returnId, trackingCode }: MarkReturnSent) {
  const { returned } = await lockOwnReturn(work, returnId);
  if (returned.method !== 'LABEL') return returnNotInState({ state: returned.state });
  return sendReturn(work, returned, trackingCode);
}

/** A return that is locked is on its way, and what is kept for it is so for as long as that may take. */
export async function sendReturn(work: Work, returned: ReturnOrder, trackingCode: string | null) {
  const { id: returnId, state: from } = returned;
  const moved = returned.send(trackingCode, work.now);
  if (isRefusal(moved)) return moved;
  work.emit(returnNews('ReturnSent', returned, from, { trackingCode: returned.trackingCode }));
  await prolongReplacement(work, returnId, later(work.now, bringWithinMs));
  return { returnId };
}
