import { readOrderLines } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { putBackSold, tagsOfOrder } from '../data/store.js';

/**
 * Units of an order will not reach their buyer: as many tags of those goods are back in the store. The tags of the units
 * that have left, or are still to, stay sold. Safe to repeat.
 */
export async function putBackTags(work: Work, orderId: string): Promise<void> {
  const byVariant = Map.groupBy(await tagsOfOrder(work, orderId), (tag) => tag.variant_id);
  if (byVariant.size === 0) return;
  const units = new Map<string, number>();
  for (const line of await readOrderLines(work.db, [orderId]))
    units.set(line.variant_id, (units.get(line.variant_id) ?? 0) + line.quantity - line.cancelled);
  const left = [...byVariant].flatMap(([variantId, tags]) => tags.slice(units.get(variantId) ?? 0));
  await putBackSold(
    work,
    left.map(({ epc }) => epc),
  );
}
