import type { Work } from '../../platform/commands/work.js';
import { putBack, tagsOfOrders } from '../data/store.js';
import { unitsOut } from './units-out.js';

/** Units that have come back with a return, as they were judged. */
export interface ReturnedGoods {
  readonly orderId: string;
  readonly locationId: string;
  readonly goods: readonly {
    readonly variantId: string;
    readonly quantity: number;
    readonly disposition: string;
  }[];
}

const stateOf: Readonly<Record<string, 'IN_STORE' | 'RETIRED' | undefined>> = {
  RESTOCK: 'IN_STORE',
  DAMAGED: 'RETIRED',
};

/**
 * The tags of units that have come back, and were judged alike, are in the store or retired, where none of those goods is
 * out with the order any more. Which of several it was that came back is told by whoever reads it next. Safe to repeat.
 */
export async function takeBackReturned(work: Work, returned: ReturnedGoods): Promise<void> {
  const { orderId, locationId, goods } = returned;
  const tags = Map.groupBy(await tagsOfOrders(work, [orderId]), (tag) => tag.variant_id);
  if (tags.size === 0) return;
  const out = await unitsOut(work, [orderId]);
  for (const [variantId, units] of Map.groupBy(goods, (each) => each.variantId)) {
    const came = units.reduce((sum, { quantity }) => sum + quantity, 0);
    const states = new Set(units.map(({ disposition }) => stateOf[disposition]));
    const [state] = states;
    const epcs = (tags.get(variantId) ?? []).map(({ epc }) => epc);
    const isClear = states.size === 1 && out(orderId, variantId) === 0 && epcs.length <= came;
    if (state && isClear && epcs.length > 0) await putBack(work, epcs, { locationId, state });
  }
}
