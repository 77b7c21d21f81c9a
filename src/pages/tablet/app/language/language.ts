import { useLanguage } from '../../../parts/app/chosen-language.js';
import type { Language } from '../../../parts/app/language.js';
import type { Money } from '../../documents/document.js';
import { distance } from '../../domain/clock.js';
import { type Words, wordsOf } from './words.js';

const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

export function useWords(): Words {
  return wordsOf[useLanguage()];
}

/** How instants and amounts are written in the language that was chosen. */
export function useFormats() {
  const locale = localeOf[useLanguage()];
  const time = (iso: string) => {
    const at = new Date(iso);
    const isToday = at.toDateString() === new Date().toDateString();
    const clock = { hour: '2-digit', minute: '2-digit' } as const;
    const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
    return at.toLocaleString(locale, isToday ? clock : { ...day, ...clock });
  };
  const away = (iso: string, nowMs: number) => {
    const { count, unit } = distance(Date.parse(iso), nowMs);
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(
      count,
      unit,
    );
  };
  const money = ({ amountMinor, currency }: Money) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    return format.format(amountMinor / 10 ** digitsOf(currency));
  };
  const number = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  return { time, away, money, number, minorOf };
}

/** An amount as people type it, with a comma or a point, in minor units. */
export function minorOf(typed: string, currency: string): number {
  return Math.round(Number(typed.replace(',', '.')) * 10 ** digitsOf(currency));
}

function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
