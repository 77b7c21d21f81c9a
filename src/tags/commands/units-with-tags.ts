import { readOrderLines } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';

/**
 * How many units of each variant leave with an order in their buyer's hands, and so with their tags: those that are
 * carried out; of goods of which none are, all that the order still wants.
 */
export async function unitsWithTags(
  work: Work,
  orderId: string,
): Promise<ReadonlyMap<string, number>> {
  const byVariant = Map.groupBy(
    await readOrderLines(work.db, [orderId]),
    (line) => line.variant_id,
  );
  return new Map(
    [...byVariant].map(([variantId, lines]) => {
      const inHand = lines.filter((line) => line.fulfilment_kind === 'COUNTER');
      const leaving = inHand.length > 0 ? inHand : lines;
      return [variantId, leaving.reduce((sum, line) => sum + line.quantity - line.cancelled, 0)];
    }),
  );
}
