import { dayMs } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import { invalidCheque } from './refusals.js';

/** What is kept of a cheque: never its whole number. */
export interface ReadCheque {
  readonly lastDigits: string;
  readonly bank: string;
  /** The day that stands on it, as `YYYY-MM-DD`. */
  readonly drawnOn: string;
}

/** A cheque can be presented for a year and eight days: article L131-59 of the French monetary code. */
const validDays = 365 + 8;
const currentDay = /^\d{4}-\d{2}-\d{2}$/;

/** Reads what is written on a cheque. Refuses a number that is none, no bank, and a day to come or too long ago. */
export function readCheque(
  written: { readonly number: string; readonly bank: string; readonly drawnOn: string },
  now: Date,
): ReadCheque | Refusal<'InvalidCheque'> {
  const number = written.number.replace(/\s/g, '');
  if (!/^\d{7,12}$/.test(number)) return invalidCheque({ field: 'NUMBER' });
  const bank = written.bank.normalize('NFC').trim();
  if (bank === '' || bank.length > 80 || /\p{Cc}/u.test(bank))
    return invalidCheque({ field: 'BANK' });
  const drawnAt = Date.parse(`${written.drawnOn}T00:00:00Z`);
  const ageMs = now.getTime() - drawnAt;
  // Whoever writes today's date may be hours ahead of UTC.
  const isCurrent = ageMs > -dayMs && ageMs < validDays * dayMs;
  if (!currentDay.test(written.drawnOn) || !isCurrent) return invalidCheque({ field: 'DRAWN_ON' });
  return { lastDigits: number.slice(-4), bank, drawnOn: written.drawnOn };
}
