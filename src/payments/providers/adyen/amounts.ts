import { decimalsOf } from '../../../kernel/money.js';

/**
 * With how many decimals Adyen counts, as "Currency codes and minor units" in its documentation lists them; all
 * others have two. Some differ from ISO 4217 (CLP, CVE, IDR, ISK), and others (HUF, COP, IQD ...) from the decimals
 * with which the platform writes an amount, which are the ones the shop counts with.
 */
const decimalsAtAdyen: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CVE', 'DJF', 'GNF', 'IDR', 'JPY', 'KMF', 'KRW'].map((code) => [code, 0] as const),
  ...['PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);

/** A sum in Adyen's minor units; undefined where it has a fraction that Adyen has no place for. */
export function toAdyenMinor(amountMinor: number, currency: string): number | undefined {
  return scaled(amountMinor, adyenDecimals(currency) - decimalsOf(currency));
}

/** A sum of Adyen in our minor units; undefined where it has a fraction that ours have no place for. */
export function fromAdyenMinor(value: number, currency: string): number | undefined {
  return scaled(value, decimalsOf(currency) - adyenDecimals(currency));
}

function adyenDecimals(currency: string): number {
  return decimalsAtAdyen.get(currency) ?? 2;
}

function scaled(minor: number, shift: number): number | undefined {
  const result = shift < 0 ? minor / 10 ** -shift : minor * 10 ** shift;
  return Number.isSafeInteger(result) ? result : undefined;
}
