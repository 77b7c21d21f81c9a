import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { recordGift } from '../data/give.js';
import { accountColumns, storedValueTables } from '../data/tables.js';
import { maxValueMinor } from '../domain/gift-card.js';
import { giftCardCode, giftCardHash, lastFour } from '../domain/gift-card-code.js';
import {
  type EndInThePastRefusal,
  endInThePast,
  type ValueNotAllowedRefusal,
  valueNotAllowed,
} from '../domain/refusals.js';
import { valueNews } from '../events.js';
import { giftCardSecret } from '../ports.js';

export interface IssueGiftCard {
  /** Minor units of the currency. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: Date | null;
  readonly reason: string;
}

/**
 * Gives a gift card away, and posts that we owe goods for it. The code is made from the id that is answered, and kept
 * nowhere. Refuses sums of nothing and sums that are too high (ValueNotAllowed), and a date that is over
 * (EndInThePast).
 */
export async function issueGiftCard(
  work: Work,
  { amountMinor, currency, expiresAt, reason }: IssueGiftCard,
): Promise<{ giftCardId: string } | ValueNotAllowedRefusal | EndInThePastRefusal> {
  if (amountMinor < 1 || amountMinor > maxValueMinor)
    return valueNotAllowed({ minimumMinor: 1, maximumMinor: maxValueMinor, currency });
  if (expiresAt !== null && expiresAt <= work.now) return endInThePast();
  const id = newId();
  const code = giftCardCode(work.port(giftCardSecret), id);
  const card = await storedValueTables(work.db)
    .insertInto('stored_account')
    .values({
      id,
      kind: 'GIFT_CARD',
      currency,
      state: 'ACTIVE',
      balance: amountMinor,
      held: 0,
      code_hash: giftCardHash(code),
      last4: lastFour(code),
      customer_id: null,
      expires_at: expiresAt,
      created_at: work.now,
    })
    .returning(accountColumns)
    .executeTakeFirstOrThrow();
  await recordGift(work, card, { kind: 'ISSUE', units: amountMinor, reason });
  work.emit(valueNews('GiftCardIssued', card, { units: amountMinor, reason }));
  return { giftCardId: id };
}
