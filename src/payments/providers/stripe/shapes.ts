import type Stripe from 'stripe';
import { isRecord } from '../json.js';
import { stripeUnits } from './amounts.js';

type StripePayment = Stripe.PaymentIntent;

/** True where the value can be read as a payment; what comes over the network is not trusted to be whole. */
export function isPayment(value: unknown): value is StripePayment {
  if (!isRecord(value) || value['object'] !== 'payment_intent') return false;
  const charge = value['latest_charge'];
  return (
    ['id', 'status', 'currency'].every((name) => typeof value[name] === 'string') &&
    ['amount', 'amount_received'].every((name) => isAmount(value[name], value)) &&
    isRecord(value['metadata']) &&
    (typeof charge !== 'object' ||
      charge === null ||
      (isCharge(charge) && charge.currency === value['currency']))
  );
}

/** True where the value can be read as a charge. */
export function isCharge(value: unknown): value is Stripe.Charge {
  if (!isRecord(value) || value['object'] !== 'charge') return false;
  const { refunds } = value;
  return (
    ['id', 'status', 'currency'].every((name) => typeof value[name] === 'string') &&
    ['amount', 'amount_captured'].every((name) => isAmount(value[name], value)) &&
    (!isRecord(refunds) || (Array.isArray(refunds['data']) && refunds['data'].every(isRefund)))
  );
}

/** True where the value can be read as a refund. */
export function isRefund(value: unknown): value is Stripe.Refund {
  return (
    isRecord(value) &&
    value['object'] === 'refund' &&
    typeof value['id'] === 'string' &&
    typeof value['currency'] === 'string' &&
    isAmount(value['amount'], value)
  );
}

/** Whole, and also in our own units. */
function isAmount(value: unknown, { currency }: Record<string, unknown>): boolean {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return false;
  return typeof currency === 'string' && stripeUnits.ours(value, currency) !== undefined;
}
