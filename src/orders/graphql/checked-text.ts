import { RequestError } from '../../platform/graphql/server/request-error.js';

/** Text that a person typed: trimmed, whole characters only, within its length; null where nothing was typed. */
export function checkedText(
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

/** The address to which a buyer is sent back: http or https only. */
export function checkedReturnUrl(text: string | null | undefined): string | null {
  if (text == null) return null;
  const isAddress = text.length <= 2000 && URL.canParse(text);
  if (!isAddress || !['http:', 'https:'].includes(new URL(text).protocol))
    throw new RequestError(
      'BAD_USER_INPUT',
      '`returnUrl` is an address that begins with http:// or https://.',
    );
  return text;
}
