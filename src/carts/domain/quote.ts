import { later } from '../../kernel/clock.js';
import { quoteLifeMs } from './limits.js';

/** What one unit of a variant costs here and now, tax included. */
export interface Quote {
  readonly amountMinor: number;
  /** What it used to cost, where that is shown. */
  readonly compareAtMinor: number | null;
  readonly taxClass: string;
  readonly rateBasisPoints: number;
}

/** The quotes of what is sold, by variant. What is not in it cannot be bought. */
export type Quotes = ReadonlyMap<string, Quote>;

/** Until when the prices that were quoted at that instant are kept. */
export function quotedUntil(pricedAt: Date): Date {
  return later(pricedAt, quoteLifeMs);
}

/** A line whose terms are no longer those that were quoted. `nowMinor` is null where it is no longer sold. */
export interface PriceDifference {
  readonly lineId: string;
  readonly variantId: string;
  readonly beforeMinor: number;
  readonly nowMinor: number | null;
}
