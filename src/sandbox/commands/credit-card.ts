import { newName } from '../books/names.js';
import type { Answer } from '../books/records.js';
import type { Desk } from '../desk.js';
import { type Credit, credit } from '../domain/credit.js';
import type { KeyedCall } from './book-change.js';
import { findPaymentMethod } from './create-payment.js';

type CreditCard = Pick<Credit, 'reference' | 'amountMinor' | 'currency'> & {
  readonly card: string;
};

/** Puts money on a card that lies in a terminal. A decline is an answer like any other. */
export function creditCard(desk: Desk, call: KeyedCall, { card, ...asked }: CreditCard): Answer {
  const order = { ...asked, id: newName('cre'), idempotencyKey: call.key };
  const booked = credit(order, findPaymentMethod(desk, card), desk.clock.now());
  const answer = { ...call, credit: booked };
  desk.books.write({ type: 'credit', credit: booked, answer });
  return answer;
}
