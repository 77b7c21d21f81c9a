/** Goods that leave, or are charged before they do; in minor units. */
export interface OwedForGoods {
  readonly amountMinor: number;
  /** No other goods of the order will follow, and none are charged by hand: what is left is released. */
  readonly isLast: boolean;
  /** What was charged in advance for other goods, which have not left yet: it is not for these. */
  readonly advanceMinor: number;
}

/** What an order has sold so far, less what was granted back, and what was taken for it or is being taken. */
export interface OrderBooks {
  readonly soldMinor: number;
  readonly takenMinor: number;
}

/**
 * What is to be taken now. While other goods are still to come it is no more than these cost; with the last ones it is
 * all that is still owed, also for goods whose capture failed. `allMinor` is what has to be held in any case.
 */
export function dueFor(
  { amountMinor, advanceMinor, isLast }: OwedForGoods,
  { soldMinor, takenMinor }: OrderBooks,
): { readonly allMinor: number; readonly dueMinor: number } {
  const allMinor = Math.max(0, soldMinor + advanceMinor + amountMinor - takenMinor);
  return { allMinor, dueMinor: isLast ? allMinor : Math.min(allMinor, amountMinor) };
}
