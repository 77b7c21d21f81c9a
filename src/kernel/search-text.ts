const spelledOut: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

const maxWords = 10;
const sortKeyLength = 60;

/** The words of a text without case, accents or punctuation: `Bonnet d'été` gives `bonnet d ete`. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøđðłþı]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** By what a text is ordered: its beginning in plain words, short enough to stand in a cursor. */
export function sortKey(text: string): string {
  return [...plainText(text)].slice(0, sortKeyLength).join('');
}

/**
 * What a search looks into: every word once, with a space before and after it, so that ` word` finds a prefix
 * and ` word ` the word itself. `T-shirt` is found as `t-shirt`, `shirt` and `tshirt`.
 */
export function searchText(texts: readonly string[]): string {
  const words = new Set<string>();
  for (const chunk of texts.flatMap((text) => text.split(/\s+/))) {
    const parts = plainText(chunk).split(' ').filter(Boolean);
    for (const part of parts) words.add(part);
    if (parts.length > 1) words.add(parts.join(''));
  }
  return words.size === 0 ? ' ' : ` ${[...words].join(' ')} `;
}

/**
 * The words somebody searches for: at most ten, each of letters and digits only, so none of them means
 * anything to LIKE. Undefined where nothing is asked; an empty list where what is asked holds no word.
 */
export function searchWords(asked: string | null | undefined): string[] | undefined {
  if (asked == null || asked.trim() === '') return undefined;
  const words = plainText(asked).split(' ').filter(Boolean);
  return [...new Set(words)].slice(0, maxWords);
}
