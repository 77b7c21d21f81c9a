/** Which rate a class of goods is taxed by in one country, in basis points. */
export interface TaxRate {
  readonly taxClass: string;
  readonly rateBasisPoints: number;
}

/** French VAT in the metropolitan area: Code général des impôts, articles 278, 278 bis to 279, 278-0 bis, 281 quater to 281 nonies. */
export const frenchVatRates: readonly TaxRate[] = [
  { taxClass: 'STANDARD', rateBasisPoints: 2000 },
  { taxClass: 'INTERMEDIATE', rateBasisPoints: 1000 },
  { taxClass: 'REDUCED', rateBasisPoints: 550 },
  { taxClass: 'SUPER_REDUCED', rateBasisPoints: 210 },
];

/** The currency in which prices are shown to somebody who names none. */
export const shopCurrency = 'EUR';

/** What sending costs. From `freeFromMinor` of goods on it costs nothing. */
export interface ShippingTerms {
  readonly amountMinor: number;
  readonly freeFromMinor: number | null;
}

/** The fee for goods of that value. */
export function feeFor(terms: ShippingTerms, itemsMinor: number): number {
  const isFree = terms.freeFromMinor !== null && itemsMinor >= terms.freeFromMinor;
  return isFree ? 0 : terms.amountMinor;
}
