/** An ISO 4217 code. Which codes exist, and with how many decimals, is what the platform's own tables say. */
export type CurrencyCode = string;

const known = new Set(Intl.supportedValuesOf('currency'));
const decimalsByCode = new Map<string, number>();

/** The largest amount that one document may hold, in minor units. Sums of many stay exact integers. */
export const maxAmountMinor = 1_000_000_000_000;

export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** How many decimals the currency is written with: EUR 2, JPY 0, KWD 3. */
export function decimalsOf(currency: CurrencyCode): number {
  let decimals = decimalsByCode.get(currency);
  if (decimals === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
    decimalsByCode.set(currency, decimals);
  }
  return decimals;
}

/** An exact amount in the smallest unit of one currency. Immutable; currencies never mix. */
export class Money {
  constructor(
    readonly minor: number,
    readonly currency: CurrencyCode,
  ) {
    if (!Number.isSafeInteger(minor))
      throw new RangeError(`${minor} is not a whole number of minor units`);
  }

  static of(minor: number, currency: CurrencyCode): Money {
    return new Money(minor, currency);
  }

  static zero(currency: CurrencyCode): Money {
    return new Money(0, currency);
  }

  static sum(amounts: readonly Money[], currency: CurrencyCode): Money {
    return amounts.reduce((total, amount) => total.plus(amount), Money.zero(currency));
  }

  plus(other: Money): Money {
    this.assertSameCurrency(other);
    return Money.of(this.minor + other.minor, this.currency);
  }

  minus(other: Money): Money {
    this.assertSameCurrency(other);
    return Money.of(this.minor - other.minor, this.currency);
  }

  times(quantity: number): Money {
    return Money.of(this.minor * quantity, this.currency);
  }

  isMoreThan(other: Money): boolean {
    this.assertSameCurrency(other);
    return this.minor > other.minor;
  }

  /** Splits by largest remainder, so the parts always add up to the whole. Weights are whole and not all zero. */
  allocate(weights: readonly number[]): Money[] {
    return allocateMinor(this.minor, weights).map((minor) => Money.of(minor, this.currency));
  }

  /** `12.34` for 1234 minor units of EUR; for files and labels, never for arithmetic. */
  toDecimal(): string {
    const decimals = decimalsOf(this.currency);
    const digits = String(Math.abs(this.minor)).padStart(decimals + 1, '0');
    const sign = this.minor < 0 ? '-' : '';
    if (decimals === 0) return sign + digits;
    return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }

  private assertSameCurrency(other: Money): void {
    if (other.currency !== this.currency)
      throw new TypeError(`cannot mix ${this.currency} and ${other.currency}`);
  }
}

/** Splits whole minor units over whole weights by largest remainder; ties go to the earlier place. */
export function allocateMinor(minor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0))
    throw new RangeError('weights must not be negative, nor all zero');
  const sign = minor < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(minor));
  const shares = weights.map((weight, place) => {
    const exact = whole * BigInt(weight);
    return { place, floor: Number(exact / total), rest: exact % total };
  });
  let left = Number(whole) - shares.reduce((sum, share) => sum + share.floor, 0);
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1,
  );
  for (const share of byRest) {
    if (left === 0) break;
    share.floor += 1;
    left -= 1;
  }
  return shares.map((share) => (share.floor === 0 ? 0 : sign * share.floor));
}

/** The part of `totalMinor` that falls to `count` of `quantity` units, after `from` of them. All parts sum to it. */
export function shareOfUnits(
  totalMinor: number,
  quantity: number,
  from: number,
  count: number,
): number {
  const upTo = (units: number) => Number((BigInt(totalMinor) * BigInt(units)) / BigInt(quantity));
  return upTo(from + count) - upTo(from);
}

/** Reads a decimal text such as `12.34` exactly; undefined where it is no amount of that currency. */
export function parseMinor(text: string, currency: CurrencyCode): number | undefined {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const decimals = decimalsOf(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  const minor = Number((match[2] ?? '') + fraction.padEnd(decimals, '0'));
  return minor > maxAmountMinor ? undefined : match[1] && minor !== 0 ? -minor : minor;
}
