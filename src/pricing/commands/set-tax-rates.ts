import { sql } from 'kysely';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { TaxRate } from '../domain/rates.js';
import { invalidRate } from '../domain/refusals.js';
import { taxRatesSet } from '../events.js';

/** The tax rates of one country, by class of goods. */
export interface SetTaxRates {
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
  readonly rates: readonly TaxRate[];
}

/** Writes tax rates, new or changed; other classes stay as they are. The same rates again write nothing. */
export async function setTaxRates(
  work: Work,
  { countryCode, rates }: SetTaxRates,
): Promise<{ readonly written: number } | Refusal<'InvalidRate', { readonly field: string }>> {
  if (!/^[A-Z]{2}$/.test(countryCode)) return invalidRate({ field: 'countryCode' });
  if (new Set(rates.map((rate) => rate.taxClass)).size < rates.length)
    return invalidRate({ field: 'taxClass' });
  if (!rates.every(({ rateBasisPoints }) => isRate(rateBasisPoints)))
    return invalidRate({ field: 'rateBasisPoints' });
  const given = rates.map((rate) => ({ class: rate.taxClass, rate: rate.rateBasisPoints }));
  const { rows } = await sql`
    insert into tax_rate (country_code, tax_class, rate_basis_points)
    select ${countryCode}, class, rate
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (class text, rate integer)
    order by class
    on conflict (country_code, tax_class) do update set rate_basis_points = excluded.rate_basis_points
      where tax_rate.rate_basis_points <> excluded.rate_basis_points
    returning tax_class`.execute(work.db);
  if (rows.length > 0) work.emit(taxRatesSet(countryCode));
  return { written: rows.length };
}

function isRate(basisPoints: number): boolean {
  return Number.isInteger(basisPoints) && basisPoints >= 0 && basisPoints <= 10_000;
}
