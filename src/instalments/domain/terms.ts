import { scheduleOf } from './schedule.js';

/**
 * Who waits for the money: a lender pays the shop at once, and collects from the buyer itself; a merchant collects each
 * instalment with a charge of its own.
 */
export const fundings = ['LENDER', 'MERCHANT'] as const;
export type Funding = (typeof fundings)[number];

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
  /** Where it is offered; everywhere, where nothing is said. Terms of a channel go before those of all. */
  readonly channel: string | null;
  /** How many days after each declined charge of an instalment it is tried again; for plans of a merchant. */
  readonly retryAfterDays: readonly number[];
}

/** Terms with the instant from which they are in force, until others follow them. */
export interface DatedTerms extends Terms {
  readonly validFrom: Date;
}

/** The terms that were in force in that channel at that instant, the fewest instalments first, lenders before the shop. */
export function termsAt(
  all: readonly DatedTerms[],
  at: Date,
  channel: string | null = null,
): Terms[] {
  const inForce = new Map<string, DatedTerms>();
  for (const terms of all) {
    const isFor = terms.channel === null || terms.channel === channel;
    const key = `${terms.funding} ${terms.count}`;
    if (isFor && terms.validFrom <= at && goesBefore(terms, inForce.get(key)))
      inForce.set(key, terms);
  }
  return [...inForce.values()].sort(
    (a, b) => a.count - b.count || fundings.indexOf(a.funding) - fundings.indexOf(b.funding),
  );
}

function goesBefore(terms: DatedTerms, other: DatedTerms | undefined): boolean {
  if (!other) return true;
  if ((terms.channel === null) !== (other.channel === null)) return terms.channel !== null;
  return other.validFrom <= terms.validFrom;
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
