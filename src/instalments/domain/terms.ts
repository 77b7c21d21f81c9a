import { scheduleOf } from './schedule.js';

/** Who waits for the money: a lender pays the shop at once, and collects from the buyer itself. */
export type Funding = 'LENDER';

/** On which terms so many instalments are offered; amounts in minor units. */
export interface Terms {
  readonly count: number;
  readonly currency: string;
  readonly funding: Funding;
  /** The buyer's fee: a share of the total in hundredths of a percent, and a fixed sum besides. */
  readonly feeBasisPoints: number;
  readonly feeMinor: number;
  readonly minimumMinor: number;
  /** Below `minimumMinor` where it is not offered any more. */
  readonly maximumMinor: number;
}

/** Terms with the instant from which they are in force, until others follow them. */
export interface DatedTerms extends Terms {
  readonly validFrom: Date;
}

/** The terms that were in force at that instant, the fewest instalments first. */
export function termsAt(all: readonly DatedTerms[], at: Date): Terms[] {
  const inForce = new Map<number, DatedTerms>();
  for (const terms of all) {
    const other = inForce.get(terms.count);
    const follows = !other || other.validFrom <= terms.validFrom;
    if (terms.validFrom <= at && follows) inForce.set(terms.count, terms);
  }
  return [...inForce.values()].sort((a, b) => a.count - b.count);
}

/** What the buyer pays besides, rounded to the nearest minor unit. */
export function feeOf(
  { feeBasisPoints, feeMinor }: Pick<Terms, 'feeBasisPoints' | 'feeMinor'>,
  totalMinor: number,
): number {
  return feeMinor + Math.round((totalMinor * feeBasisPoints) / 10_000);
}

/** True where a purchase of that total may be paid so. */
export function isOfferedFor(
  { currency, minimumMinor, maximumMinor }: Terms,
  purchase: { readonly currency: string; readonly totalMinor: number },
): boolean {
  const { totalMinor } = purchase;
  return purchase.currency === currency && totalMinor >= minimumMinor && totalMinor <= maximumMinor;
}

/** A plan as it is shown before anybody agrees to it. */
export function offerOf(terms: Terms, totalMinor: number, firstOn: string) {
  const feeMinor = feeOf(terms, totalMinor);
  const instalments = scheduleOf(totalMinor + feeMinor, terms.count, firstOn);
  return { ...terms, feeMinor, totalMinor, instalments };
}
