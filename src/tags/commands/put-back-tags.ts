import type { Work } from '../../platform/commands/work.js';
import { putBackSold, tagsOfOrders } from '../data/store.js';
import { unitsWithTags } from './units-with-tags.js';

/**
 * Units of an order will not reach their buyer: as many tags of those goods are back in the store. The tags of the units
 * that have left, or are still to, stay sold. Safe to repeat.
 */
export async function putBackTags(work: Work, orderId: string): Promise<void> {
  const byVariant = Map.groupBy(await tagsOfOrders(work, [orderId]), (tag) => tag.variant_id);
  if (byVariant.size === 0) return;
  const units = await unitsWithTags(work, orderId);
  const left = [...byVariant].flatMap(([variantId, tags]) => tags.slice(units.get(variantId) ?? 0));
  await putBackSold(
    work,
    left.map(({ epc }) => epc),
  );
}
