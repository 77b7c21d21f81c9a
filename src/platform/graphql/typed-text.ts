import { RequestError } from './server/request-error.js';

/** Text that a person typed: trimmed, whole characters only, within its length; null where nothing was typed. */
export function typedText(
  field: string,
  text: string | null | undefined,
  maxLength: number,
): string | null {
  const typed = text?.normalize('NFC').trim() ?? '';
  if (typed === '') return null;
  if (typed.length > maxLength || typed.includes('\0') || !typed.isWellFormed())
    throw new RequestError(
      'BAD_USER_INPUT',
      `\`${field}\` is text of at most ${maxLength} characters.`,
    );
  return typed;
}
