import { secretName } from '../books/names.js';
import type { CardSession } from '../books/records.js';
import type { Desk } from '../desk.js';
import { type CardEntry, type CardFaults, readCardEntry } from '../domain/card-entry.js';

/**
 * Turns a typed test card into a token and closes the session. The number itself is let go here: what is
 * kept is its brand, its last four digits and its fingerprint.
 */
export function exchangeCard(
  desk: Desk,
  session: CardSession,
  entry: CardEntry,
): { token: string } | { faults: CardFaults } {
  const read = readCardEntry(entry, desk.clock.now());
  if ('faults' in read) return read;
  const { number, behavesLike, ...rest } = read;
  const token = secretName('tok');
  const card = { ...rest, last4: number.slice(-4), fingerprint: desk.fingerprintOf(number) };
  desk.books.write({
    type: 'card',
    session: { ...session, token },
    card: { token, behavesLike, card },
  });
  return { token };
}
