import type { Work } from '../../platform/commands/work.js';
import { lockItems, openItems } from '../data/count.js';
import { finish, lockReserved, moved, openOfLines } from '../data/finish.js';
import { readShortages } from '../data/take.js';
import { type Journey, letLeave } from '../data/travel.js';
import { settled } from '../data/unsettled.js';
import { type OutOfStockRefusal, outOfStock } from '../domain/refusals.js';
import { tellStockChanged } from '../events.js';

export interface SendStock extends Journey {
  /** The order whose promised goods travel; null where they are promised to nobody. */
  readonly orderId: string | null;
  readonly lines: readonly {
    readonly variantId: string;
    readonly quantity: number;
    readonly orderLineId: string | null;
  }[];
}

/**
 * Goods leave one location for another, all of them or none: they lie nowhere until they arrive, and the receiver
 * expects them. Goods of an order give up what was reserved here, and are promised to it again on arrival. Of
 * others only what is free goes, less what is kept back for surprises; refuses with what is short.
 */
export async function sendStock(
  work: Work,
  { lines, orderId, ...journey }: SendStock,
): Promise<undefined | OutOfStockRefusal> {
  const { from, to } = journey;
  const ends = (locationId: string) => lines.map(({ variantId }) => ({ variantId, locationId }));
  if (orderId !== null) await lockReserved(work, orderId);
  await openItems(work, ends(to));
  await lockItems(work, [...ends(from), ...ends(to)]);
  if (orderId !== null) await giveUpReserved(work, orderId, from, lines);
  const items = await settled(letLeave(work, journey, lines, orderId === null));
  if (items) {
    tellStockChanged(work, items);
    return undefined;
  }
  const wanted = lines.map(({ variantId, quantity }) => ({
    variantId,
    quantity,
    locationId: from,
  }));
  return outOfStock({ shortages: await readShortages(work, null, wanted) });
}

async function giveUpReserved(
  work: Work,
  orderId: string,
  from: string,
  lines: SendStock['lines'],
): Promise<void> {
  const parts = lines.flatMap(({ orderLineId, quantity }) =>
    orderLineId === null ? [] : [{ orderLineId, quantity, locationId: from }],
  );
  const { ended } = await finish(work, openOfLines(orderId, parts), moved);
  const total = (units: readonly { readonly quantity: number }[]) =>
    units.reduce((sum, each) => sum + each.quantity, 0);
  if (total(ended) !== total(lines))
    throw new Error(`order ${orderId} has less reserved than should travel`);
}
