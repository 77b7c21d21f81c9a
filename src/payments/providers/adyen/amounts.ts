import { decimalsTable, unitsOf } from '../minor-units.js';

/**
 * With how many decimals Adyen counts, as "Currency codes and minor units" in its documentation lists them; all
 * others have two. Some differ from ISO 4217 (CLP, CVE, IDR, ISK).
 */
export const adyenUnits = unitsOf(
  decimalsTable({
    none: [
      ...['BIF', 'CVE', 'DJF', 'GNF', 'IDR', 'JPY', 'KMF', 'KRW'],
      ...['PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'],
    ],
    three: ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
  }),
);
