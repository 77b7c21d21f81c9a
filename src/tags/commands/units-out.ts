import { readOrderLines } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { linesWithTags } from './lines-with-tags.js';

/** How many units of each variant are out of the store with each of these orders and with their tags, or are still to go; none of what came back. */
export async function unitsOut(
  work: Work,
  orderIds: readonly string[],
): Promise<(orderId: string, variantId: string) => number> {
  const lines = orderIds.length > 0 ? await readOrderLines(work.db, orderIds) : [];
  const out = new Map<string, number>();
  for (const line of linesWithTags(lines)) {
    const { order_id, variant_id, quantity, cancelled, returned, undelivered } = line;
    const key = `${order_id} ${variant_id}`;
    out.set(key, (out.get(key) ?? 0) + quantity - cancelled - returned - undelivered);
  }
  return (orderId, variantId) => out.get(`${orderId} ${variantId}`) ?? 0;
}
