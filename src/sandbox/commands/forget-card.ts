import type { Answer } from '../books/records.js';
import type { Desk } from '../desk.js';
import { type SandboxRefusal, savedCardNotFound } from '../domain/refusals.js';
import type { KeyedCall } from './book-change.js';

/** Lets go of a kept card: its name is good for nothing from now on. */
export function forgetCard(desk: Desk, call: KeyedCall, id: string): Answer | SandboxRefusal {
  const savedCard = desk.books.savedCard(id);
  if (!savedCard) return savedCardNotFound();
  const answer = { ...call, savedCard };
  desk.books.write({ type: 'forgotten', id, answer });
  return answer;
}
