import { decimalsTable, type ProviderUnits, unitsOf } from '../minor-units.js';

const three = ['BHD', 'JOD', 'KWD', 'OMR', 'TND'];

/**
 * With how many decimals Stripe counts (https://docs.stripe.com/currencies); all others have two, also ISK, UGX, HUF
 * and TWD, which are written without.
 */
const units = unitsOf(
  decimalsTable({
    none: [
      ...['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA'],
      ...['PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'],
    ],
    three,
  }),
);

/** Stripe's units. Of three decimals it takes amounts only whose last digit is zero. */
export const stripeUnits: ProviderUnits = {
  theirs: (amountMinor, currency) => {
    const amount = units.theirs(amountMinor, currency.toUpperCase());
    const isTooFine = amount !== undefined && three.includes(currency) && amount % 10 !== 0;
    return isTooFine ? undefined : amount;
  },
  ours: (amount, currency) => units.ours(amount, currency.toUpperCase()),
};

/** An amount that was seen to be whole in our units, as `isPayment` and its like do. */
export function ourAmount(amount: number, currency: string): number {
  const ours = stripeUnits.ours(amount, currency);
  if (ours === undefined) throw new RangeError(`${amount} ${currency} is not whole in our units`);
  return ours;
}
