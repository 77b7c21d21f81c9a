/** Numbers of test cards that no scheme has given to anybody, and that are no others' either. */
export const testCard = '4539578763621486';
export const otherTestCard = '378734493671000';

const inGroups = (card: string, between: string) => card.replace(/(\d{4})(?=\d)/g, `$1${between}`);
const inScript = (card: string, zero: number) =>
  card.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** The ways in which a number may be written. */
export const encodings: Readonly<Record<string, (card: string) => string>> = {
  plain: (card) => card,
  spaces: (card) => inGroups(card, ' '),
  dashes: (card) => inGroups(card, '-'),
  dots: (card) => inGroups(card, '.'),
  'fullwidth digits': (card) => inScript(card, 0xff10),
  'Arabic-Indic digits': (card) => inScript(card, 0x0660),
  'no-break spaces': (card) => inGroups(card, '\u00a0'),
  'zero-width spaces': (card) => [...card].join('\u200b'),
};

/** The digits of a text, of whatever script, one after the other. */
export function foldDigits(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_escape, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[^\p{Nd}]/gu, '')
    .replace(/[^0-9]/gu, valueOfDigit);
}

/** Unicode's decimal digits come in rows of ten. */
function valueOfDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** True where a text holds the number, however it is written. */
export function holdsCard(text: string, card = testCard): boolean {
  return foldDigits(text).includes(card);
}
