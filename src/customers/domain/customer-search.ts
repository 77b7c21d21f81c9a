import { plainText } from '../../kernel/search-text.js';
import { readEmail } from './email.js';
import { readPhone } from './phone.js';

/** What is looked for: at most one of them. Names are a range of keys: from this one to before that one. */
export interface CustomerSearch {
  readonly emailKey?: string;
  readonly phone?: string;
  readonly name?: { readonly from: string; readonly to: string };
}

const phoneShape = /^[+\d][\d ().-]{5,}$/;
const lastCharacter = '\u{10FFFF}';

/**
 * Understands what an agent types: a whole e-mail address, a whole phone number, or the beginning of a name
 * with the first or the last name first; everybody where nothing is typed. Undefined where it can match
 * nobody. There are no wildcards.
 */
export function readSearch(typed: string | null | undefined): CustomerSearch | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return {};
  const email = readEmail(text);
  if (email) return { emailKey: email.key };
  if (text.includes('@')) return undefined;
  if (phoneShape.test(text)) {
    const phone = readPhone(text);
    return phone === undefined ? undefined : { phone };
  }
  const from = plainText(text);
  return from === '' ? undefined : { name: { from, to: from + lastCharacter } };
}
