import type { Locale } from './refusal.js';

/** A text in the shop's languages, as it is stored. One language is enough; the other is filled in by it. */
export type LocalText = Readonly<Partial<Record<Locale, string>>>;

/** The text in that language, or in another one where it has not been translated. */
export function inLocale(text: LocalText, locale: Locale): string {
  return text[locale] ?? text[otherLocale(locale)] ?? '';
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'fr' ? 'en' : 'fr';
}

/** Every language in which the text is written. */
export function wordings(text: LocalText): string[] {
  return Object.values(text);
}
