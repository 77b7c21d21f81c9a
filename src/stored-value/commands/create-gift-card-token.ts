import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { storedValueTables } from '../data/tables.js';
import { giftCardTokenMs, newGiftCardToken, tokenHash } from '../domain/value-token.js';

/** Makes a token with which the card can be paid with for a while. Only its hash is kept. */
export async function createGiftCardToken(
  work: Work,
  giftCardId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newGiftCardToken();
  const expiresAt = later(work.now, giftCardTokenMs);
  await storedValueTables(work.db)
    .insertInto('gift_card_token')
    .values({ token_hash: tokenHash(token), account_id: giftCardId, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}
