import { sql } from 'kysely';
import { type CurrencyCode, isCurrency, maxAmountMinor } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { invalidRate } from '../domain/refusals.js';
import { shippingRateSet } from '../events.js';

/** What sending to a country costs, tax included. */
export interface SetShippingRate {
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  /** From so much in goods on it costs nothing; never where it is left out. */
  readonly freeFromMinor?: number | null;
  /** The class that sending is taxed by. */
  readonly taxClass: string;
}

/** Says what sending costs, for one country and currency. The same again writes nothing. */
export async function setShippingRate(
  work: Work,
  input: SetShippingRate,
): Promise<{ readonly written: boolean } | Refusal<'InvalidRate', { readonly field: string }>> {
  const field = wrongPartOf(input);
  if (field) return invalidRate({ field });
  const { rows } = await sql`
    insert into shipping_rate (country_code, currency, amount_minor, free_from_minor, tax_class)
    values (${input.countryCode}, ${input.currency}, ${input.amountMinor}, ${input.freeFromMinor ?? null},
      ${input.taxClass})
    on conflict (country_code, currency) do update set amount_minor = excluded.amount_minor,
      free_from_minor = excluded.free_from_minor, tax_class = excluded.tax_class
      where (shipping_rate.amount_minor, shipping_rate.free_from_minor, shipping_rate.tax_class)
        is distinct from (excluded.amount_minor, excluded.free_from_minor, excluded.tax_class)
    returning currency`.execute(work.db);
  if (rows.length > 0) work.emit(shippingRateSet(input.countryCode, input.currency));
  return { written: rows.length > 0 };
}

function wrongPartOf(input: SetShippingRate): keyof SetShippingRate | undefined {
  if (!/^[A-Z]{2}$/.test(input.countryCode)) return 'countryCode';
  if (!isCurrency(input.currency)) return 'currency';
  if (!isAmount(input.amountMinor)) return 'amountMinor';
  return input.freeFromMinor == null || isAmount(input.freeFromMinor) ? undefined : 'freeFromMinor';
}

function isAmount(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0 && minor <= maxAmountMinor;
}
