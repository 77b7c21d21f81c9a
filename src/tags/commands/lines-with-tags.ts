import type { OrderLineRow } from '../../orders/index.js';

/**
 * Of the lines of orders those whose units leave in their buyer's hands, and so with their tags: those that are carried
 * out; of goods of which an order has no such line, all of them.
 */
export function linesWithTags(lines: readonly OrderLineRow[]): OrderLineRow[] {
  const goodsOf = ({ order_id, variant_id }: OrderLineRow) => `${order_id} ${variant_id}`;
  const inHand = lines.filter((line) => line.fulfilment_kind === 'COUNTER');
  const carriedOut = new Set(inHand.map(goodsOf));
  return [...inHand, ...lines.filter((line) => !carriedOut.has(goodsOf(line)))];
}
