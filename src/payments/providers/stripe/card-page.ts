import type Stripe from 'stripe';
import { secondMs } from '../../../kernel/clock.js';
import { withToken } from '../card-page.js';
import { isRecord, textIn } from '../json.js';
import type { CardPage, UnknownOutcome } from '../provider.js';

/** A card at Stripe, and whose it is there: one that was typed on its page belongs to a customer. */
export interface StripeMethod {
  readonly payment_method: string;
  readonly customer?: string;
}

/** The visit of a card page stands for the card that was typed in it. */
export function isVisit(token: string): boolean {
  return token.startsWith('cs_');
}

/**
 * A visit of Stripe Checkout that only takes a card (https://docs.stripe.com/payments/checkout/save-and-reuse). The
 * card gets a customer at Stripe, without whom it could not be paid with afterwards. Stripe puts the name of the
 * visit into the address to which it leads back: that is the token.
 */
export function visitOf(visit: {
  returnUrl: string;
  reference?: string | undefined;
}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'setup',
    allowed_payment_method_types: ['card'],
    customer_creation: 'always',
    success_url: withToken(visit.returnUrl, '{CHECKOUT_SESSION_ID}'),
    cancel_url: visit.returnUrl,
    ...(visit.reference !== undefined && { metadata: { reference: visit.reference } }),
  };
}

/** The page of a visit that has begun; unknown where it has none. */
export function readCardPage(session: unknown): CardPage | UnknownOutcome {
  const url = textIn(session, 'url');
  const seconds = isRecord(session) ? session['expires_at'] : undefined;
  const expiresAt = new Date(typeof seconds === 'number' ? seconds * secondMs : Number.NaN);
  if (url === undefined || Number.isNaN(expiresAt.getTime()))
    return { kind: 'unknown', reason: 'unreadable' };
  return { kind: 'opened', url, expiresAt };
}

/** The card that was typed in a visit; undefined where none was. The visit comes with its setup intent. */
export function readVisit(session: unknown): StripeMethod | undefined {
  if (!isRecord(session) || session['status'] !== 'complete') return undefined;
  const method = textIn(session['setup_intent'], 'payment_method');
  const customer = textIn(session, 'customer');
  return method && customer ? { payment_method: method, customer } : undefined;
}
