import type { Work } from '../platform/commands/work.js';
import type { Amounts } from './domain/amounts.js';
import type { IntentState } from './domain/intent-lifecycle.js';
import type { Conflict } from './domain/operation.js';
import type { PaymentIntent } from './domain/payment-intent.js';
import type { TakenToken } from './providers/registry.js';

/** What the payments module tells others. */
export const paymentEventTypes = [
  'PaymentRequested',
  'PaymentProcessing',
  'PaymentActionRequired',
  'PaymentOutcomeUnknown',
  'PaymentAuthorized',
  'PaymentDeclined',
  'PaymentCanceled',
  'PaymentExpired',
  'PaymentVoided',
  'PaymentRenewed',
  'PaymentRenewalRequested',
  'PaymentRenewalFailed',
  'CaptureClaimed',
  'PaymentCaptured',
  'CaptureFailed',
  'RefundRequested',
  'PaymentRefunded',
  'RefundFailed',
  'PaymentBounced',
  'RefundApprovalRequested',
  'RefundApproved',
  'RefundRejected',
  'PaymentDisputed',
  'DisputeReviewed',
  'DisputeWon',
  'DisputeLost',
  'PaymentConflicted',
] as const;
export type PaymentEventType = (typeof paymentEventTypes)[number];

/** What some events tell beside the state and the amounts. A payment token is never among it. */
export interface PaymentFacts {
  readonly attemptId?: string;
  readonly attemptNumber?: number;
  readonly operationId?: string;
  /** The refund of the order that it is about. */
  readonly refundId?: string;
  readonly disputeId?: string;
  /** Of this operation alone, in minor units. */
  readonly operationMinor?: number;
  /** The fulfilments that it is for. */
  readonly deliveries?: readonly string[];
  readonly declineCode?: string | null;
  readonly conflict?: Conflict;
  /** True where the money was given back because it came too late: the amounts of the intent do not move. */
  readonly late?: boolean;
  /** Until when the money is held. */
  readonly heldUntil?: Date | null;
  readonly reason?: string | null;
  /** Which provider is asked, where there was a choice. */
  readonly provider?: string;
  /** The number of the routing rule that has chosen it, from 1. */
  readonly routingRule?: number;
  /** Providers that would have been preferred, and did not answer. */
  readonly insteadOf?: readonly string[];
  readonly providerReference?: string | null;
}

/** The payload of every event of a payment. */
export interface PaymentPayload extends PaymentFacts {
  readonly intentId: string;
  readonly orderId: string | null;
  readonly state: IntentState;
  readonly from: IntentState;
  readonly amounts: Amounts & { readonly currency: string };
  /** Set where several people pay the order, and this is the share of one of them. */
  readonly shared?: true;
  /** Set where it holds anew what the capture of that payment gives up. */
  readonly restOf?: string;
}

/** The stream of one payment. */
export function paymentStream(intentId: string): string {
  return `payment:${intentId}`;
}

/** The choice of a provider, as an event tells it: nothing where there was none to make. */
export function routeOf({ provider, route }: TakenToken): PaymentFacts {
  const { rule, insteadOf } = route;
  if (rule === undefined && insteadOf.length === 0) return {};
  return { provider: provider.name, ...(rule && { routingRule: rule }), insteadOf };
}

/** Tells what has happened to a payment: on its own stream, and on the one of its order, if it has one. */
export function tellOfPayment(
  work: Work,
  type: PaymentEventType,
  intent: PaymentIntent,
  from: IntentState,
  facts: PaymentFacts = {},
): void {
  const { orderId } = intent;
  const payload: PaymentPayload = {
    intentId: intent.id,
    orderId,
    state: intent.state,
    from,
    amounts: amountsOf(intent),
    ...(intent.shared && { shared: true }),
    ...(intent.restOf !== null && { restOf: intent.restOf }),
    ...facts,
  };
  const stream = paymentStream(intent.id);
  work.emit({
    streams: orderId === null ? [stream] : [stream, `order:${orderId}`],
    type,
    payload: { ...payload },
  });
}

function amountsOf(intent: PaymentIntent): PaymentPayload['amounts'] {
  return {
    currency: intent.currency,
    amountMinor: intent.amountMinor,
    authorizedMinor: intent.authorizedMinor,
    claimedMinor: intent.claimedMinor,
    capturedMinor: intent.capturedMinor,
    voidPendingMinor: intent.voidPendingMinor,
    voidedMinor: intent.voidedMinor,
    expiredMinor: intent.expiredMinor,
    refundPendingMinor: intent.refundPendingMinor,
    refundedMinor: intent.refundedMinor,
    disputedMinor: intent.disputedMinor,
    chargedBackMinor: intent.chargedBackMinor,
  };
}

/** What is told of the payment methods that a customer keeps. */
export type MethodEventType =
  | 'PaymentMethodSaved'
  | 'PaymentMethodNotSaved'
  | 'PaymentMethodPreferred'
  | 'PaymentMethodRevoked'
  | 'PaymentMethodForgotten';

interface MethodFacts {
  readonly customerId: string;
  readonly methodId: string;
  readonly reason?: string | null;
}

/** Tells what has happened to a saved method, on the stream of its customer's methods: never which card it is. */
export function tellOfMethod(work: Work, type: MethodEventType, facts: MethodFacts): void {
  work.emit({ streams: [`payment-methods:${facts.customerId}`], type, payload: { ...facts } });
}
