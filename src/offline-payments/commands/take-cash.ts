import { isRefusal } from '../../kernel/refusal.js';
import { requestAuthorization } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { newPayment } from '../data/books.js';
import { namedIntent } from '../data/intents.js';
import { offlineTables } from '../data/tables.js';
import { moveCash, ownTill } from '../data/tills.js';
import { isPayable } from '../domain/amount.js';
import { amountNotPossible, otherCurrency, tenderedTooLittle } from '../domain/refusals.js';

export interface TakeCash {
  readonly tillSessionId: string;
  readonly intentId: string;
  /** What the buyer gives, in minor units of the till's currency: all that is to be paid, or more. */
  readonly tenderedMinor: number;
}

/** The attempt that has to be driven after the commit, and what the buyer gets back. */
export interface CashTaken {
  readonly attemptId: string;
  readonly intentId: string;
  readonly tillSessionId: string;
  readonly changeMinor: number;
}

/**
 * Takes the cash for a payment into an open till. The cash, the attempt and what our books say of it are written in
 * one transaction: there is no cash without a payment, and no payment without cash. Refuses a closed till, another
 * currency, less than is to be paid, and whatever refuses another attempt.
 */
export async function takeCash(work: Work, input: TakeCash) {
  const till = await ownTill(work, input.tillSessionId);
  const { intentId } = input;
  const { amount_minor: amountMinor, currency } = await namedIntent(work, intentId);
  if (!isPayable(input.tenderedMinor)) return amountNotPossible();
  if (currency !== till.currency) return otherCurrency({ currency: till.currency });
  if (input.tenderedMinor < amountMinor) return tenderedTooLittle({ amountMinor, currency });
  const asked = await requestAuthorization(work, { intentId, methodToken: 'cash' });
  if (isRefusal(asked)) return asked;
  const { attemptId } = asked;
  const call = { key: attemptId, reference: intentId, currency, amountMinor };
  await offlineTables(work.db)
    .insertInto('offline_payment')
    .values({
      ...newPayment(work, 'cash', call),
      state: 'TAKEN',
      authorized_minor: amountMinor,
      captured_minor: amountMinor,
    })
    .execute();
  const moved = await moveCash(work, till, {
    kind: 'TAKEN',
    amount_minor: amountMinor,
    tendered_minor: input.tenderedMinor,
    payment_key: attemptId,
  });
  if (isRefusal(moved)) return moved;
  const changeMinor = input.tenderedMinor - amountMinor;
  return { attemptId, intentId, tillSessionId: till.id, changeMinor } satisfies CashTaken;
}
