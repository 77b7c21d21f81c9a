import type { UnknownOutcome } from './unknown-outcome.js';

/** Money for a card that its holder presents at a terminal, without a payment that it came from. */
export interface TerminalRefundCall {
  /** The idempotency key: the id of the terminal refund. */
  readonly key: string;
  /** The id of the refund; the provider shows it beside the money. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** What the terminal has made of the card. */
  readonly cardToken: string;
}

/** Such money in the provider's books. */
export interface ProviderTerminalRefund {
  readonly key: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly succeeded: boolean;
  readonly card?: { readonly brand: string; readonly last4: string } | undefined;
}

/** What became of it. */
export type TerminalRefundOutcome =
  | { readonly kind: 'succeeded'; readonly refund: ProviderTerminalRefund }
  /** The card has not got it, and will not under this key. */
  | { readonly kind: 'failed'; readonly code: string }
  | UnknownOutcome;

/** By which name the provider knows a card that lies in a terminal; unseen where it is none. */
export type PresentedCard =
  | { readonly kind: 'known'; readonly fingerprint: string }
  | { readonly kind: 'unseen' }
  | UnknownOutcome;

/** A stretch of the provider's books, oldest first. */
export interface TerminalBooksPage {
  readonly kind: 'page';
  readonly refunds: readonly ProviderTerminalRefund[];
  /** Where the next stretch begins; undefined at the end. */
  readonly nextCursor?: string | undefined;
}

/**
 * The terminals of a provider, as far as they know presented cards and give money to them. Like the provider itself it throws for
 * nothing that a network may do, and each call may be made again with the same key without a second effect.
 */
export interface Terminal {
  /** Whether a token may be a card that lies in one of these terminals. */
  takes(cardToken: string): boolean;
  /** Looks a presented card up: known by the same name as in the payments that were made with it; unseen, unknown. */
  lookUp(cardToken: string): Promise<PresentedCard>;
  /** Puts money on the card: succeeded, failed, unknown. */
  refund(call: TerminalRefundCall): Promise<TerminalRefundOutcome>;
  /** Asks what became of it: every outcome of `refund`, or unseen. */
  findRefund(key: string): Promise<TerminalRefundOutcome | { readonly kind: 'unseen' }>;
  /** Reads the books of what was made at `since` or later, each exactly once over all pages. */
  readBooks(asked: {
    readonly since: Date;
    readonly cursor: string | undefined;
  }): Promise<TerminalBooksPage | UnknownOutcome>;
}
