import type { Work } from '../../platform/commands/work.js';
import { type OrderPart, released } from '../data/finish.js';
import { tellStockChanged } from '../events.js';
import { type EndedPart, endForOrder } from './end-for-order.js';
import { writeOffMissing } from './write-off-missing.js';

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
  if (parts.length > 0) tellStockChanged(work, await writeOffMissing(work, parts, input.reason));
  return parts;
}
