import {
  accepts,
  type Change,
  heldMinor,
  move,
  type Payment,
  type PaymentEvent,
} from './payment.js';

/** Ends a hold, or a wait for the card holder, whose time is over; undefined where there is none to end. */
export function expire(payment: Payment, now: Date): Change | undefined {
  const event: PaymentEvent = payment.totals.captured > 0 ? 'expireRest' : 'expire';
  if (!payment.expiresAt || Date.parse(payment.expiresAt) > now.getTime()) return undefined;
  if (!accepts(payment, event)) return undefined;
  const totals = { ...payment.totals, expired: payment.totals.expired + heldMinor(payment) };
  return { payment: move(payment, event, { totals }), event: 'payment.expired' };
}
