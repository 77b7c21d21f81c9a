import { dayMs, minuteMs } from '../../kernel/clock.js';
import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';
import type { CurrencyCode } from '../../kernel/money.js';
import type { Dispute, DisputeStatus } from './dispute.js';
import type { SandboxRefusal } from './refusals.js';
import type { Brand, TestTokenName, Wallet } from './test-tokens.js';

/** The life of a payment at the provider. `received` is the instant before the first decision: nobody sees it. */
export const paymentLifecycle = Lifecycle.define('received', {
  received: {
    authorize: 'authorized',
    sell: 'captured',
    challenge: 'requires_action',
    decline: 'declined',
  },
  requires_action: {
    authorize: 'authorized',
    sell: 'captured',
    decline: 'declined',
    void: 'canceled',
    expire: 'canceled',
  },
  authorized: {
    captureSome: 'authorized',
    captureLast: 'captured',
    void: 'canceled',
    voidRest: 'captured',
    expire: 'canceled',
    expireRest: 'captured',
    refund: 'authorized',
    extend: 'authorized',
  },
  captured: { refund: 'captured' },
  declined: {},
  canceled: {},
});

export type PaymentStatus = StateOf<typeof paymentLifecycle>;
export type PaymentEvent = EventOf<typeof paymentLifecycle>;

export type WebhookType =
  | 'payment.authorized'
  | 'payment.requires_action'
  | 'payment.declined'
  | 'payment.captured'
  | 'payment.voided'
  | 'payment.expired'
  | 'payment.extended'
  | 'refund.succeeded'
  | 'refund.failed'
  | 'capture.failed'
  | 'extension.failed'
  | `dispute.${DisputeStatus}`;

export type CaptureMethod = 'manual' | 'automatic';

/** What may be known of a card: never its number. */
export interface Card {
  readonly brand: Brand;
  readonly last4: string;
  /** The same for the same number, and no way back to it. */
  readonly fingerprint: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  /** The wallet that it comes out of; absent where it does not. */
  readonly wallet?: Wallet;
  /** True where its number was made for one purchase, or for so much in all. */
  readonly virtual?: true;
}

export const initiators = ['customer', 'merchant'] as const;
/** Who began it: the card holder, or the merchant in their absence, as they have agreed. */
export type Initiator = (typeof initiators)[number];

export const exemptions = ['low_value', 'tra', 'mit', 'moto'] as const;
/** Why the card holder need not be authenticated, as the merchant asks for it. */
export type Exemption = (typeof exemptions)[number];

/** What became of the authentication of the card holder. */
export interface Authentication {
  readonly result: 'pending' | 'challenged' | 'frictionless' | 'exempted' | 'failed' | 'refused';
  readonly exemption?: Exemption;
  /** True where the bank, not the merchant, bears a fraud. */
  readonly liabilityShift: boolean;
}

export const usages = ['on_session', 'off_session'] as const;
/** Whether a kept card may be charged only with its holder there, or also without. */
export type Usage = (typeof usages)[number];

/** Under which name, for whom and for what the card is kept once the payment has succeeded. */
export interface KeepCard {
  readonly id: string;
  readonly customer: string;
  readonly usage: Usage;
}

/** One capture, void, refund or extension that was asked of a payment. */
export interface Operation {
  readonly id: string;
  readonly type: 'capture' | 'void' | 'refund' | 'extend';
  readonly status: 'succeeded' | 'failed';
  readonly amountMinor: number;
  readonly idempotencyKey: string;
  readonly createdAt: string;
  readonly reason?: string;
  readonly failureCode?: string;
}

/** Sums of minor units. What is neither captured, voided nor expired is still held on the card. */
interface Totals {
  readonly authorized: number;
  readonly captured: number;
  readonly voided: number;
  readonly expired: number;
  readonly refunded: number;
}

/** A payment in the provider's books. Immutable: a change makes the next one. */
export interface Payment {
  readonly id: string;
  readonly reference: string;
  readonly idempotencyKey: string;
  readonly status: PaymentStatus;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly totals: Totals;
  readonly captureMethod: CaptureMethod;
  readonly createdAt: string;
  readonly operations: readonly Operation[];
  /** What its card holder contests; absent where they contest nothing. */
  readonly disputes?: readonly Dispute[] | undefined;
  /** Which test token it behaves like; absent where the token was unknown. */
  readonly behavesLike?: TestTokenName;
  readonly card?: Card;
  readonly declineCode?: string;
  readonly challengeId?: string;
  /** When the authorisation, or the wait for the card holder, ends by itself. */
  readonly expiresAt?: string;
  readonly returnUrl?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly initiator?: Initiator;
  readonly exemption?: Exemption;
  readonly authentication?: Authentication;
  readonly save?: KeepCard;
}

/** A decision on a payment: what it becomes, and what the world is told. */
export interface Change {
  readonly payment: Payment;
  readonly event: WebhookType;
  readonly operation?: Operation;
  readonly dispute?: Dispute;
  /** Set where the change is a failure that the caller must hear of. */
  readonly refused?: SandboxRefusal;
}

/** What a call brings along to each operation on a payment. */
export interface OperationCall {
  readonly operationId: string;
  readonly idempotencyKey: string;
  readonly now: Date;
}

export const authorizationLifetimeMs = 7 * dayMs;
export const challengeLifetimeMs = 30 * minuteMs;

/** Minor units still held on the card. */
export function heldMinor({ totals }: Payment): number {
  return totals.authorized - totals.captured - totals.voided - totals.expired;
}

/** Minor units that can still be given back. */
export function refundableMinor({ totals }: Payment): number {
  return totals.captured - totals.refunded;
}

export function accepts(payment: Payment, event: PaymentEvent): boolean {
  return paymentLifecycle.next(payment.status, event) !== undefined;
}

/** The payment after `event`, with what changes beside its status. The caller has asked `accepts` before. */
export function move(payment: Payment, event: PaymentEvent, next: Partial<Payment>): Payment {
  const status = paymentLifecycle.next(payment.status, event);
  if (!status) throw new TypeError(`a payment that is ${payment.status} cannot ${event}`);
  return { ...payment, ...next, status };
}
