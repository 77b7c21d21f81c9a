import type Stripe from 'stripe';

type StripePayment = Stripe.PaymentIntent;

/** True where the value can be read as a payment; what comes over the network is not trusted to be whole. */
export function isPayment(value: unknown): value is StripePayment {
  if (!isRecord(value) || value['object'] !== 'payment_intent') return false;
  const charge = value['latest_charge'];
  return (
    ['id', 'status', 'currency'].every((name) => typeof value[name] === 'string') &&
    ['amount', 'amount_received'].every((name) => isAmount(value[name])) &&
    isRecord(value['metadata']) &&
    (!isRecord(charge) || isCharge(charge))
  );
}

/** True where the value can be read as a charge. */
export function isCharge(value: unknown): value is Stripe.Charge {
  if (!isRecord(value) || value['object'] !== 'charge') return false;
  const { refunds } = value;
  return (
    ['id', 'status', 'currency'].every((name) => typeof value[name] === 'string') &&
    ['amount', 'amount_captured'].every((name) => isAmount(value[name])) &&
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
    isAmount(value['amount'])
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
