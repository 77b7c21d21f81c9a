// Control characters, and the marks that turn the direction of writing round to disguise what is written.
const unwanted = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u;

/**
 * One line of text as a person typed it, in Unicode's composed form and without blanks around it; undefined
 * where it is empty, too long, not well formed, or holds characters that nobody types.
 */
export function readLine(text: string, maxLength: number): string | undefined {
  if (text.length > 2 * maxLength || !text.isWellFormed()) return undefined;
  const line = text.normalize('NFC').trim();
  if (line === '' || [...line].length > maxLength || unwanted.test(line)) return undefined;
  return line;
}

/** Like `readLine`, for what may be left out: null where nothing was said, undefined where it cannot be used. */
export function readOptionalLine(
  text: string | null | undefined,
  maxLength: number,
): string | null | undefined {
  return text == null || text.trim() === '' ? null : readLine(text, maxLength);
}
