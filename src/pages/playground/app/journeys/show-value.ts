import type { Language } from '../../../parts/app/language.js';
import type { Json } from '../../runner/journey.js';
import { pick } from '../../runner/pick.js';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A value as a person reads it: amounts with their currency, instants in the person's own time. */
export function showValue(
  value: Json,
  language: Language,
  words: { readonly yes: string; readonly no: string },
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return value.toLocaleString(language);
  if (typeof value === 'string') return instant.test(value) ? showInstant(value, language) : value;
  if (Array.isArray(value)) return value.map((each) => showValue(each, language, words)).join(', ');
  return showMoney(value, language) ?? JSON.stringify(value);
}

function showInstant(value: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(value));
}

function showMoney(value: Json, language: Language): string | undefined {
  const amountMinor = pick(value, 'amountMinor');
  const currency = pick(value, 'currency');
  if (typeof amountMinor !== 'number' || typeof currency !== 'string') return undefined;
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}
