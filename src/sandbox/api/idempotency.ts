import { hash } from 'node:crypto';
import type { Books } from '../books/books.js';
import type { Answer } from '../books/records.js';
import type { KeyedCall } from '../commands/book-change.js';
import { idempotencyKeyReused, type SandboxRefusal } from '../domain/refusals.js';

type Outcome = Answer | SandboxRefusal;

/** Does each keyed call once, however often and however closely it is repeated. */
export class Idempotency {
  private readonly running = new Map<string, { inputHash: string; outcome: Promise<Outcome> }>();

  constructor(private readonly books: Books) {}

  knows(key: string): boolean {
    return this.running.has(key) || this.books.answer(key) !== undefined;
  }

  /** The first result of the key: done now, waited for, or from the books. */
  async once(call: KeyedCall, work: () => Promise<Outcome>): Promise<Outcome> {
    const { key, inputHash } = call;
    const kept = this.books.answer(key);
    if (kept) return kept.inputHash === inputHash ? kept : idempotencyKeyReused();
    const running = this.running.get(key);
    if (running) return running.inputHash === inputHash ? running.outcome : idempotencyKeyReused();
    const outcome = work();
    this.running.set(key, { inputHash, outcome });
    try {
      return await outcome;
    } finally {
      this.running.delete(key);
    }
  }
}

/** Equal for equal requests, in whatever order their fields were written. */
export function hashInput(path: string, body: unknown): string {
  return hash('sha256', `${path} ${JSON.stringify(body, sortFields)}`, 'base64url');
}

function sortFields(_field: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
