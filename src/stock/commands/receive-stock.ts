import type { Work } from '../../platform/commands/work.js';
import { type ItemKey, mergeItems } from '../domain/quantities.js';
import { writeCounts } from './set-on-hand.js';

export interface ReceiveStock {
  readonly items: readonly (ItemKey & { readonly quantity: number })[];
  /** Bought goods are received, goods that a buyer sends back return; others the books had lost. */
  readonly kind?: 'RECEIPT' | 'RETURN' | 'ADJUST';
  /** What came, as the journal keeps it: the number of a delivery note or of a return. */
  readonly reason: string;
}

/** Puts goods that have come in onto the shelves. The variants and locations must exist. */
export async function receiveStock(work: Work, input: ReceiveStock): Promise<void> {
  const items = mergeItems(input.items).map(({ quantity, ...item }) => ({
    ...item,
    delta: quantity,
  }));
  await writeCounts(work, items, input.kind ?? 'RECEIPT', input.reason);
}
