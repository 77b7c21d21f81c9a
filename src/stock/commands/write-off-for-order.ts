import type { Work } from '../../platform/commands/work.js';
import { count } from '../data/count.js';
import { type OrderPart, released } from '../data/finish.js';
import { mergeItems } from '../domain/quantities.js';
import { tellStockChanged } from '../events.js';
import { type EndedPart, endForOrder } from './end-for-order.js';

export interface WriteOffForOrder {
  readonly orderId: string;
  /** The units that were promised and could not be found. */
  readonly lines: readonly OrderPart[];
  readonly reason: string;
}

/**
 * A short pick: the units are neither reserved nor there any more. Others lose nothing by it, because what was
 * promised to this order was never theirs. Safe to repeat, like a release.
 */
export async function writeOffForOrder(work: Work, input: WriteOffForOrder): Promise<EndedPart[]> {
  const parts = await endForOrder(work, input.orderId, input.lines, released);
  const missing = mergeItems(parts).map(({ quantity, ...item }) => ({ ...item, delta: -quantity }));
  if (missing.length === 0) return parts;
  const outcome = await count(work, missing, 'ADJUST', input.reason);
  tellStockChanged(
    work,
    outcome.filter((item) => item.has_changed),
  );
  return parts;
}
