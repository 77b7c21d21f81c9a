import { allocateMinor } from '../../kernel/money.js';

/** What somebody may take off alone: so much of the goods, and no more than an amount in minor units. */
export interface DiscountCap {
  readonly basisPoints: number;
  readonly amountMinor: number;
}

/** A discount as it was given: a part of what goods cost, or an amount. */
export interface DiscountTerms {
  readonly id: string;
  /** The line whose goods cost less; null for all goods together. */
  readonly lineId: string | null;
  /** Lines whose goods cost less together with those of that one. */
  readonly splitLineIds?: readonly string[];
  /** One of both: 1000 is 10 %. */
  readonly basisPoints: number | null;
  readonly amountMinor: number | null;
  /** It holds as long as all goods together cost so much before discounts; in minor units. */
  readonly minimumMinor: number;
  /** The limit of who gave it alone; null where a second person has agreed. */
  readonly cap: DiscountCap | null;
  /** What a second person has agreed to at the most, in minor units. */
  readonly agreedMinor?: number;
}

/** What goods cost before discounts, in minor units. */
export interface DiscountableLine {
  readonly id: string;
  readonly totalMinor: number;
}

/** What one discount takes off one line; more than zero. */
export interface DiscountShare {
  readonly discountId: string;
  readonly lineId: string;
  readonly amountMinor: number;
}

const whole = 10_000n;

/**
 * Shares discounts out over lines: those of a line first, then those of all goods, each in the order in which they were
 * given, of what the ones before have left. Shares follow what the lines still cost, by largest remainder, so they sum
 * exactly to the discount and no line costs less than nothing. What people give alone is, of all such discounts
 * together, never more than the limit of who gave it, whatever becomes of the goods; and what a second person has
 * agreed to never more than they were told.
 */
export function shareDiscounts(
  lines: readonly DiscountableLine[],
  discounts: readonly DiscountTerms[],
): DiscountShare[] {
  const left = new Map(lines.map((line) => [line.id, line.totalMinor]));
  const goodsMinor = sum([...left.values()]);
  const shares: DiscountShare[] = [];
  let aloneMinor = 0;
  for (const discount of inTurn(discounts)) {
    if (goodsMinor < discount.minimumMinor) continue;
    const { cap, agreedMinor = goodsMinor } = discount;
    const roomMinor = cap ? Math.max(0, capOf(cap, goodsMinor) - aloneMinor) : agreedMinor;
    const parts = takeOff(left, discount, roomMinor);
    if (cap) aloneMinor += sum(parts.map(({ amountMinor }) => amountMinor));
    shares.push(...parts);
  }
  return shares;
}

/** Takes one discount off what lines still cost: as much of it as there is room for. */
function takeOff(
  left: Map<string, number>,
  discount: DiscountTerms,
  roomMinor: number,
): DiscountShare[] {
  const { lineId: ofLine, splitLineIds = [] } = discount;
  const places = ofLine === null ? [...left.keys()] : [ofLine, ...splitLineIds];
  const weights = places.map((lineId) => left.get(lineId) ?? 0);
  const takenMinor = Math.min(discountOn(discount, sum(weights)), roomMinor);
  if (takenMinor === 0) return [];
  const amounts = allocateMinor(takenMinor, weights);
  return places.flatMap((lineId, place) => {
    const amountMinor = amounts[place] ?? 0;
    if (amountMinor === 0) return [];
    left.set(lineId, (left.get(lineId) ?? 0) - amountMinor);
    return { discountId: discount.id, lineId, amountMinor };
  });
}

/** What of all shares falls to each line, or to each discount; none where nothing does. */
export function sharesBy(
  key: 'lineId' | 'discountId',
  shares: readonly DiscountShare[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const share of shares) sums.set(share[key], (sums.get(share[key]) ?? 0) + share.amountMinor);
  return sums;
}

function inTurn(discounts: readonly DiscountTerms[]): DiscountTerms[] {
  const isOfLine = ({ lineId }: DiscountTerms) => lineId !== null;
  return [...discounts.filter(isOfLine), ...discounts.filter((each) => !isOfLine(each))];
}

/** What it would take off goods that cost so much, rounded half up; never more than there is. */
export function discountOn(
  { amountMinor, basisPoints }: Pick<DiscountTerms, 'amountMinor' | 'basisPoints'>,
  ofMinor: number,
): number {
  if (amountMinor !== null) return Math.min(amountMinor, ofMinor);
  return Number((2n * BigInt(ofMinor) * BigInt(basisPoints ?? 0) + whole) / (2n * whole));
}

/** What somebody may take off goods alone that cost so much, in minor units. */
export function capOf({ basisPoints, amountMinor }: DiscountCap, goodsMinor: number): number {
  const part = Number((BigInt(goodsMinor) * BigInt(basisPoints)) / whole);
  return Math.min(part, amountMinor);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
