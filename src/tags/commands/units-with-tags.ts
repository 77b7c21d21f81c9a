import { readOrderLines } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { linesWithTags } from './lines-with-tags.js';

/** How many units of each variant leave with an order and with their tags, or have left: those that were not cancelled. */
export async function unitsWithTags(
  work: Work,
  orderId: string,
): Promise<ReadonlyMap<string, number>> {
  const units = new Map<string, number>();
  for (const line of linesWithTags(await readOrderLines(work.db, [orderId])))
    units.set(line.variant_id, (units.get(line.variant_id) ?? 0) + line.quantity - line.cancelled);
  return units;
}
