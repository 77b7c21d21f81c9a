import { RequestError } from '../../platform/graphql/server/request-error.js';

/** One line of text as it is kept; anything else is the caller's mistake. */
export function checkedLine(name: string, given: string, maxLength: number): string {
  const text = given.isWellFormed() ? given.normalize('NFC').trim() : '';
  if (text === '' || text.length > maxLength || /\p{Cc}/u.test(text))
    throw new RequestError(
      'BAD_USER_INPUT',
      `\`${name}\` is one line of 1 to ${maxLength} characters.`,
    );
  return text;
}
