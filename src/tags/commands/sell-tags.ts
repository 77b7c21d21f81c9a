import { readOrdersOfCarts } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { putBack, sellAll, tagsOfCart } from '../data/store.js';
import { unitsWithTags } from './units-with-tags.js';

/**
 * The order of a cart stands: its tags leave with it, as many as there are units of each variant in the hands of the buyer.
 * Tags of units that were taken out of the cart since, or go another way, are in the store. Safe to repeat.
 */
export async function sellTags(work: Work, cartId: string): Promise<void> {
  const [order] = await readOrdersOfCarts(work.db, [cartId]);
  if (!order) return;
  const units = await unitsWithTags(work, order.id);
  const byVariant = Map.groupBy(await tagsOfCart(work, cartId), (tag) => tag.variant_id);
  const [sold, left]: [string[], string[]] = [[], []];
  for (const [variantId, tags] of byVariant)
    for (const [place, { epc }] of tags.entries())
      (place < (units.get(variantId) ?? 0) ? sold : left).push(epc);
  await sellAll(work, sold, order.id);
  if (left.length > 0) await putBack(work, left, { cartId });
}
