import Stripe from 'stripe';
import { redactCardNumbers } from '../../../kernel/card-number.js';
import { secondMs } from '../../../kernel/clock.js';
import { isRecord, parseKeepable } from '../json.js';
import type { ProviderNews, WebhookMessage, WebhookReading } from '../provider.js';
import { webhookToleranceMs } from '../webhook-signature.js';
import { operationOfRefund } from './account.js';
import { ourAmount } from './amounts.js';
import { disputeNews, newsOfDispute } from './disputes.js';
import { readPayment } from './outcomes.js';
import { isPayment, isRefund } from './shapes.js';

const paymentNews: ReadonlySet<string> = new Set([
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
]);

const refundNews: ReadonlySet<string> = new Set([
  'charge.refund.updated',
  'refund.created',
  'refund.failed',
  'refund.updated',
]);

/** Checks the signature over the raw bytes with each secret, as Stripe's own library does it. */
export function readWebhook(
  { headers, body }: WebhookMessage,
  secrets: readonly string[],
  now: Date,
): WebhookReading {
  const signature = headers['stripe-signature'];
  if (typeof signature !== 'string') return { kind: 'forged' };
  if (!isInTime(signature, now) || !secrets.some((each) => isSigned(body, signature, each, now)))
    return { kind: 'forged' };
  const event = parseKeepable(redactCardNumbers(body.toString('utf8')));
  if (!isRecord(event)) return { kind: 'unreadable' };
  const { id, type } = event;
  if (typeof id !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(id) || typeof type !== 'string')
    return { kind: 'unreadable' };
  return { kind: 'genuine', eventId: id, type: type.slice(0, 100), body: event };
}

/**
 * Reads news of payments, refunds and disputes. What comes as `charge.*` besides repeats these without the keys of our
 * operations, so it could not be told from a movement that we never asked for, and is left alone.
 */
export function newsOf(type: string, body: object): ProviderNews | undefined {
  const data = isRecord(body) ? body['data'] : undefined;
  const object = isRecord(data) ? data['object'] : undefined;
  if (paymentNews.has(type)) {
    const outcome = isPayment(object) ? readPayment(object) : undefined;
    return outcome && { kind: 'payment', outcome };
  }
  if (disputeNews.has(type)) return newsOfDispute(type, object);
  if (!refundNews.has(type)) return { kind: 'other' };
  return isRefund(object) ? newsOfRefund(object) : undefined;
}

/** A refund of ours carries what it is about, and how the payment stood when it was asked for. */
function newsOfRefund(refund: Stripe.Refund): ProviderNews {
  const [attempt, intent, sums] = [
    refund.metadata?.['attempt'],
    refund.metadata?.['intent'],
    refund.metadata?.['sums'],
  ].map((noted: unknown) => (typeof noted === 'string' ? noted : undefined));
  const [, asked, captured, voided] = /^(\d{1,15}) (\d{1,15}) (\d{1,15})$/.exec(sums ?? '') ?? [];
  const operations = operationOfRefund(refund);
  const { payment_intent: about } = refund;
  const reference = typeof about === 'string' ? about : about?.id;
  if (!attempt || !intent || !asked || !reference || operations.length === 0)
    return { kind: 'other' };
  const payment = {
    reference,
    key: attempt,
    ourReference: intent,
    currency: refund.currency.toUpperCase(),
    amountMinor: Number(asked),
    authorizedMinor: Number(asked),
    capturedMinor: Number(captured),
    voidedMinor: Number(voided),
    expiredMinor: 0,
    refundedMinor: refund.status === 'succeeded' ? ourAmount(refund.amount, refund.currency) : 0,
    operations,
  };
  return { kind: 'payment', outcome: { kind: 'captured', payment } };
}

/** The library only asks whether a message is too old; one from the future is no better. */
function isInTime(signature: string, now: Date): boolean {
  const seconds = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1]);
  return Math.abs(now.getTime() - seconds * secondMs) <= webhookToleranceMs;
}

function isSigned(body: Buffer, signature: string, secret: string, now: Date): boolean {
  try {
    return (
      Stripe.webhooks.signature?.verifyHeader(
        body,
        signature,
        secret,
        webhookToleranceMs / secondMs,
        undefined,
        now.getTime(),
      ) === true
    );
  } catch {
    return false;
  }
}
