import { later, minuteMs } from '../../kernel/clock.js';
import { secretName } from '../books/names.js';
import type { CardSession } from '../books/records.js';
import type { Desk } from '../desk.js';

const cardSessionLifetimeMs = 30 * minuteMs;

/** Opens the card page for one visit. */
export function openCardSession(
  desk: Desk,
  input: Pick<CardSession, 'returnUrl' | 'reference'>,
): CardSession {
  const session = {
    ...input,
    id: secretName('cs'),
    expiresAt: later(desk.clock.now(), cardSessionLifetimeMs).toISOString(),
  };
  desk.books.write({ type: 'session', session });
  return session;
}
