import type { Card, Usage } from './payment.js';
import type { TestTokenName } from './test-tokens.js';

/** A card that is kept for one customer of the merchant, under a name that only the merchant's key can use. */
export interface SavedCard {
  readonly id: string;
  readonly customer: string;
  readonly usage: Usage;
  readonly behavesLike: TestTokenName;
  readonly card: Card;
}

/** The same card kept again: an agreement that reaches further stays. */
export function keptAgain(before: SavedCard | undefined, saved: SavedCard): SavedCard {
  return before?.usage === 'off_session' ? { ...saved, usage: before.usage } : saved;
}
