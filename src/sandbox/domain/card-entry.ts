import { type Brand, type TestTokenName, testTokenOfNumber, testTokens } from './test-tokens.js';

/** What was typed into the card page. */
export interface CardEntry {
  readonly number: string;
  readonly expiry: string;
  readonly cvc: string;
  readonly name: string;
}

/** What is wrong with a field, as a word that the page knows how to say. */
export type CardFault =
  | 'numberMissing'
  | 'numberNotTest'
  | 'expiryUnreadable'
  | 'expiryPast'
  | 'cvcLength'
  | 'nameMissing';

export type CardFaults = Partial<Record<keyof CardEntry, CardFault>>;

interface ReadCard {
  readonly behavesLike: TestTokenName;
  readonly brand: Brand;
  readonly number: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

const maxYearsAhead = 30;

/** Reads a card entry; only test numbers are cards here. Gives either the card or what is wrong. */
export function readCardEntry(entry: CardEntry, now: Date): ReadCard | { faults: CardFaults } {
  const number = entry.number.replace(/[\s-]/g, '');
  const behavesLike = testTokenOfNumber(number);
  const expiry = readExpiry(entry.expiry);
  const cvcDigits = behavesLike && testTokens[behavesLike].brand === 'amex' ? 4 : 3;
  const faults: CardFaults = {
    ...(!behavesLike && { number: number === '' ? 'numberMissing' : 'numberNotTest' }),
    ...(!expiry && { expiry: 'expiryUnreadable' }),
    ...(expiry && isPast(expiry, now) && { expiry: 'expiryPast' }),
    ...(!(/^\d+$/.test(entry.cvc) && entry.cvc.length === cvcDigits) && { cvc: 'cvcLength' }),
    ...(entry.name.trim() === '' && { name: 'nameMissing' }),
  };
  if (!behavesLike || !expiry || Object.keys(faults).length > 0) return { faults };
  return {
    behavesLike,
    brand: testTokens[behavesLike].brand,
    number,
    expiryMonth: expiry.month,
    expiryYear: expiry.year,
  };
}

interface Expiry {
  readonly month: number;
  readonly year: number;
}

function readExpiry(text: string): Expiry | undefined {
  const match = /^\s*(\d{1,2})\s*[/.-]?\s*(?:20)?(\d{2})\s*$/.exec(text);
  const month = Number(match?.[1]);
  return match && month >= 1 && month <= 12 ? { month, year: 2000 + Number(match[2]) } : undefined;
}

/** A card is good until the end of its month. Decades ahead is a slip of the keyboard. */
function isPast({ month, year }: Expiry, now: Date): boolean {
  const monthsLeft = (year - now.getUTCFullYear()) * 12 + month - (now.getUTCMonth() + 1);
  return monthsLeft < 0 || monthsLeft > maxYearsAhead * 12;
}
