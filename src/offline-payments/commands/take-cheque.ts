import { isRefusal } from '../../kernel/refusal.js';
import { findLocation } from '../../locations/index.js';
import { requestAuthorization } from '../../payments/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { newPayment } from '../data/books.js';
import { namedIntent } from '../data/intents.js';
import { offlineTables } from '../data/tables.js';
import { readCheque } from '../domain/cheque.js';
import { otherCurrency } from '../domain/refusals.js';

export interface TakeCheque {
  readonly locationId: string;
  readonly intentId: string;
  readonly number: string;
  readonly bank: string;
  readonly drawnOn: string;
}

/** Cheques are written in euros. */
const chequeCurrency = 'EUR';

/**
 * Takes a cheque for all that a payment is about. The payment is made with it at once; should the bank not pay it, that
 * is taken off again. Of its number the last digits are kept. Refuses what is no cheque that can be presented.
 */
export async function takeCheque(work: Work, input: TakeCheque) {
  const { intentId, locationId } = input;
  const location = await findLocation(work.db, locationId);
  if (!location || !worksAt(work.caller.actor, locationId))
    throw new RequestError('NOT_FOUND', 'There is no such location.');
  const { amount_minor: amountMinor, currency } = await namedIntent(work, intentId);
  const cheque = readCheque(input, work.now);
  if (isRefusal(cheque)) return cheque;
  if (currency !== chequeCurrency) return otherCurrency({ currency: chequeCurrency });
  const asked = await requestAuthorization(work, { intentId, methodToken: 'cheque' });
  if (isRefusal(asked)) return asked;
  const { attemptId } = asked;
  const call = { key: attemptId, reference: intentId, currency, amountMinor };
  const db = offlineTables(work.db);
  await db
    .insertInto('offline_payment')
    .values({
      ...newPayment(work, 'cheque', call),
      state: 'TAKEN',
      authorized_minor: amountMinor,
      captured_minor: amountMinor,
    })
    .execute();
  await db
    .insertInto('cheque')
    .values({
      payment_key: attemptId,
      location_id: locationId,
      state: 'RECEIVED',
      last_digits: cheque.lastDigits,
      bank: cheque.bank,
      drawn_on: cheque.drawnOn,
      received_at: work.now,
      ended_at: null,
    })
    .execute();
  return { attemptId, intentId };
}
