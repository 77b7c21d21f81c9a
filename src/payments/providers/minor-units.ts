import { decimalsOf, isCurrency } from '../../kernel/money.js';

/** In which units a provider counts. */
export interface ProviderUnits {
  /** A sum of ours in theirs; undefined for no currency, and where it has a fraction that they have no place for. */
  theirs(amountMinor: number, currency: string): number | undefined;
  /** A sum of theirs in ours; undefined for no currency, and where it has a fraction that we have no place for. */
  ours(amount: number, currency: string): number | undefined;
}

/**
 * Converts between the shop's minor units, whose decimals are those with which the platform writes an amount, and a
 * provider's, which follow a table of its own: HUF has no decimals here and two there. Nothing is ever rounded.
 */
export function unitsOf(decimalsThere: (currency: string) => number): ProviderUnits {
  const shift = (currency: string) =>
    isCurrency(currency) ? decimalsThere(currency) - decimalsOf(currency) : Number.NaN;
  return {
    theirs: (amountMinor, currency) => scaled(amountMinor, shift(currency)),
    ours: (amount, currency) => scaled(amount, -shift(currency)),
  };
}

/** A look-up of decimals by currency; two where nothing else is said. */
export function decimalsTable(table: {
  readonly none: readonly string[];
  readonly three: readonly string[];
}): (currency: string) => number {
  const decimals = new Map([
    ...table.none.map((code) => [code, 0] as const),
    ...table.three.map((code) => [code, 3] as const),
  ]);
  return (currency) => decimals.get(currency) ?? 2;
}

function scaled(minor: number, shift: number): number | undefined {
  const result = shift < 0 ? minor / 10 ** -shift : minor * 10 ** shift;
  return Number.isSafeInteger(result) ? result : undefined;
}
