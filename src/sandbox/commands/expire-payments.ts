import type { Desk } from '../desk.js';
import { expire } from '../domain/expire.js';
import { bookChange } from './book-change.js';

/**
 * Ends every hold and every wait for a card holder whose time is over. Costs nothing where none is due,
 * and never throws: what cannot be written now is tried again at the next occasion.
 */
export function expirePayments(desk: Desk): void {
  const now = desk.clock.now();
  const due = desk.books.takeDue(now);
  for (const [place, { id }] of due.entries()) {
    const payment = desk.books.payment(id);
    const change = payment && expire(payment, now);
    if (!change) continue;
    try {
      bookChange(desk, change);
    } catch (error) {
      desk.books.putBackDue(due.slice(place));
      desk.log({ level: 'error', message: 'expiry not written', error: String(error) });
      return;
    }
  }
}
