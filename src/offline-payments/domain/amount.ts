import { maxAmountMinor } from '../../kernel/money.js';

/** True for a whole number of minor units that can be paid: more than nothing, and no more than a document holds. */
export function isPayable(amountMinor: number): boolean {
  return Number.isSafeInteger(amountMinor) && amountMinor > 0 && amountMinor <= maxAmountMinor;
}
