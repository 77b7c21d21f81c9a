import type { Booked, Visit } from './stripe-books.js';

/** The one card that everybody has here. */
export const cardView = {
  brand: 'visa',
  last4: '4242',
  exp_month: 12,
  exp_year: 2040,
  fingerprint: 'bWFya2VkQ2FyZA',
  wallet: { type: 'apple_pay' },
} as const;

/** A payment as the API shows it, with its charge where that is asked for. */
export function viewOf(payment: Booked, isExpanded: boolean): object {
  const { id, amount, currency, status, captured, metadata, declineCode } = payment;
  const chargeId = payment.isCharged ? `ch_of_${id}` : null;
  return {
    id,
    object: 'payment_intent',
    created: payment.created,
    amount,
    amount_capturable: status === 'requires_capture' ? amount - captured : 0,
    amount_received: captured,
    currency,
    status,
    metadata,
    cancellation_reason: payment.cancellationReason,
    customer: payment.vault.customer,
    payment_method: payment.vault.method,
    setup_future_usage: payment.vault.keptFor,
    last_payment_error: declineCode
      ? { type: 'card_error', code: 'card_declined', decline_code: declineCode }
      : null,
    latest_charge: isExpanded && chargeId ? chargeView(payment, chargeId) : chargeId,
    next_action:
      status === 'requires_action'
        ? {
            type: 'redirect_to_url',
            redirect_to_url: {
              url: `https://hooks.stripe.example/3ds/${id}`,
              return_url: payment.returnUrl,
            },
          }
        : null,
  };
}

/** A visit of the card page; its setup intent comes whole where that is asked for. */
export function visitView({ id, method }: Visit, isExpanded: boolean): object {
  const intent = { id: `seti_of_${id}`, object: 'setup_intent', payment_method: method ?? null };
  return {
    id,
    object: 'checkout.session',
    mode: 'setup',
    url: method ? null : `https://checkout.stripe.example/c/pay/${id}`,
    expires_at: 1_900_000_000,
    status: method ? 'complete' : 'open',
    customer: method ? `cus_of_${id}` : null,
    setup_intent: isExpanded ? intent : intent.id,
  };
}

export function refundView(
  { id, amount, metadata, status = 'succeeded' }: Booked['refunds'][number],
  payment: Booked,
): object {
  return {
    id,
    object: 'refund',
    amount,
    currency: payment.currency,
    payment_intent: payment.id,
    status,
    metadata,
  };
}

/** What has just happened to the payment, as the news of it. */
export function eventOf(payment: Booked): object {
  const types = {
    requires_action: 'payment_intent.requires_action',
    requires_capture: 'payment_intent.amount_capturable_updated',
    requires_payment_method: 'payment_intent.payment_failed',
    succeeded: 'payment_intent.succeeded',
    canceled: 'payment_intent.canceled',
  };
  return {
    id: `evt_of_${payment.id}_${payment.status}`,
    object: 'event',
    type: types[payment.status],
    created: payment.created,
    data: { object: viewOf(payment, false) },
  };
}

function chargeView(payment: Booked, id: string): object {
  const { amount, captured, refunds } = payment;
  return {
    id,
    object: 'charge',
    amount,
    amount_captured: captured,
    amount_refunded: refunds.reduce((sum, each) => sum + each.amount, 0),
    captured: captured > 0,
    currency: payment.currency,
    status: 'succeeded',
    payment_intent: payment.id,
    payment_method_details: {
      type: 'card',
      card: {
        ...cardView,
        wallet: payment.wallet ? { type: payment.wallet } : null,
        capture_before: payment.created + 7 * 86_400,
        three_d_secure: payment.vault.isChallenged
          ? { result: 'authenticated', authentication_flow: 'challenge' }
          : null,
      },
    },
    refunds: {
      object: 'list',
      data: refunds.slice(0, 10).map((each) => refundView(each, payment)),
      has_more: refunds.length > 10,
    },
  };
}
