import type { Desk } from '../desk.js';
import { expire } from '../domain/expire.js';
import { bookChange } from './book-change.js';

/** Ends every hold and every wait for a card holder whose time is over. Costs nothing where none is due. */
export function expirePayments(desk: Desk): void {
  const now = desk.clock.now();
  for (const id of desk.books.takeDue(now)) {
    const payment = desk.books.payment(id);
    const change = payment && expire(payment, now);
    if (change) bookChange(desk, change);
  }
}
