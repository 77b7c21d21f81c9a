import { RequestError } from '../../platform/graphql/server/request-error.js';

export { typedText as checkedText } from '../../platform/graphql/typed-text.js';

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
