import type Stripe from 'stripe';
import { minuteMs, secondMs } from '../../../kernel/clock.js';
import { attemptDeadlineMs, lateCallMs } from '../../domain/patience.js';

const pageSize = 100;

/**
 * Finds a payment by our own key; undefined where there is none. The search of Stripe is a minute behind, and more on
 * a bad day, so it cannot say that something is not there: a payment would be sent again and charged twice once the
 * key is forgotten. The list is always up to date, and the key, being a UUIDv7, tells where in it to look.
 */
export async function findByKey(
  stripe: Stripe,
  key: string,
  expand: readonly string[],
): Promise<Stripe.PaymentIntent | undefined> {
  const pages = stripe.paymentIntents.list({ limit: pageSize, created: timesOf(key) });
  for await (const payment of pages)
    if (payment.metadata?.['key'] === key)
      return stripe.paymentIntents.retrieve(payment.id, { expand: [...expand] });
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
