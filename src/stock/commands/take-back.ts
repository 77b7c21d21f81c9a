import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { mergeItems } from '../domain/quantities.js';
import { writeCounts } from './set-on-hand.js';

export interface TakeBack {
  readonly locationId: string;
  readonly lines: readonly {
    readonly variantId: string;
    readonly quantity: number;
    /** Units that come back and are good for nothing: they are counted in, and written off at once. */
    readonly damaged?: boolean;
  }[];
  /** Why, as the journal keeps it. */
  readonly reason: string;
}

/** Puts goods that buyers have given back onto the shelves of a place. What is damaged is in the journal alone. */
export async function takeBack(work: Work, { locationId, lines, reason }: TakeBack): Promise<void> {
  const items = lines.map((line) => ({ ...line, locationId }));
  await move(work, items, 1, 'RETURN', reason);
  const damaged = items.filter((item) => item.damaged);
  await move(work, damaged, -1, 'DAMAGE', reason);
}

async function move(
  work: Work,
  items: readonly { variantId: string; locationId: string; quantity: number }[],
  sign: 1 | -1,
  kind: 'RETURN' | 'DAMAGE',
  reason: string,
): Promise<void> {
  const counted = mergeItems(items).map(({ variantId, locationId, quantity }) => ({
    variantId,
    locationId,
    delta: sign * quantity,
  }));
  const answer = await writeCounts(work, counted, kind, reason);
  // What has just been added can be taken off again: the items are locked.
  if (isRefusal(answer)) throw new Error('goods that came back could not be counted');
}
