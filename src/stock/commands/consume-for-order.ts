import type { Work } from '../../platform/commands/work.js';
import type { OrderPart } from '../data/finish.js';
import { type EndedPart, endForOrder } from './end-for-order.js';

export interface ConsumeForOrder {
  readonly orderId: string;
  /** Whether the buyer takes the goods along, or a carrier does. */
  readonly kind: 'HANDOVER' | 'SHIP';
  readonly lines: readonly OrderPart[];
}

/**
 * The goods leave: what was promised is no longer reserved, and no longer there. All that is asked for must
 * still be reserved for the order, otherwise it is a fault and nothing leaves.
 */
export async function consumeForOrder(work: Work, input: ConsumeForOrder): Promise<EndedPart[]> {
  const parts = await endForOrder(work, input.orderId, input.lines, {
    state: 'CONSUMED',
    movement: input.kind,
    goodsLeave: true,
  });
  if (total(parts) !== total(input.lines))
    throw new Error(`order ${input.orderId} has less reserved than should leave`);
  return parts;
}

function total(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, part) => sum + part.quantity, 0);
}
