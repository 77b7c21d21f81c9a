import type { CartForOrder } from '../../carts/index.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { keepAdjustments } from '../data/adjustments.js';
import type { OrderAdjustmentRow, OrderAdjustmentShareRow } from '../data/tables.js';
import type { Order } from '../domain/order.js';

/** Keeps what was taken off the goods with the order, line by line. The lines of the order stand as those of the cart. */
export async function keepDiscounts(work: Work, order: Order, cart: CartForOrder): Promise<void> {
  if (cart.discounts.length === 0) return;
  const places = new Map(cart.lines.map((line, place) => [line.id, order.lines[place]?.id]));
  const adjustments: OrderAdjustmentRow[] = [];
  const shares: OrderAdjustmentShareRow[] = [];
  for (const discount of cart.discounts) {
    const parts = cart.discountShares.filter(({ discountId }) => discountId === discount.id);
    if (parts.length === 0) continue;
    const id = newId();
    adjustments.push({
      id,
      order_id: order.id,
      order_line_id: discount.lineId === null ? null : (places.get(discount.lineId) ?? null),
      kind: 'MANUAL',
      basis_points: discount.basisPoints,
      asked_minor: discount.amountMinor,
      minimum_minor: discount.minimumMinor,
      amount_minor: parts.reduce((sum, part) => sum + part.amountMinor, 0),
      reason_code: discount.reasonCode,
      note: discount.note,
      given_by_kind: discount.givenByKind,
      given_by: discount.givenBy,
      given_at: new Date(discount.givenAt),
      approved_by: discount.approvedBy,
    });
    for (const { lineId, amountMinor } of parts)
      shares.push({
        adjustment_id: id,
        order_line_id: places.get(lineId) ?? '',
        amount_minor: amountMinor,
      });
  }
  await keepAdjustments(work.db, adjustments, shares);
}
