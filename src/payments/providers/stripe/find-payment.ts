import type Stripe from 'stripe';
import { minuteMs, secondMs } from '../../../kernel/clock.js';
import { attemptDeadlineMs, lateCallMs } from '../../domain/patience.js';

const pageSize = 100;
const mostRefunds = 1000;
const expand = ['latest_charge.refunds'];

/** Reads a payment with its charge and all its refunds, of which Stripe shows only the ten newest by itself. */
export async function wholePayment(stripe: Stripe, id: string): Promise<Stripe.PaymentIntent> {
  const payment = await stripe.paymentIntents.retrieve(id, { expand });
  const charge = payment.latest_charge;
  if (charge === null || typeof charge !== 'object' || !charge.refunds?.has_more) return payment;
  const refunds = stripe.refunds.list({ payment_intent: id, limit: pageSize });
  charge.refunds.data = await refunds.autoPagingToArray({ limit: mostRefunds });
  return payment;
}

/**
 * Finds a payment by our own key; undefined where there is none. The search of Stripe is a minute behind, and more on
 * a bad day, so it cannot say that something is not there: a payment would be sent again and charged twice once the
 * key is forgotten. The list is always up to date, and the key, being a UUIDv7, tells where in it to look.
 */
export async function findByKey(
  stripe: Stripe,
  key: string,
): Promise<Stripe.PaymentIntent | undefined> {
  const pages = stripe.paymentIntents.list({ limit: pageSize, created: timesOf(key) });
  for await (const payment of pages)
    if (payment.metadata?.['key'] === key) return wholePayment(stripe, payment.id);
  return undefined;
}

/** From just before the key was made, as clocks differ, until no call with it can arrive any more. */
function timesOf(key: string): Stripe.RangeQueryParam {
  const madeAtMs = Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
  return {
    gte: Math.floor((madeAtMs - minuteMs) / secondMs),
    lte: Math.ceil((madeAtMs + attemptDeadlineMs + lateCallMs) / secondMs),
  };
}
