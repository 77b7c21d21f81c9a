import { shareOfUnits } from '../../kernel/money.js';

/** A discount that holds as long as the goods that the buyer keeps cost so much before discounts. */
export interface ConditionalDiscount {
  readonly minimumMinor: number;
  /** What it took off each line; minor units. */
  readonly shares: readonly { readonly orderLineId: string; readonly amountMinor: number }[];
}

/** A line of the order, and how much of it its buyer keeps. */
export interface KeptLine {
  readonly orderLineId: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly kept: number;
}

/**
 * What the buyer has saved on the goods that they keep, by discounts that do not hold for so few goods; in minor units.
 * It depends on what is kept alone, and not on the way there: nothing is kept, nothing is owed.
 */
export function lostDiscountsMinor(
  discounts: readonly ConditionalDiscount[],
  lines: readonly KeptLine[],
): number {
  const keptMinor = lines.reduce((sum, line) => sum + line.kept * line.unitPriceMinor, 0);
  const byId = new Map(lines.map((line) => [line.orderLineId, line]));
  return discounts
    .filter(({ minimumMinor }) => keptMinor < minimumMinor)
    .flatMap(({ shares }) => shares)
    .reduce((sum, { orderLineId, amountMinor }) => {
      const line = byId.get(orderLineId);
      return line ? sum + shareOfUnits(amountMinor, line.quantity, 0, line.kept) : sum;
    }, 0);
}
