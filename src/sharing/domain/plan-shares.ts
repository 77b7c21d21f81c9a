import { allocateMinor, shareOfUnits } from '../../kernel/money.js';

/** How the total is shared out. */
export const splits = {
  EQUAL: 'Everybody pays the same; the cents that are left fall to the first ones.',
  FIXED: 'Everybody pays the amount that is said for them.',
  ITEM: 'Everybody pays their own goods, and their part of the shipping by what those cost.',
} as const;
export type Split = keyof typeof splits;

export const minShares = 2;
export const maxShares = 20;

/** Why the total cannot be shared out as wished. */
export const shareFaults = {
  TOO_FEW: `There are fewer than ${minShares} people.`,
  TOO_MANY: `There are more than ${maxShares} people.`,
  AMOUNT_NOT_POSITIVE: 'Somebody would pay nothing, or less than nothing.',
  SUM_DIFFERS: 'The amounts together are not what the order costs.',
  ITEMS_DIFFER: 'The goods of all people together are not those of the order.',
} as const;
export type ShareFault = keyof typeof shareFaults;

/** Units of one line of the order. */
export interface ShareItem {
  readonly lineId: string;
  readonly quantity: number;
}

export interface WishedShare {
  /** For FIXED: what this person pays, in minor units. */
  readonly amountMinor: number | null;
  /** For ITEM: what this person gets. */
  readonly items: readonly ShareItem[];
}

/** What is paid together, in minor units of one currency. */
export interface Bill {
  readonly totalMinor: number;
  readonly shippingMinor: number;
  readonly lines: readonly (ShareItem & { readonly totalMinor: number })[];
}

/** What each person pays, in their order: more than nothing, and together exactly the total. */
export function planShares(
  split: Split,
  wishes: readonly WishedShare[],
  bill: Bill,
): number[] | ShareFault {
  if (wishes.length < minShares) return 'TOO_FEW';
  if (wishes.length > maxShares) return 'TOO_MANY';
  const amounts = amountsOf(split, wishes, bill);
  if (typeof amounts === 'string') return amounts;
  if (amounts.some((amountMinor) => amountMinor <= 0)) return 'AMOUNT_NOT_POSITIVE';
  const sumMinor = amounts.reduce((sum, amountMinor) => sum + amountMinor, 0);
  return sumMinor === bill.totalMinor ? amounts : 'SUM_DIFFERS';
}

function amountsOf(
  split: Split,
  wishes: readonly WishedShare[],
  bill: Bill,
): number[] | ShareFault {
  if (split === 'FIXED') return wishes.map(({ amountMinor }) => amountMinor ?? 0);
  if (split === 'EQUAL') return shareOut(bill.totalMinor, wishes, () => 1);
  const goods = goodsOf(wishes, bill);
  if (typeof goods === 'string') return goods;
  const shipping = shareOut(bill.shippingMinor, goods, (amountMinor) => amountMinor);
  return goods.map((amountMinor, place) => amountMinor + (shipping[place] ?? 0));
}

function shareOut<T>(minor: number, over: readonly T[], weightOf: (each: T) => number): number[] {
  const weights = over.map(weightOf);
  const isEven = weights.every((weight) => weight === 0);
  return allocateMinor(minor, isEven ? weights.map(() => 1) : weights);
}

/** What the goods of each person cost. The units of a line are given out in the order of the people. */
function goodsOf(wishes: readonly WishedShare[], { lines }: Bill): number[] | ShareFault {
  const given = new Map(lines.map((line) => [line.lineId, { ...line, upTo: 0 }]));
  const amounts: number[] = [];
  for (const { items } of wishes) {
    let amountMinor = 0;
    for (const { lineId, quantity } of items) {
      const line = given.get(lineId);
      if (!line || quantity <= 0 || line.upTo + quantity > line.quantity) return 'ITEMS_DIFFER';
      amountMinor += shareOfUnits(line.totalMinor, line.quantity, line.upTo, quantity);
      line.upTo += quantity;
    }
    amounts.push(amountMinor);
  }
  const isWhole = [...given.values()].every((line) => line.upTo === line.quantity);
  return isWhole ? amounts : 'ITEMS_DIFFER';
}
