import { Money } from '../../kernel/money.js';
import type { Locale } from '../../kernel/refusal.js';

/** An amount as people write it. */
export function amountTold(amountMinor: number, currency: string, locale: Locale): string {
  const decimal = Money.of(amountMinor, currency).toDecimal();
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(decimal as Intl.StringNumericLiteral);
}
