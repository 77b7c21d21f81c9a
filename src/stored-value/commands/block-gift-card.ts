import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { accountColumns, storedValueTables } from '../data/tables.js';
import { giftCardLifecycle } from '../domain/gift-card.js';
import { type GiftCardIsBlockedRefusal, giftCardIsBlocked } from '../domain/refusals.js';
import { valueNews } from '../events.js';

export interface BlockGiftCard {
  readonly giftCardId: string;
  readonly reason: string;
}

/**
 * Blocks a card for good. Nothing can be paid with it any more; what it holds for orders is still taken for them.
 * Refuses a card that is blocked already (GiftCardIsBlocked). Throws NOT_FOUND where there is no such card.
 */
export async function blockGiftCard(
  work: Work,
  { giftCardId, reason }: BlockGiftCard,
): Promise<{ giftCardId: string } | GiftCardIsBlockedRefusal> {
  const cards = storedValueTables(work.db);
  const blocked = await cards
    .updateTable('stored_account')
    .set({ state: 'BLOCKED' })
    .where('id', '=', giftCardId)
    .where('kind', '=', 'GIFT_CARD')
    .where('state', 'in', giftCardLifecycle.accepting('block'))
    .returning(accountColumns)
    .executeTakeFirst();
  if (blocked) {
    work.emit(valueNews('GiftCardBlocked', blocked, { reason }));
    return { giftCardId };
  }
  const card = await cards
    .selectFrom('stored_account')
    .select('id')
    .where('id', '=', giftCardId)
    .where('kind', '=', 'GIFT_CARD')
    .executeTakeFirst();
  if (!card) throw new RequestError('NOT_FOUND', 'There is no such gift card.');
  return giftCardIsBlocked();
}
