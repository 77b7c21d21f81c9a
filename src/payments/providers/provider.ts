import type { DeclineCode } from '../domain/decline-codes.js';
import type { MethodFamily } from '../domain/method-families.js';
import type { FollowUpKind } from '../domain/operation.js';
import type { NextAction } from '../domain/payment-attempt.js';
import type { CaptureMethod } from '../domain/payment-wish.js';
import type { Objection, Purchase } from '../domain/purchase.js';
import type { MethodUsage } from '../domain/saved-method.js';
import type { Initiator, Sca, ScaExemption } from '../domain/sca.js';
import type { CardPage } from './card-page.js';
import type { ForgetOutcome, KeepCall, KeepOutcome, KeptMethod } from './kept-method.js';
import type { ProviderCapabilities } from './provider-capabilities.js';
import type { ProviderDispute, ToldDispute } from './provider-dispute.js';
import type { Terminal } from './terminal.js';
import type { UnknownOutcome } from './unknown-outcome.js';
import type { WebhookMessage, WebhookReading } from './webhook-message.js';

export type { CardPage } from './card-page.js';
export type { ProviderCapabilities } from './provider-capabilities.js';
export type { ProviderDispute } from './provider-dispute.js';
export type { UnknownOutcome } from './unknown-outcome.js';
export type { GenuineNews, WebhookMessage, WebhookReading } from './webhook-message.js';

/** One capture, void or refund in the provider's books. */
export interface ProviderOperation {
  /** The idempotency key it was asked with. */
  readonly key: string;
  readonly reference: string;
  readonly succeeded: boolean;
  readonly amountMinor: number;
  /** The provider's own word for a failure. */
  readonly code?: string | undefined;
  /** Set on a failure that follows a success: a card scheme has turned it down later. */
  readonly isUndone?: boolean | undefined;
}

/** A payment as it stands in the provider's books, at the moment of the answer. Its sums never shrink. */
export interface ProviderPayment {
  /** Empty for as long as the provider has not named it. */
  readonly reference: string;
  /** The idempotency key it was made with: the id of our attempt. */
  readonly key: string;
  /** What we said it is for: the id of our intent. */
  readonly ourReference: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly voidedMinor: number;
  readonly expiredMinor: number;
  readonly refundedMinor: number;
  readonly card?:
    | {
        readonly brand: string;
        readonly last4: string;
        /** The provider's own name for the card, the same for the same card; where it tells one. */
        readonly fingerprint?: string | undefined;
      }
    | undefined;
  /** What was paid with, where the provider knows it better than the token tells: a card in a wallet. */
  readonly family?: MethodFamily | undefined;
  readonly authorizationExpiresAt?: Date | undefined;
  /** True where the first capture of this payment is the last one, although its provider could capture several times. */
  readonly capturesOnce?: boolean | undefined;
  /** What became of the authentication of the card holder, where the provider tells. */
  readonly sca?: Sca | undefined;
  /** The method that was kept with the payment, where that was asked and has succeeded. */
  readonly kept?: KeptMethod | undefined;
  readonly operations: readonly ProviderOperation[];
}

/** What became of an attempt, as far as the provider says. */
export type ProviderOutcome =
  /** The money is held; or taken at once, where that was asked. */
  | { readonly kind: 'authorized' | 'captured'; readonly payment: ProviderPayment }
  /** The card holder has to do something first. */
  | {
      readonly kind: 'requiresAction';
      readonly payment: ProviderPayment;
      readonly action: NextAction;
    }
  /** It will be decided later. */
  | { readonly kind: 'processing'; readonly payment: ProviderPayment }
  | {
      readonly kind: 'declined';
      readonly payment: ProviderPayment;
      readonly code: DeclineCode;
      readonly providerCode: string;
    }
  /** Over without money: given up, or never completed by the card holder. Nothing is held. */
  | { readonly kind: 'canceled'; readonly payment: ProviderPayment }
  /** The request itself was turned down, or never made; nothing was booked. */
  | {
      readonly kind: 'refused';
      readonly providerCode: string;
      /** Why, where it is known better than that it could not be processed. */
      readonly code?: DeclineCode;
    }
  | UnknownOutcome;

/** The account after an operation. News of the operation alone tells no more of it than its currency. */
export type OperationAccount = Pick<ProviderPayment, 'currency'> & Partial<ProviderPayment>;

/** What became of a capture, void or refund. */
export type OperationOutcome =
  | {
      readonly kind: 'succeeded';
      readonly reference: string;
      readonly amountMinor: number;
      readonly payment: OperationAccount;
    }
  /** It did not happen, and will not under this key. */
  | { readonly kind: 'failed'; readonly code: string }
  | UnknownOutcome;

/** The provider has never heard of that key. */
export interface Unseen {
  readonly kind: 'unseen';
}

export interface AuthorizeCall {
  /** The idempotency key: the id of the attempt. */
  readonly key: string;
  /** The id of the intent; the provider shows it beside the payment. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly methodToken: string;
  /** Whose intent it is; null for a guest. */
  readonly customerId: string | null;
  readonly captureMethod: CaptureMethod;
  readonly returnUrl: string | null;
  readonly initiator: Initiator;
  /** The exemption from authentication that is asked for. */
  readonly exemption: ScaExemption | null;
  /** The card holder must be authenticated in any case: their bank has asked for it. */
  readonly challenge: boolean;
  /** Set where the customer has agreed that the method is kept, and for what. */
  readonly keep: MethodUsage | null;
  /** Names the request that began all this, for logs and journals. */
  readonly correlationId: string;
  /** Set where the same may have been asked before, so that a payment may be booked already. */
  readonly isRepeated?: boolean;
}

/** What a card holder has brought back from their bank, for a payment that waits for it. */
export interface CompleteCall
  extends Pick<AuthorizeCall, 'key' | 'reference' | 'amountMinor' | 'currency' | 'captureMethod'> {
  /** Of the address that they came back to; anybody may have written it. */
  readonly query: URLSearchParams;
}

/** What was brought is no result of this payment: it says nothing about it. */
export interface NotAccepted {
  readonly kind: 'notAccepted';
}

export interface OperationCall {
  /** The idempotency key: the id of the operation. */
  readonly key: string;
  readonly kind: FollowUpKind;
  /** The provider's own name for the payment. */
  readonly paymentReference: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** For captures: release what this one leaves. For refunds: all of the payment goes back, and nothing had before. */
  readonly final: boolean;
  /** For refunds: why, as the provider may show it. */
  readonly reason: string | null;
}

export interface ExtendCall {
  /** The idempotency key: the id of the operation. */
  readonly key: string;
  /** The provider's own name for the payment. */
  readonly paymentReference: string;
  /** All that was authorised. */
  readonly amountMinor: number;
  readonly currency: string;
}

/** A stretch of the provider's books, oldest payment first. */
export interface BooksPage {
  readonly kind: 'page';
  readonly payments: readonly ProviderPayment[];
  /** Where the next stretch begins; undefined at the end. */
  readonly nextCursor?: string | undefined;
}

/** What a genuine message says. */
export type ProviderNews =
  | { readonly kind: 'payment'; readonly outcome: PaymentNews }
  /** Of a capture, void or refund alone, from a provider that does not show the whole account with it. */
  | {
      readonly kind: 'operation';
      /** The provider's own name for the payment. */
      readonly paymentReference: string;
      readonly currency: string;
      readonly operation: ProviderOperation;
    }
  /** Of money that a card holder contests at their bank. */
  | {
      readonly kind: 'dispute';
      /** The provider's own name for the payment. */
      readonly paymentReference: string;
      readonly dispute: ProviderDispute;
    }
  /** Of a kind that we do not know, or do not care about. */
  | { readonly kind: 'other' };
export type PaymentNews = Extract<ProviderOutcome, { payment: ProviderPayment }>;

/**
 * A payment provider, as the commands see it. No method throws for what a provider or a network may do: an
 * answer that did not come, cannot be read or says that something broke is `unknown`. All calls are made
 * between transactions, and each may be made again with the same key without a second effect.
 */
export interface PaymentProvider {
  readonly name: string;
  readonly capabilities: ProviderCapabilities;
  /** How long a call may take before it counts as unknown. */
  readonly timeoutMs: number;
  /** Where the card page leads back to when the caller names no page of its own; undefined where there is none. */
  readonly usualReturnUrl: string | undefined;
  /** What kind of method a token of this provider stands for; undefined where it is not its token. A card number never is. */
  familyOf(token: string): MethodFamily | undefined;
  /** In how many instalments the buyer pays with this token; undefined where at once. Left out where nobody can. */
  instalmentsOf?(token: string): number | undefined;
  /** The token of a method that has no more than one, so that anybody may name it. */
  readonly token?: string;
  /** Why this purchase cannot be paid with it; undefined where it can. Left out where it depends on nothing. */
  objection?(purchase: Purchase): Promise<Objection | undefined>;
  /** authorized, captured, requiresAction, processing, declined, refused, unknown. */
  authorize(call: AuthorizeCall): Promise<ProviderOutcome>;
  /**
   * Goes on where the card holder comes back from their bank, for a provider that has to be told; others know by
   * themselves. Every outcome of `authorize` but refused, or notAccepted. What was brought may be forged, belong to
   * another payment, or come twice.
   */
  completeAction?(call: CompleteCall): Promise<ProviderOutcome | NotAccepted>;
  /** Captures, voids or refunds: succeeded, failed, unknown. */
  operate(call: OperationCall): Promise<OperationOutcome>;
  /**
   * Holds for longer what is held: succeeded, with the amount that was authorised and when the hold ends now where the
   * provider says so; failed, unknown. Only where `renewal` is `extend`.
   */
  extend?(call: ExtendCall): Promise<OperationOutcome>;
  /** Asks what became of an attempt: every outcome of `authorize`, canceled, or unseen. */
  findPayment(attempt: {
    key: string;
    reference: string | null;
  }): Promise<ProviderOutcome | Unseen>;
  /** Asks what became of an operation: every outcome of `operate`, or unseen. */
  findOperation(operation: {
    key: string;
    paymentReference: string;
  }): Promise<OperationOutcome | Unseen>;
  /**
   * Reads the provider's books: payments that were made at `since` or later, every one of them exactly once over
   * all pages. Left out by a provider that shows no books; it cannot be reconciled.
   */
  readBooks?(asked: {
    since: Date;
    cursor: string | undefined;
  }): Promise<BooksPage | UnknownOutcome>;
  /** Reads the disputes that were opened at `since` or later. Left out where only news tells of them. */
  readDisputes?(since: Date): Promise<readonly ToldDispute[] | UnknownOutcome>;
  /** Keeps a method for a customer. Left out by a provider that keeps none, alone or with a payment. */
  keepMethod?(call: KeepCall): Promise<KeepOutcome>;
  /** Lets go of a kept method. Provided together with `keepMethod`. */
  forgetMethod?(method: { key: string; reference: string }): Promise<ForgetOutcome>;
  /** Its terminals give money to cards that are presented there. Left out by a provider that has none. */
  readonly terminal?: Terminal;
  /** Opens the provider's card page for one visit; it leads back to `returnUrl` with a token. */
  openCardPage(visit: {
    returnUrl: string;
    reference?: string | undefined;
  }): Promise<CardPage | UnknownOutcome>;
  /** Checks a message from outside before anything of it is believed. */
  readWebhook(message: WebhookMessage, now: Date): WebhookReading;
  /** Reads a genuine message; undefined where its body is not what the provider promises. */
  newsOf(type: string, body: object): ProviderNews | undefined;
}
