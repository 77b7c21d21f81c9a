import type { Work } from '../../platform/commands/work.js';
import { putBack, type TagOfGoods, tagsOfOrders } from '../data/store.js';
import type { TagRow } from '../data/tables.js';
import { unitsOut } from './units-out.js';

/**
 * Tags that are read although they were sold are back in the store, as far as units of their order have come back and
 * nobody could tell which: no more of them than those.
 */
export async function takeBackRead(
  work: Work,
  known: readonly TagOfGoods[],
  before: ReadonlyMap<string, TagRow>,
  locationId: string | null,
): Promise<void> {
  const orderIds = [...new Set(known.flatMap(({ epc }) => before.get(epc)?.order_id ?? []))];
  if (orderIds.length === 0) return;
  const sold = await tagsOfOrders(work, orderIds);
  const out = await unitsOut(work, orderIds);
  const read = new Set(known.map(({ epc }) => epc));
  const kinds = Map.groupBy(sold, (tag) => `${tag.order_id} ${tag.variant_id}`).values();
  const back = [...kinds].flatMap((tags) => {
    const [first] = tags;
    const beyond = tags.length - out(first?.order_id ?? '', first?.variant_id ?? '');
    return tags.filter(({ epc }) => read.has(epc)).slice(0, Math.max(0, beyond));
  });
  if (back.length === 0) return;
  await putBack(
    work,
    back.map(({ epc }) => epc),
    { locationId, state: 'IN_STORE' },
  );
}
