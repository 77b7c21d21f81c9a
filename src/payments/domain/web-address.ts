const maxLength = 2000;

/**
 * True where the text is an address that a browser may be sent to. Whatever else a scheme can do there
 * (`javascript:`, `data:`, `file:`), the page of a shop is reached by http or https; and an address with a user
 * in it is made to deceive.
 */
export function isWebAddress(text: string): boolean {
  if (text.length > maxLength || /[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
