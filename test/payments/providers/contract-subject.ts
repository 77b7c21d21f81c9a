import type { PaymentProvider, WebhookMessage } from '../../../src/payments/providers/provider.js';

/** One payment as the stand-in's own books have it; never read through the adapter. */
export interface BookedPayment {
  /** The idempotency key it was made with. */
  readonly key: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly voidedMinor: number;
  readonly refundedMinor: number;
}

/** Tokens that make the stand-in behave in a certain way. */
export interface ContractTokens {
  readonly success: string;
  /** The bank says that there is not enough money on the card. */
  readonly decline: string;
  /** The card holder has to prove who they are first. */
  readonly challenge: string;
  /** Books the payment, and answers later than the provider's own time limit. */
  readonly timeoutAfter: string;
}

/** How a message is signed: `previous` is still believed during a change of secrets, `foreign` never was. */
export type SigningSecret = 'current' | 'previous' | 'foreign';

/** Somebody who plays the provider, with books of their own. */
export interface StandIn {
  readonly tokens: ContractTokens;
  /** Every payment that was booked, also those that were declined (with nothing authorised). */
  books(): readonly BookedPayment[];
  /** A message about the payment with this key as it stands now, signed at that instant. */
  message(key: string, secret: SigningSecret, at: Date): WebhookMessage;
  /** The message that tells of the capture, void or refund with this key, or of the payment after it. */
  tellsOf(paymentKey: string, operationKey: string): WebhookMessage;
  /** True where the signature covers the time; else a message that comes again is known by its id alone. */
  readonly signsTime: boolean;
  /** The same message without its signature. */
  unsigned(message: WebhookMessage): WebhookMessage;
  /** The card holder proves who they are, at the page to which a challenge leads. */
  agree(key: string): void;
  /** Somebody visits a page of the provider where a card is typed; each answers where the page leads them. */
  readonly cardPage: {
    types(url: string): Promise<string>;
    /** Nothing is typed; left out where the page leads back to nowhere then. */
    leaves?(url: string): Promise<string>;
  };
  /** The time in which the card holder may agree is over; left out where the shop ends it itself, by a void. */
  abandon?(key: string): void;
  /** Brings an operation that was only received to its end; left out where operations end at once. */
  settle?(operationKey: string): void;
  close(): Promise<void>;
}

export interface ContractSubject {
  /** Its time limit is a few hundred milliseconds, so that a late answer is not waited for long. */
  readonly provider: PaymentProvider;
  readonly standIn: StandIn;
}

/** Opens one provider over its stand-in, both fresh. The suite closes the stand-in. */
export type OpenSubject = () => Promise<ContractSubject>;
