import { allocateMinor } from '../../kernel/money.js';

/** An amount with its tax included, in minor units, and the rate in basis points: 2000 is 20 %. */
export interface Taxed {
  readonly totalMinor: number;
  readonly rateBasisPoints: number;
}

/** All that a document charges at one rate. `netMinor + taxMinor = grossMinor`, to the unit. */
export interface TaxLine {
  readonly rateBasisPoints: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly grossMinor: number;
}

export interface Totals {
  readonly itemsMinor: number;
  readonly shippingMinor: number;
  readonly totalMinor: number;
  /** The highest rate first; amounts of nothing have no line. */
  readonly taxLines: readonly TaxLine[];
  /** The share of each line in the tax of its rate; with the one of shipping they sum exactly to the tax line. */
  readonly lineTaxes: readonly number[];
  readonly shippingTaxMinor: number;
}

const whole = 10_000n;

/** The tax that is contained in an amount, rounded half up to a minor unit. Exact, however large. */
export function includedTaxMinor(totalMinor: number, rateBasisPoints: number): number {
  const gross = BigInt(totalMinor);
  const rate = BigInt(rateBasisPoints);
  const divisor = 2n * (whole + rate);
  return Number((2n * gross * rate + whole + rate) / divisor);
}

/**
 * Adds up a document. The tax is taken from the sum of each rate, once, and then shared out by largest
 * remainder, so no cent comes from rounding line by line.
 */
export function totalsOf(document: {
  readonly lines: readonly Taxed[];
  readonly shipping: Taxed;
}): Totals {
  const { lines, shipping } = document;
  const charges = [...lines, shipping];
  if (charges.some((charge) => !Number.isSafeInteger(charge.totalMinor) || charge.totalMinor < 0))
    throw new RangeError('a document charges whole amounts that are not negative');
  const shares = new Array<number>(charges.length).fill(0);
  const taxLines: TaxLine[] = [];
  for (const rateBasisPoints of ratesOf(charges)) {
    const weights = charges.map((each) =>
      each.rateBasisPoints === rateBasisPoints ? each.totalMinor : 0,
    );
    const grossMinor = sum(weights);
    if (grossMinor === 0) continue;
    const taxMinor = includedTaxMinor(grossMinor, rateBasisPoints);
    taxLines.push({ rateBasisPoints, netMinor: grossMinor - taxMinor, taxMinor, grossMinor });
    for (const [place, share] of allocateMinor(taxMinor, weights).entries())
      shares[place] = (shares[place] ?? 0) + share;
  }
  const itemsMinor = sum(lines.map((line) => line.totalMinor));
  return {
    itemsMinor,
    shippingMinor: shipping.totalMinor,
    totalMinor: itemsMinor + shipping.totalMinor,
    taxLines,
    lineTaxes: shares.slice(0, lines.length),
    shippingTaxMinor: shares[lines.length] ?? 0,
  };
}

function ratesOf(charges: readonly Taxed[]): number[] {
  const rates = new Set(charges.map((charge) => charge.rateBasisPoints));
  return [...rates].sort((a, b) => b - a);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
