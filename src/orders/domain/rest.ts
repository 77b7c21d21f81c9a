import type { Tender, TenderPart } from './tenders.js';

/**
 * What the tenders of an order still hold once a sum was drawn from them, in minor units: a hold that is captured once
 * gives up its rest with that.
 */
export function heldAfter(
  tenders: readonly Tender[],
  draws: readonly TenderPart[],
  once: ReadonlySet<string>,
): number {
  const drawn = new Map(draws.map(({ intentId, amountMinor }) => [intentId, amountMinor]));
  return tenders.reduce((sum, { intentId, capturableMinor }) => {
    const takenMinor = drawn.get(intentId);
    if (takenMinor === undefined) return sum + capturableMinor;
    return once.has(intentId) ? sum : sum + capturableMinor - takenMinor;
  }, 0);
}
