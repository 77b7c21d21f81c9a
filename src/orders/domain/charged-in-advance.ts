import type { Fulfilment } from '../../fulfilment/index.js';

/** What was charged for goods that have not left yet, in minor units. */
export function chargedInAdvance(all: readonly Fulfilment[]): number {
  return all.reduce((sum, each) => sum + (each.isEnded ? 0 : each.chargedMinor), 0);
}
