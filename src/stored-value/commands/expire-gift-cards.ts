import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { recordGift } from '../data/give.js';
import { storedValueTables } from '../data/tables.js';
import { valueNews } from '../events.js';

/** How many cards are ended at once; where there were so many, there may be more. */
export const expiryBatch = 200;

/**
 * Ends the cards whose time is over: what is free on them is owed no more. What is held stays for its order, and
 * expires when it is let go. Tokens that have run out are forgotten. Answers how many cards there were, at most `expiryBatch`.
 */
export async function expireGiftCards(work: Work): Promise<number> {
  const rows = storedValueTables(work.db);
  await rows.deleteFrom('gift_card_token').where('expires_at', '<=', work.now).execute();
  const due = await rows
    .selectFrom('stored_account')
    .select(['id', 'kind', 'currency', 'balance', 'held'])
    .where('expires_at', '<=', work.now)
    .where('state', '<>', 'BLOCKED')
    .where(sql<boolean>`(state = 'ACTIVE' or balance > held)`)
    .orderBy('id')
    .limit(expiryBatch)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const card of due) {
    const lost = card.balance - card.held;
    await rows
      .updateTable('stored_account')
      .set({ state: 'EXPIRED', balance: card.held })
      .where('id', '=', card.id)
      .execute();
    if (lost > 0) await recordGift(work, card, { kind: 'EXPIRE', units: -lost, reason: null });
    const after = { ...card, state: 'EXPIRED', balance: card.held } as const;
    work.emit(valueNews('GiftCardExpired', after, { units: -lost }));
  }
  return due.length;
}
