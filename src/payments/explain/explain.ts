import type { Locale } from '../../kernel/refusal.js';
import { type Actor, isBackOffice, mayActFor } from '../../platform/auth/actor.js';
import type { EventRow } from '../../platform/events/event.js';
import { amountsOf } from '../data/reads.js';
import type { PaymentIntentRow } from '../data/tables.js';
import { capturableMinor, refundableMinor } from '../domain/amounts.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import type { PaymentEventType, PaymentPayload } from '../events.js';
import { isRefundedAlone } from '../refunds/refund-payment.js';
import { summaryOf } from './summary.js';
import { whatHappened, whyItHappened } from './wording.js';

/** One thing that happened. */
export interface Step {
  readonly at: Date;
  readonly what: string;
  readonly why: string | null;
  readonly actorKind: string;
  readonly channel: string;
  readonly providerReference: string | null;
  /** The fulfilments whose goods it pays. */
  readonly deliveries: readonly string[];
}

export interface Explanation {
  readonly summary: string;
  readonly steps: readonly Step[];
  readonly nextActions: readonly string[];
}

/** Tells the story of a payment from its events, which were written together with what they tell of. */
export function explainPayment(
  intent: PaymentIntentRow,
  events: readonly EventRow[],
  actor: Actor,
  locale: Locale,
): Explanation {
  const claims = deliveriesByOperation(events);
  return {
    summary: summaryOf(intent, locale),
    steps: events.map((event) => stepOf(event, claims, locale)),
    nextActions: nextActionsFor(intent, actor),
  };
}

/** What each capture is for was said when it was asked for. */
function deliveriesByOperation(events: readonly EventRow[]): Claims {
  const payloads = events.map(({ payload }) => payload as unknown as PaymentPayload);
  return new Map(
    payloads.flatMap(({ operationId, deliveries }) =>
      operationId && deliveries ? [[operationId, deliveries] as const] : [],
    ),
  );
}

type Claims = ReadonlyMap<string, readonly string[]>;

function stepOf(event: EventRow, claims: Claims, locale: Locale): Step {
  const payload = event.payload as unknown as PaymentPayload;
  return {
    at: event.at,
    what: whatHappened(event.type as PaymentEventType, payload, locale),
    why: whyItHappened(payload, locale),
    actorKind: event.actor_kind,
    channel: event.channel,
    providerReference: payload.providerReference ?? null,
    deliveries: claims.get(payload.operationId ?? '') ?? [],
  };
}

const ofBuyers: Readonly<Partial<Record<IntentState, readonly string[]>>> = {
  REQUIRES_PAYMENT_METHOD: ['createCardSession', 'confirmPayment', 'cancelPayment'],
  REQUIRES_CONFIRMATION: ['confirmPayment', 'cancelPayment'],
  REQUIRES_ACTION: ['nextAction', 'confirmPayment', 'cancelPayment'],
  PROCESSING: ['paymentIntentEvents'],
  UNKNOWN: ['paymentIntentEvents'],
};

const ofBackOffice: typeof ofBuyers = {
  ...ofBuyers,
  PROCESSING: ['paymentIntentEvents', 'cancelPayment'],
  UNKNOWN: ['paymentIntentEvents', 'cancelPayment'],
  CONFLICTED: ['cancelPayment'],
  DISPUTED: ['disputes'],
  CHARGED_BACK: ['disputes'],
};

/** What this caller may do with the payment now. Who may only look at it may do nothing. */
export function nextActionsFor(intent: PaymentIntentRow, actor: Actor): readonly string[] {
  const owner = { customerId: intent.customer_id, guestKey: intent.guest_key };
  if (!mayActFor(actor, owner)) return [];
  const again = mayBePaidAgain(intent) ? ['createCardSession', 'confirmPayment'] : [];
  if (!isBackOffice(actor)) return [...(ofBuyers[intent.state] ?? []), ...again];
  return [
    ...(ofBackOffice[intent.state] ?? []),
    ...again,
    ...withHeld(intent),
    ...withTaken(intent),
  ];
}

function withTaken(intent: PaymentIntentRow): readonly string[] {
  const { order_id: orderId, purpose } = intent;
  const isRefundable = refundableMinor(amountsOf(intent)) > 0;
  return isRefundable && isRefundedAlone({ orderId, purpose }) ? ['refundPayment'] : [];
}

function mayBePaidAgain(intent: PaymentIntentRow): boolean {
  const capturable = capturableMinor(amountsOf(intent));
  const isWhole = capturable > 0 && capturable === intent.authorized_minor;
  return intent.renewal_asked_at !== null && isWhole;
}

function withHeld(intent: PaymentIntentRow): readonly string[] {
  if (capturableMinor(amountsOf(intent)) === 0) return [];
  return intent.purpose === 'DEPOSIT'
    ? ['captureDeposit', 'releaseDeposit']
    : ['capturePayment', 'voidPayment'];
}
