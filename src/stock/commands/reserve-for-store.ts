import type { Work } from '../../platform/commands/work.js';
import type { Wanted } from '../data/take.js';
import type { OutOfStockRefusal } from '../domain/refusals.js';
import { takeOrRefuse } from './take-or-refuse.js';

export interface ReserveForStore {
  readonly storeReservationId: string;
  readonly lines: readonly Wanted[];
}

/**
 * Keeps units of a store for somebody who will come and pay there, all of them or none. They stay kept until an order
 * uses them up (`reserveForOrder`) or they are given back. Refuses with what is short; a store that hands nothing over to
 * this channel has none.
 */
export function reserveForStore(
  work: Work,
  { storeReservationId, lines }: ReserveForStore,
): Promise<undefined | OutOfStockRefusal> {
  return takeOrRefuse(
    work,
    { state: 'HARD', cartId: null, orderId: null, storeReservationId },
    lines.map((line) => ({ ...line, kind: 'PICKUP' as const })),
    work.caller.channel,
  );
}
