import type { CartForOrder } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { findWarehouses } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import {
  availabilityOf,
  chooseSources,
  type OutOfStockRefusal,
  outOfStock,
} from '../../stock/index.js';

/**
 * Where the stock of each cart line comes from, by the id of the line: the store of its pickup, or a warehouse
 * that sends it. Refuses where no place has enough.
 */
export async function sourceCart(
  work: Work,
  cart: CartForOrder,
): Promise<ReadonlyMap<string, string> | OutOfStockRefusal> {
  const lines = cart.lines.map((line) => ({
    key: line.id,
    variantId: line.variant.id,
    quantity: line.quantity,
    collectAt: line.fulfilmentKind === 'PICKUP' ? line.collectAt : null,
  }));
  const collected = lines.filter((line) => line.collectAt !== null);
  const sources = new Map(collected.map((line) => [line.key, line.collectAt ?? '']));
  const sent = lines.filter((line) => line.collectAt === null);
  const outcome = await sourceSent(work, cart, sent);
  if (isRefusal(outcome)) return outcome;
  for (const source of outcome) sources.set(source.key, source.locationId);
  return sources;
}

/**
 * What is collected is checked when it is reserved; only what is sent needs a look around first. What the cart
 * holds counts as there, because the order will use it up.
 */
async function sourceSent(
  work: Work,
  { id: cartId, channel }: CartForOrder,
  lines: Parameters<typeof chooseSources>[0],
) {
  if (lines.length === 0) return [];
  const warehouses = await findWarehouses(work.db, channel);
  const stock = await availabilityOf(work.db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds: warehouses.map((warehouse) => warehouse.id),
    channel,
    cartId,
  });
  const senders = warehouses.map((warehouse) => ({ locationId: warehouse.id }));
  const plan = chooseSources(lines, senders, stock);
  return plan.shortages.length > 0 ? outOfStock({ shortages: plan.shortages }) : plan.sources;
}
