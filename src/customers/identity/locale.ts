import { type Locale, locales } from '../../kernel/refusal.js';

const maxRanges = 20;

/**
 * The language that the caller likes best of those that we speak (RFC 9110, 12.5.4). Where the header names
 * none of ours, the one that the account was made with; then French.
 */
export function decideLocale(header: string | undefined, ofAccount: Locale | null): Locale {
  const liked = (header ?? '')
    .split(',', maxRanges)
    .map(readRange)
    .filter((range) => range.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map((range) => locales.find((each) => each === range.language))
    .find((locale) => locale !== undefined);
  return liked ?? ofAccount ?? 'fr';
}

function readRange(text: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = text.toLowerCase().split(';');
  const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
  const weight = quality === undefined ? 1 : Number(quality);
  return { language: tag.trim().split('-', 1)[0] ?? '', weight: Number.isNaN(weight) ? 0 : weight };
}
