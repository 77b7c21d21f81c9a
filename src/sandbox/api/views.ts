import type { Answer, CardSession, WebhookEvent } from '../books/records.js';
import { behaviourOf } from '../domain/authorize.js';
import type { Credit } from '../domain/credit.js';
import type { Dispute } from '../domain/dispute.js';
import type {
  Authentication,
  CaptureMethod,
  Card,
  Initiator,
  Operation,
  Payment,
  PaymentStatus,
} from '../domain/payment.js';
import type { SavedCard } from '../domain/saved-card.js';

export interface MoneyView {
  readonly minor: number;
  readonly currency: string;
}

export interface OperationView extends Omit<Operation, 'amountMinor'> {
  readonly amount: MoneyView;
}

interface DisputeView extends Omit<Dispute, 'amountMinor'> {
  readonly amount: MoneyView;
}

/** A payment as callers and webhooks see it. */
export interface PaymentView {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly reference: string;
  readonly idempotencyKey: string;
  readonly captureMethod: CaptureMethod;
  /** Set where the first capture is the last. */
  readonly capturesOnce?: true;
  readonly amount: MoneyView;
  readonly amountAuthorized: MoneyView;
  readonly amountCaptured: MoneyView;
  readonly amountVoided: MoneyView;
  readonly amountExpired: MoneyView;
  readonly amountRefunded: MoneyView;
  readonly card?: Card;
  readonly declineCode?: string;
  readonly nextAction?: {
    readonly type: 'redirect';
    readonly url: string;
    readonly expiresAt?: string;
  };
  readonly createdAt: string;
  readonly authorizationExpiresAt?: string;
  readonly operations: readonly OperationView[];
  readonly disputes?: readonly DisputeView[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly initiator?: Initiator;
  readonly authentication?: Authentication;
  /** The name under which the card was kept with this payment. */
  readonly savedCard?: string;
}

/** The answer to a capture, void or refund: the payment after it, and the operation itself. */
export type ChangedPaymentView = PaymentView & { readonly operation?: OperationView };

export function viewPayment(payment: Payment, baseUrl: string): PaymentView {
  const { totals, currency, card, declineCode, metadata, expiresAt, disputes } = payment;
  const { initiator, authentication, save } = payment;
  const waits = payment.status === 'requires_action';
  const money = (minor: number): MoneyView => ({ minor, currency });
  return {
    id: payment.id,
    status: payment.status,
    reference: payment.reference,
    idempotencyKey: payment.idempotencyKey,
    captureMethod: payment.captureMethod,
    ...(behaviourOf(payment)?.capturesOnce && { capturesOnce: true }),
    amount: money(payment.amountMinor),
    amountAuthorized: money(totals.authorized),
    amountCaptured: money(totals.captured),
    amountVoided: money(totals.voided),
    amountExpired: money(totals.expired),
    amountRefunded: money(totals.refunded),
    ...(card && { card }),
    ...(declineCode && { declineCode }),
    ...(waits && { nextAction: challengeOf(payment, baseUrl) }),
    createdAt: payment.createdAt,
    ...(expiresAt && totals.authorized > 0 && { authorizationExpiresAt: expiresAt }),
    operations: payment.operations.map((operation) => viewMoneyOf(operation, currency)),
    ...(disputes && { disputes: disputes.map((each) => viewMoneyOf(each, currency)) }),
    ...(metadata && { metadata }),
    ...(initiator && { initiator }),
    ...(authentication && { authentication }),
    ...(save && totals.authorized > 0 && { savedCard: save.id }),
  };
}

/** The payment as it stood when the answer was first given. */
export function viewAnswer(answer: Answer, baseUrl: string): ChangedPaymentView | undefined {
  if (!answer.payment) return undefined;
  const view = viewPayment(answer.payment, baseUrl);
  const operation = view.operations.find(({ id }) => id === answer.operationId);
  return operation ? { ...view, operation } : view;
}

/** The body of a webhook, the same at every try. */
export function viewEvent(event: WebhookEvent, baseUrl: string) {
  const { id, type, createdAt, payment, operationId, disputeId, idempotencyKey } = event;
  return {
    id,
    type,
    createdAt,
    data: {
      payment: viewPayment(payment, baseUrl),
      ...(operationId && { operationId }),
      ...(disputeId && { disputeId }),
      ...(idempotencyKey && { idempotencyKey }),
    },
  };
}

export function viewCardSession({ id, expiresAt }: CardSession, baseUrl: string) {
  return { id, url: `${baseUrl}/hosted/card?session=${id}`, expiresAt };
}

export function viewSavedCard({ id, customer, usage, card }: SavedCard) {
  return { id, customer, usage, card };
}

export function viewCredit({ currency, ...credit }: Credit) {
  return viewMoneyOf(credit, currency);
}

function viewMoneyOf<Thing extends { readonly amountMinor: number }>(
  { amountMinor, ...rest }: Thing,
  currency: string,
) {
  return { ...rest, amount: { minor: amountMinor, currency } };
}

function challengeOf({ challengeId, expiresAt }: Payment, baseUrl: string) {
  return {
    type: 'redirect' as const,
    url: `${baseUrl}/challenge/${challengeId}`,
    ...(expiresAt && { expiresAt }),
  };
}
