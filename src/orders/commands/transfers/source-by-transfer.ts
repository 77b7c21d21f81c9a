import type { CartForOrder } from '../../../carts/index.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Source } from '../../../sourcing/index.js';
import type { OutOfStockRefusal } from '../../../stock/index.js';
import { type LineToTransfer, sendersOf } from '../../../transfers/index.js';
import { orders } from '../../data/store.js';
import type { Order } from '../../domain/order.js';
import type { CartSources } from '../source-cart.js';

interface Short {
  readonly order: Order;
  readonly cart: CartForOrder;
  readonly sources: CartSources;
  readonly shortage: OutOfStockRefusal;
}

/**
 * The sources of a cart of which a store lacks something that is collected there: another location sends those lines.
 * The order, which is written already, follows. Undefined where nobody can, or where something else is short.
 */
export async function sourceByTransfer(
  work: Work,
  { order, cart, sources, shortage }: Short,
): Promise<CartSources['byLine'] | undefined> {
  const lines = linesShort(cart, shortage);
  const known = new Set(lines.map(({ collectAt, variantId }) => `${collectAt} ${variantId}`));
  const isAll = shortage.shortages.every((each) =>
    known.has(`${each.locationId} ${each.variantId}`),
  );
  if (!isAll) return undefined;
  const { id: cartId, channel } = cart;
  const choice = await sendersOf(work.db, { lines, channel, cartId, now: work.now });
  if (choice.missing.length > 0) return undefined;
  const byLine = new Map<string, readonly Source[]>(sources.byLine);
  for (const { key, variantId, quantity, locationId } of choice.sources)
    byLine.set(key, [{ key, variantId, quantity, locationId }]);
  const moved = order.lines.filter((line, place) => {
    const [source] = byLine.get(cart.lines[place]?.id ?? '') ?? [];
    if (line.stockFrom === null || !source || source.locationId === line.stockFrom) return false;
    line.stockFrom = source.locationId;
    return true;
  });
  await orders(work).moveSources(moved);
  return byLine;
}

/** The lines that are collected where too little of them lies. */
function linesShort(cart: CartForOrder, { shortages }: OutOfStockRefusal): LineToTransfer[] {
  const short = new Set(shortages.map((each) => `${each.locationId} ${each.variantId}`));
  return cart.lines.flatMap(({ id, variant, quantity, fulfilmentKind, collectAt }) => {
    if (fulfilmentKind !== 'PICKUP' || collectAt === null) return [];
    if (!short.has(`${collectAt} ${variant.id}`)) return [];
    return [{ key: id, variantId: variant.id, quantity, collectAt }];
  });
}
