import type { Credit } from '../domain/credit.js';
import type { Card, Payment, WebhookType } from '../domain/payment.js';
import type { SandboxRefusal } from '../domain/refusals.js';
import type { SavedCard } from '../domain/saved-card.js';
import type { TestTokenName } from '../domain/test-tokens.js';

/** The first result of an idempotency key, kept so that it can be given again word for word. */
export interface Answer {
  readonly key: string;
  readonly inputHash: string;
  /** The payment as it stood when the answer was made. */
  readonly payment?: Payment;
  readonly operationId?: string;
  /** The card that was kept or let go, where the call was about one. */
  readonly savedCard?: SavedCard;
  /** The money that was to be put on a card, where the call was about that. */
  readonly credit?: Credit;
  /** Set where the answer was a no. */
  readonly refused?: { readonly code: SandboxRefusal['kind']; readonly message: string };
}

/** One piece of news for the merchant, with the payment as it stood at that moment. */
export interface WebhookEvent {
  readonly id: string;
  readonly type: WebhookType;
  readonly createdAt: string;
  readonly payment: Payment;
  readonly operationId?: string;
  readonly disputeId?: string;
  readonly idempotencyKey?: string;
}

/** A visit to the card page. It gives one token. */
export interface CardSession {
  readonly id: string;
  readonly returnUrl: string;
  readonly reference?: string;
  readonly expiresAt: string;
  readonly token?: string;
}

/** A card that was typed into the card page, without its number. */
export interface StoredCard {
  readonly token: string;
  readonly behavesLike: TestTokenName;
  readonly card: Card;
}

export type DeliveryOutcome = 'delivered' | 'failed' | 'given_up' | 'dropped';

/**
 * One line of the journal: everything that one call changed, so that a torn line is a call that never
 * happened. The payment inside an event or an answer is the record's own and is not written twice.
 */
export type JournalRecord =
  | {
      readonly type: 'payment';
      readonly payment: Payment;
      readonly event: Omit<WebhookEvent, 'payment'>;
      /** True where there was nobody to tell. */
      readonly untold?: true;
      readonly answer?: Omit<Answer, 'payment'>;
    }
  | { readonly type: 'refusal'; readonly answer: Answer }
  | { readonly type: 'saved'; readonly saved: SavedCard; readonly answer: Answer }
  | { readonly type: 'credit'; readonly credit: Credit; readonly answer: Answer }
  | { readonly type: 'forgotten'; readonly id: string; readonly answer: Answer }
  | { readonly type: 'session'; readonly session: CardSession }
  | { readonly type: 'card'; readonly session: CardSession; readonly card: StoredCard }
  | { readonly type: 'delivery'; readonly eventId: string; readonly outcome: DeliveryOutcome }
  | { readonly type: 'clock'; readonly aheadMs: number };
