import { newId } from '../../kernel/ids.js';
import type { Owner } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { PaymentIntent } from '../domain/payment-intent.js';
import type { CaptureMethod, NewPaymentIntent, PaymentPurpose } from '../domain/payment-wish.js';
import { type PaymentFacts, tellOfPayment } from '../events.js';

export interface CreatePaymentIntent {
  /** What the money is for; null where there is no order yet. */
  readonly orderId: string | null;
  /** Which of the payments of the order it is, from 1 on; the only one, where nothing is said. */
  readonly tender?: number;
  /** True where several people pay the order, and this is the share of one of them. */
  readonly shared?: boolean;
  readonly owner: Owner;
  readonly amountMinor: number;
  readonly currency: string;
  /** Where the buyer is, two letters of ISO 3166-1, where that is known: the provider is chosen by it. */
  readonly country?: string;
  readonly captureMethod: CaptureMethod;
  readonly purpose: PaymentPurpose;
  /** What it is for, in the words of whoever asks; left out where an order says it. */
  readonly wantedFor?: string;
  /** Set where it is to hold anew what the capture of that payment gives up. */
  readonly restOf?: string;
  /** Until then somebody may pay; afterwards the intent expires by itself. */
  readonly expiresAt: Date;
}

/**
 * Writes down that a sum of money is wanted. Nobody is asked for it yet. An order has one intent for each of its tenders.
 * Throws where the amount is not a positive whole number of minor units: that is a fault of the caller.
 */
export async function createPaymentIntent(
  work: Work,
  input: CreatePaymentIntent,
): Promise<{ id: string }> {
  const intent = PaymentIntent.create(wishFor(input), work.now);
  work.em.persist(intent);
  tellOfPayment(work, 'PaymentRequested', intent, intent.state, whyAsked(intent));
  return { id: intent.id };
}

/** Why there is one more payment of an order, where it is not what its buyer has chosen. */
export function whyAsked({ restOf }: PaymentIntent): PaymentFacts {
  return restOf === null ? {} : { reason: 'REST_OF_ORDER' };
}

/** The same with an id, in the words of the domain. */
export function wishFor({ owner, ...wish }: CreatePaymentIntent): NewPaymentIntent {
  return { tender: 1, shared: false, ...wish, ...owner, id: newId() };
}
