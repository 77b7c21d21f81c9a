import type { PaymentMethod } from './authorize.js';
import type { Card } from './payment.js';
import { type TestToken, testTokens } from './test-tokens.js';

/** Money that was to be put on a card that lies in a terminal, without a payment that it came from. */
export interface Credit {
  readonly id: string;
  readonly status: 'succeeded' | 'declined';
  readonly reference: string;
  readonly idempotencyKey: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly card?: Card;
  readonly declineCode?: string;
  readonly createdAt: string;
}

type Asked = Pick<Credit, 'id' | 'reference' | 'idempotencyKey' | 'amountMinor' | 'currency'>;

/** Puts money on the card, or says why its bank does not take it. A decline is on record as well. */
export function credit(asked: Asked, method: PaymentMethod | undefined, now: Date): Credit {
  const declineCode = method ? whyDeclined(method) : 'invalid_token';
  return {
    ...asked,
    status: declineCode ? 'declined' : 'succeeded',
    ...(method && { card: method.card }),
    ...(declineCode && { declineCode }),
    createdAt: now.toISOString(),
  };
}

/** A card that refuses refunds, or payments, takes no money either; a virtual one is in no terminal. */
function whyDeclined({ behavesLike, card }: PaymentMethod): string | undefined {
  const { declineCode, refundFails, lends }: TestToken = testTokens[behavesLike];
  if (card.virtual || lends) return 'card_not_supported';
  return declineCode ?? (refundFails ? 'refund_failed' : undefined);
}
