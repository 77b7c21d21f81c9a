/**
 * Finds the numbers of payment cards (PANs) in any text, because the gateway must never receive one
 * (PCI DSS 4.0.1, 3.3.1 and 3.5.1). A number counts as a card's when its issuer prefix, its length and its
 * Luhn digit agree, and it is written in one piece or in groups as on a card.
 *
 * Kept apart from other numbers on purpose:
 * - 13 digits in one piece are EAN-13s and phone numbers. Visa's old 13 digit numbers count only in groups,
 *   or in a text that speaks of a card.
 * - A `+` before the digits makes them a phone number, as long as they are not more than the 15 of E.164.
 * - UUIDs, IBANs, and words that mix letters and digits over and over (hashes, tokens) hold no card number.
 */

/** True where the text holds the number of a payment card. */
export function findCardNumber(text: string): boolean {
  return findFirst(text) !== undefined;
}

/** The text with every card number replaced, so that it may be logged. */
export function redactCardNumbers(text: string): string {
  const spans = findAll(text);
  let redacted = '';
  let from = 0;
  for (const span of spans) {
    redacted += text.slice(from, span.start) + redaction;
    from = span.end;
  }
  return from === 0 ? text : redacted + text.slice(from);
}

const redaction = '[card number]';
const minDigits = 13;
const maxDigits = 19;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Digits that stand together, without even a space. */
interface Group extends Span {
  readonly digits: string;
}

function findFirst(text: string): Span | undefined {
  if (!mayHoldCard(text)) return undefined;
  const masked = maskOtherNumbers(text);
  for (const run of runsOf(masked)) for (const span of cardsIn(run, masked)) return span;
  return undefined;
}

function findAll(text: string): Span[] {
  if (!mayHoldCard(text)) return [];
  const masked = maskOtherNumbers(text);
  return runsOf(masked).flatMap((run) => [...cardsIn(run, masked)]);
}

// --- which characters matter

const other = 1;
const digit = 2;
const separator = 3;
const invisible = 4;
const maxSeparators = 3;

/** How far each kind of character sets two digits apart. */
const distance: readonly number[] = [0, maxSeparators + 1, 0, 1, 0];

const anySeparator = /[\p{Zs}\p{Pd}\t._\u2212\u00b7\u2022\u2024\u2027\uff0e\uff3f\u3002\ufe52]/u;
const anyInvisible = /[\p{Cf}\p{Mn}\p{Me}]/u;
const anyDigit = /\p{Nd}/u;

/** What has been found out about a character, so that a long text costs one look-up each. */
const kinds = new Uint8Array(0x20000);

function kindOf(code: number): number {
  return kinds[code] || findKind(code);
}

function findKind(code: number): number {
  const char = String.fromCodePoint(code);
  let kind = other;
  if (anyDigit.test(char)) kind = digit;
  else if (anySeparator.test(char)) kind = separator;
  else if (anyInvisible.test(char)) kind = invisible;
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

/** Unicode's decimal digits come in rows of ten, from zero to nine; the start of its row gives the value. */
function digitOf(code: number): string {
  if (code < 128) return String.fromCharCode(code);
  let zero = code;
  while (anyDigit.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

function codeAt(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xd800 && unit <= 0xdbff ? (text.codePointAt(place) as number) : unit;
}

/** A first look that nearly every text fails. */
function mayHoldCard(text: string): boolean {
  if (text.length < minDigits) return false;
  let digits = 0;
  for (let place = 0; place < text.length; place++)
    if (kindOf(codeAt(text, place)) === digit && ++digits === minDigits) return true;
  return false;
}

/** The groups of digits that belong together, run by run. */
function runsOf(text: string): Group[][] {
  const runs: Group[][] = [[]];
  let apart = 0;
  let place = 0;
  while (place < text.length) {
    const code = codeAt(text, place);
    const kind = kindOf(code);
    if (kind === digit) {
      if (apart > maxSeparators) runs.push([]);
      const group = groupAt(text, place);
      runs.at(-1)?.push(group);
      place = group.end;
      apart = 0;
      continue;
    }
    apart += distance[kind] as number;
    place += code > 0xffff ? 2 : 1;
  }
  return runs;
}

function groupAt(text: string, start: number): Group {
  let digits = '';
  let end = start;
  for (let place = start; place < text.length; ) {
    const code = codeAt(text, place);
    const kind = kindOf(code);
    if (kind !== digit && kind !== invisible) break;
    place += code > 0xffff ? 2 : 1;
    if (kind === invisible) continue;
    digits += digitOf(code);
    end = place;
  }
  return { start, end, digits };
}

// --- which numbers are something else

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const iban = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b/g;

function maskOtherNumbers(text: string): string {
  const blank = (found: string) => '#'.repeat(found.length);
  return text.replace(uuid, blank).replace(iban, (found) => (isIban(found) ? blank(found) : found));
}

/** ISO 13616: moved to the end and read as a number, country and check digits leave 1 modulo 97. */
function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, '');
  const moved = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const char of moved)
    rest = Number(`${rest}${char >= 'A' ? char.charCodeAt(0) - 55 : char}`) % 97;
  return rest === 1;
}

/** A hash or a token changes between letters and digits over and over; `card4111...` does so once. */
function isInsideToken(text: string, span: Span): boolean {
  const before = /[A-Za-z0-9]*$/.exec(text.slice(Math.max(0, span.start - 40), span.start));
  const after = /^[A-Za-z0-9]*/.exec(text.slice(span.end, span.end + 40));
  const word = `${before}${text.slice(span.start, span.end)}${after}`;
  return (word.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0) > 3;
}

// --- which numbers are a card's

function* cardsIn(run: readonly Group[], text: string): Generator<Span> {
  const total = run.reduce((sum, group) => sum + group.digits.length, 0);
  if (total < minDigits || (total <= 15 && text[(run[0] as Group).start - 1] === '+')) return;
  let from = 0;
  while (from < run.length) {
    const to = lastGroupOfCard(run, from, text);
    if (to !== undefined) yield { start: (run[from] as Group).start, end: (run[to] as Group).end };
    from = (to ?? from) + 1;
  }
}

function lastGroupOfCard(run: readonly Group[], from: number, text: string): number | undefined {
  const isEven = from === 0 && run.length <= maxDigits;
  const end = Math.min(run.length, isEven ? maxDigits : from + maxPrintedGroups);
  let digits = '';
  for (let to = from; to < end; to++) {
    digits += (run[to] as Group).digits;
    if (digits.length > maxDigits) return undefined;
    if (digits.length >= minDigits && isCardWritten(run, from, to, digits, text)) return to;
  }
  return undefined;
}

function isCardWritten(
  run: readonly Group[],
  from: number,
  to: number,
  digits: string,
  text: string,
): boolean {
  const isPlain = from === to;
  if (!isCard(digits, isPlain, text)) return false;
  const sizes = run.slice(from, to + 1).map((group) => group.digits.length);
  const isWhole = from === 0 && to === run.length - 1;
  if (!isPlain && !isCardShape(sizes, isWhole)) return false;
  return !isInsideToken(text, { start: (run[from] as Group).start, end: (run[to] as Group).end });
}

/** As cards are printed (4-4-4-4, Amex 4-6-5, Diners 4-6-4, ...), or spelled out evenly from end to end. */
function isCardShape(sizes: readonly number[], isWhole: boolean): boolean {
  const last = sizes.at(-1) as number;
  const before = sizes.slice(0, -1);
  if (before.every((size) => size % 4 === 0) && (last <= 5 || last % 4 === 0)) return true;
  if (printedShapes.has(sizes.join('-'))) return true;
  return isWhole && before.every((size) => size === before[0]) && last <= (before[0] as number);
}

const maxPrintedGroups = 5;
const printedShapes = new Set(['4-6-5', '4-6-4', '4-3-3-3', '6-13', '6-10', '4-11', '10-5']);

interface Issuer {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
  /** Lengths that count only in groups, because other numbers are written with as many digits. */
  readonly groupedLengths?: readonly number[];
}

/** Prefixes and lengths as ISO/IEC 7812 ranges are published by the schemes. */
const issuers: readonly Issuer[] = [
  { prefix: /^4/, lengths: [16, 19], groupedLengths: [13] },
  { prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { prefix: /^35(2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(62|81)/, lengths: [16, 17, 18, 19] },
  { prefix: /^3(0[0-5]|095|6|[89])/, lengths: [14, 16] },
  { prefix: /^(50|5[6-9]|6)/, lengths: [16, 18, 19], groupedLengths: [13, 14, 15, 17] },
];

const speaksOfCards = /\b(cards?|cartes?|cb|pan|visa|maestro)\b/i;

function isCard(digits: string, isPlain: boolean, text: string): boolean {
  if (!hasLuhnDigit(digits)) return false;
  return issuers.some(
    ({ prefix, lengths, groupedLengths = [] }) =>
      prefix.test(digits) &&
      (lengths.includes(digits.length) ||
        (groupedLengths.includes(digits.length) && (!isPlain || isAboutCards(text)))),
  );
}

/** Only the beginning is read, so that a long text of numbers stays cheap. */
function isAboutCards(text: string): boolean {
  return speaksOfCards.test(text.slice(0, 500));
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const value = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = value * 2;
    sum += place % 2 === 0 ? value : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
