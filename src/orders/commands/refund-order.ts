import { isRefusal } from '../../kernel/refusal.js';
import {
  intentsOfOrder,
  openRefund,
  type RefundReason,
  refundCurrencyDiffers,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { Order } from '../domain/order.js';
import { allocateToLines, type RefundAsk, splitUnsold } from '../domain/refund-shares.js';
import { lockOrder } from './lock-order.js';
import { readPaidOrder } from './read-paid-order.js';

export interface RefundOrder {
  readonly orderId: string;
  readonly ask: RefundAsk;
  /** In which the caller thinks that it was paid. */
  readonly currency: string;
  readonly reasonCode: RefundReason;
  readonly reason: string;
  /** The payment that is to give it back; null where the last tender gives first. */
  readonly intentId: string | null;
  /** Set where it is known to be about units that have left. Otherwise what was cancelled comes first. */
  readonly haveLeft?: boolean;
}

/**
 * Gives back money of an order: all of it, a sum, units of lines, or shipping. Every cent is allocated to what it is
 * for, so nothing is given back twice, however many ask at once. Above the limits of the caller it waits for a second
 * person.
 */
export async function refundOrder(work: Work, input: RefundOrder) {
  const order = await lockOrder(work, input.orderId);
  const { currency } = order;
  if (input.currency !== currency)
    return refundCurrencyDiffers({ askedCurrency: input.currency, currency });
  if (input.intentId) await assertPaymentOf(work, order, input.intentId);
  const { paid, unsold, deliveriesOf } = await readPaidOrder(work, order);
  if (input.ask.kind === 'PARTS') assertLinesOf(order, input.ask.lines);
  const allocation = allocateToLines(paid, input.ask);
  if (isRefusal(allocation)) return allocation;
  const { reasonCode, reason, intentId } = input;
  return openRefund(work, {
    of: { orderId: order.id },
    amountMinor: allocation.lines.reduce(
      (sum, line) => sum + line.amountMinor,
      allocation.shippingMinor,
    ),
    currency,
    ...(input.haveLeft ? allocation : splitUnsold(unsold, allocation)),
    deliveries: deliveriesOf(allocation.lines),
    reasonCode,
    reason,
    intentId,
  });
}

async function assertPaymentOf(work: Work, order: Order, intentId: string): Promise<void> {
  const intents = await intentsOfOrder(work.db, order.id);
  if (!intents.some(({ id }) => id === intentId))
    throw new RequestError('NOT_FOUND', 'There is no such payment.');
}

function assertLinesOf(order: Order, lines: readonly { readonly orderLineId: string }[]): void {
  const known = new Set(order.lines.map(({ id }) => id));
  if (lines.some(({ orderLineId }) => !known.has(orderLineId)))
    throw new RequestError('NOT_FOUND', 'There is no such line in this order.');
}
