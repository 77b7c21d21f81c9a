import type Stripe from 'stripe';
import { secondMs } from '../../../kernel/clock.js';
import type { MethodFamily } from '../../domain/method-families.js';
import { textIn } from '../json.js';
import type { ProviderOperation, ProviderPayment } from '../provider.js';
import { ourAmount } from './amounts.js';
import { type Note, notesOn } from './notes.js';
import { keptWith, scaOf } from './vault.js';

type StripePayment = Stripe.PaymentIntent;

/**
 * A payment of Stripe as an account in the words of the shop. The sums come from its charge, which has to be expanded;
 * news comes without it, and then shows what can be told from the payment alone: less than there is, never more.
 */
export function accountOf(payment: StripePayment): ProviderPayment {
  const charge = chargeOf(payment);
  const notes = notesOn(payment.metadata);
  const ours = (amount: number) => ourAmount(amount, payment.currency);
  const held = isHeldOrTaken(payment, charge) ? (charge?.amount ?? payment.amount) : 0;
  const authorizedMinor = ours(held);
  const capturedMinor = ours(charge ? charge.amount_captured : payment.amount_received);
  const isOver = payment.status === 'succeeded' || payment.status === 'canceled';
  const releasedMinor = isOver ? Math.max(authorizedMinor - capturedMinor, 0) : 0;
  const hasLapsed = lapsedByItself(payment, notes);
  const refunds = refundsOf(charge, releasedMinor);
  const card = charge?.payment_method_details?.card;
  return {
    reference: payment.id,
    key: textIn(payment.metadata, 'key') ?? '',
    ourReference: textIn(payment.metadata, 'intent') ?? '',
    currency: payment.currency.toUpperCase(),
    amountMinor: ours(payment.amount),
    authorizedMinor,
    capturedMinor,
    voidedMinor: hasLapsed ? 0 : releasedMinor,
    expiredMinor: hasLapsed ? releasedMinor : 0,
    refundedMinor: sumOf(refunds.filter(({ status }) => status === 'succeeded')),
    card: cardOf(card),
    family: wallets.get(card?.wallet?.type ?? ''),
    authorizationExpiresAt: Number.isSafeInteger(card?.capture_before)
      ? new Date(Number(card?.capture_before) * secondMs)
      : undefined,
    capturesOnce: card?.multicapture?.status === 'unavailable' ? true : undefined,
    sca: scaOf(charge),
    kept: keptWith(payment, charge),
    operations: [
      ...notes.flatMap((note) =>
        operationOfNote(note, notes, { payment, releasedMinor, hasLapsed }),
      ),
      ...refunds.flatMap(operationOfRefund),
    ],
  };
}

/** A refund as an operation; none where it is not ours, or not decided yet. */
export function operationOfRefund(refund: Stripe.Refund): ProviderOperation[] {
  const key = textIn(refund.metadata, 'key');
  if (key === undefined || !isDecided(refund)) return [];
  return [
    {
      key,
      reference: refund.id,
      succeeded: refund.status === 'succeeded',
      amountMinor: ourAmount(refund.amount, refund.currency),
      code: textIn(refund, 'failure_reason'),
    },
  ];
}

/** True where a refund of ours is with the card's bank, which may take days: it was made, and is not decided. */
export function isRefundUnderWay(payment: StripePayment, key: string): boolean {
  const refunds = chargeOf(payment)?.refunds?.data ?? [];
  return refunds.some((refund) => textIn(refund.metadata, 'key') === key && !isDecided(refund));
}

const wallets: ReadonlyMap<string, MethodFamily> = new Map([
  ['apple_pay', 'APPLE_PAY'],
  ['google_pay', 'GOOGLE_PAY'],
]);

function cardOf(card: unknown): ProviderPayment['card'] {
  const last4 = textIn(card, 'last4');
  if (!last4) return undefined;
  const fingerprint = textIn(card, 'fingerprint');
  const brand = textIn(card, 'brand') ?? 'unknown';
  return { brand, last4: last4.slice(-4), ...(fingerprint && { fingerprint }) };
}

function isDecided({ status }: Stripe.Refund): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'canceled';
}

/** A capture is noted in the same step in which it is made; a void before it, and counts once the hold is gone. */
function operationOfNote(
  note: Note,
  notes: readonly Note[],
  {
    payment,
    releasedMinor,
    hasLapsed,
  }: { payment: StripePayment; releasedMinor: number; hasLapsed: boolean },
): ProviderOperation[] {
  const { key, kind, amountMinor } = note;
  const reference = chargeId(payment) ?? payment.id;
  if (kind === 'CAPTURE') return [{ key, reference, succeeded: true, amountMinor }];
  const wasReleasedByCapture = notes.some((each) => each.kind === 'CAPTURE' && each.isFinal);
  const isGone = payment.status === 'canceled' || (releasedMinor > 0 && !wasReleasedByCapture);
  if (!isGone || hasLapsed) return [];
  return [{ key, reference, succeeded: true, amountMinor: releasedMinor || amountMinor }];
}

function isHeldOrTaken(payment: StripePayment, charge: Stripe.Charge | undefined): boolean {
  if (charge) return charge.status === 'succeeded';
  if (payment.status === 'requires_capture' || payment.status === 'succeeded') return true;
  // A charge that nothing went wrong with, on a payment that has been given up: it was held until then.
  const wasCharged = payment.latest_charge !== null && payment.last_payment_error === null;
  return payment.status === 'canceled' && wasCharged;
}

/** True where nobody let go of the hold: Stripe says so itself, or only captures that leave it open were made. */
function lapsedByItself(payment: StripePayment, notes: readonly Note[]): boolean {
  const reason: string | null = payment.cancellation_reason;
  if (payment.status === 'canceled') return reason === 'automatic' || reason === 'expired';
  return notes.length > 0 && notes.every(({ kind, isFinal }) => kind === 'CAPTURE' && !isFinal);
}

/** What a capture or a void releases is shown by Stripe as a refund too, without our key. It is none to us. */
function refundsOf(charge: Stripe.Charge | undefined, releasedMinor: number): Stripe.Refund[] {
  const refunds = charge?.refunds?.data ?? [];
  const release = refunds.find(
    ({ amount, currency, metadata }) =>
      releasedMinor > 0 &&
      ourAmount(amount, currency) === releasedMinor &&
      metadata?.['key'] === undefined,
  );
  return refunds.filter((refund) => refund !== release);
}

function sumOf(refunds: readonly Stripe.Refund[]): number {
  return refunds.reduce((sum, { amount, currency }) => sum + ourAmount(amount, currency), 0);
}

function chargeOf({ latest_charge: charge }: StripePayment): Stripe.Charge | undefined {
  return charge === null || typeof charge !== 'object' ? undefined : charge;
}

function chargeId({ latest_charge: charge }: StripePayment): string | undefined {
  return typeof charge === 'string' ? charge : charge?.id;
}
