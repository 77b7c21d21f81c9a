import type { CartForOrder, CartLineForOrder } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Source } from '../../sourcing/index.js';
import type { OutOfStockRefusal } from '../../stock/index.js';
import { type LineToTransfer, sendersOf } from '../../transfers/index.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';
import { type CartSources, sourceCart } from './source-cart.js';

interface Short {
  readonly order: Order;
  readonly cart: CartForOrder;
  /** Where the goods were to come from. */
  readonly sources: CartSources;
  /** What is not there, or is not there any more. */
  readonly shortage: OutOfStockRefusal;
}

/**
 * Where else the goods of a cart come from whose places lack some of them: what is collected in a store that has too
 * little is sent there by another location, and what somebody else has taken meanwhile comes from wherever there is more
 * of it. The order, which is written already, follows. Undefined where nobody can.
 */
export async function sourceAgain(
  work: Work,
  { order, cart, sources, shortage }: Short,
): Promise<CartSources | undefined> {
  const lines = linesShort(cart, sources, shortage);
  if (lines.length === 0 || lines.some((line) => line.fulfilmentKind === 'COUNTER'))
    return undefined;
  const byLine = new Map(sources.byLine);
  if (!(await sendToStores(work, cart, lines, byLine))) return undefined;
  const isSent = (line: CartLineForOrder) => line.fulfilmentKind === 'SHIP';
  const fresh = lines.some(isSent) ? await sourceCart(work, cart) : sources;
  if (isRefusal(fresh)) return undefined;
  for (const line of cart.lines.filter(isSent))
    byLine.set(line.id, fresh.byLine.get(line.id) ?? []);
  await moveOrder(work, order, cart, byLine);
  return { byLine, sent: fresh.sent };
}

/** The lines of which their places have too little. */
function linesShort(
  cart: CartForOrder,
  { byLine }: CartSources,
  { shortages }: OutOfStockRefusal,
): CartLineForOrder[] {
  const keyOf = (item: { readonly locationId: string | null; readonly variantId: string }) =>
    `${item.locationId} ${item.variantId}`;
  const short = new Set(shortages.map(keyOf));
  return cart.lines.filter(({ id }) =>
    (byLine.get(id) ?? []).some((source) => short.has(keyOf(source))),
  );
}

/** False where nobody can send what is collected. */
async function sendToStores(
  work: Work,
  { id: cartId, channel }: CartForOrder,
  short: readonly CartLineForOrder[],
  byLine: Map<string, readonly Source[]>,
): Promise<boolean> {
  const lines = short.flatMap(
    ({ id: key, variant, quantity, fulfilmentKind, collectAt }): LineToTransfer[] =>
      fulfilmentKind === 'PICKUP' && collectAt !== null
        ? [{ key, variantId: variant.id, quantity, collectAt }]
        : [],
  );
  if (lines.length === 0) return true;
  const choice = await sendersOf(work.db, { lines, channel, cartId, now: work.now });
  for (const { key, variantId, quantity, locationId } of choice.sources)
    byLine.set(key, [{ key, variantId, quantity, locationId }]);
  return choice.missing.length === 0;
}

async function moveOrder(
  work: Work,
  order: Order,
  cart: CartForOrder,
  byLine: CartSources['byLine'],
): Promise<void> {
  const moved = order.lines.filter((line, place) => {
    const [source, ...others] = byLine.get(cart.lines[place]?.id ?? '') ?? [];
    const stockFrom = others.length > 0 ? null : (source?.locationId ?? null);
    if (stockFrom === line.stockFrom) return false;
    line.stockFrom = stockFrom;
    return true;
  });
  if (moved.length > 0) await orders(work).moveSources(moved);
}
