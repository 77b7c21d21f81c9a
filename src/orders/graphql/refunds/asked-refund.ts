import { isCurrency } from '../../../kernel/money.js';
import { innerId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import type { RefundOrder } from '../../commands/refund-order.js';
import type { AskedLine, RefundAsk } from '../../domain/refund-shares.js';
import { checkedText } from '../checked-text.js';
import type { RefundLineInput, RefundOrderInput } from './inputs.js';

const maxLines = 100;

/** Reads what is to be refunded; whatever cannot be meant is the caller's mistake. */
export function askedRefund(
  input: RefundOrderInput,
  { orderId, intentId }: Pick<RefundOrder, 'orderId' | 'intentId'>,
): RefundOrder {
  const { currency, reasonCode } = input;
  const reason = checkedText('reason', input.reason, 500);
  if (!reason) throw wrong('Say why the money is given back.');
  if (!/^[A-Z]{3}$/.test(currency) || !isCurrency(currency))
    throw wrong('`currency` is an ISO 4217 code, such as EUR.');
  return { orderId, intentId, ask: askIn(input), currency, reasonCode, reason };
}

function askIn(input: RefundOrderInput): RefundAsk {
  const { everything, amountMinor, shippingMinor } = input;
  const lines = input.lines ?? [];
  if (lines.length > maxLines) throw wrong(`At most ${maxLines} lines are refunded at once.`);
  const hasParts = lines.length > 0 || shippingMinor != null;
  const asks = [everything === true, amountMinor != null, hasParts].filter(Boolean);
  if (asks.length !== 1)
    throw wrong('Say `everything`, an `amountMinor`, or `lines` and `shippingMinor`: one of them.');
  if (everything) return { kind: 'EVERYTHING' };
  if (amountMinor != null) return { kind: 'AMOUNT', amountMinor: positive(amountMinor) };
  const asked = lines.map(askedLine);
  if (new Set(asked.map(({ orderLineId }) => orderLineId)).size < asked.length)
    throw wrong('Name each line once.');
  return {
    kind: 'PARTS',
    lines: asked,
    shippingMinor: shippingMinor == null ? 0 : positive(shippingMinor),
  };
}

function askedLine({ lineId, quantity, amountMinor }: RefundLineInput): AskedLine {
  if (quantity == null && amountMinor == null)
    throw wrong('Say how many units of a line are paid back, or how much of their price.');
  if (quantity != null && quantity < 1) throw wrong('`quantity` is at least 1.');
  return {
    orderLineId: innerId('OrderLine', lineId),
    quantity: quantity ?? 0,
    amountMinor: amountMinor == null ? null : positive(amountMinor),
  };
}

function positive(minor: number): number {
  if (minor <= 0) throw wrong('An amount that is given back is more than 0.');
  return minor;
}

function wrong(sentence: string): RequestError {
  return new RequestError('BAD_USER_INPUT', sentence);
}
