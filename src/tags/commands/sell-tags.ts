import { readOrderLines, readOrdersOfCarts } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { putBack, sellAll, tagsOfCart } from '../data/store.js';

/**
 * The order of a cart stands: its tags leave with it, as many as there are units of each variant. Tags of units that
 * were taken out of the cart since are in the store. Safe to repeat.
 */
export async function sellTags(work: Work, cartId: string): Promise<void> {
  const [order] = await readOrdersOfCarts(work.db, [cartId]);
  if (!order) return;
  const lines = await readOrderLines(work.db, [order.id]);
  const units = new Map<string, number>();
  for (const line of lines)
    units.set(line.variant_id, (units.get(line.variant_id) ?? 0) + line.quantity);
  const byVariant = Map.groupBy(await tagsOfCart(work, cartId), (tag) => tag.variant_id);
  const [sold, left]: [string[], string[]] = [[], []];
  for (const [variantId, tags] of byVariant)
    for (const [place, { epc }] of tags.entries())
      (place < (units.get(variantId) ?? 0) ? sold : left).push(epc);
  await sellAll(work, sold, order.id);
  if (left.length > 0) await putBack(work, left, { cartId });
}
