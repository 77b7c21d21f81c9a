import type { CartForOrder, CartLineForOrder } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Source } from '../../sourcing/index.js';
import type { OutOfStockRefusal } from '../../stock/index.js';
import { type LineToTransfer, sendersOf } from '../../transfers/index.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';
import { type CartSources, sendRest } from './source-cart.js';

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
 * of it. Of lines that want the same units those that are carried out get them first, then those that are collected. The
 * order, which is written already, follows. Undefined where nobody can.
 */
export async function sourceAgain(
  work: Work,
  { order, cart, sources, shortage }: Short,
): Promise<CartSources | undefined> {
  const { staying, lacking, isSentShort } = lookThrough(cart, sources, shortage);
  if (lacking.length === 0 && !isSentShort) return undefined;
  const senders = lacking.length > 0 ? await sendToStores(work, cart, lacking, staying) : [];
  if (!senders) return undefined;
  const collected = [...staying, ...senders];
  const found = isSentShort
    ? await sendRest(work, cart, collected)
    : besideSent(cart, sources, collected);
  if (isRefusal(found)) return undefined;
  await moveOrder(work, order, cart, found.byLine);
  return found;
}

/** Which of the goods that are not sent to their buyer stay where they are, and which have to come from elsewhere. */
function lookThrough(
  cart: CartForOrder,
  { byLine }: CartSources,
  { shortages }: OutOfStockRefusal,
) {
  const left = new Map(shortages.map((item) => [keyOf(item), item.available]));
  const freeAt = (source: Source) => left.get(keyOf(source)) ?? Number.POSITIVE_INFINITY;
  const staying: Source[] = [];
  const lacking: LineToTransfer[] = [];
  for (const { line, source } of cart.lines.toSorted(byTurn).flatMap(sourcesIn(byLine))) {
    const { fulfilmentKind, collectAt } = line;
    const { key, variantId, quantity } = source;
    if (fulfilmentKind === 'SHIP') continue;
    if (fulfilmentKind === 'PICKUP' && collectAt !== null && freeAt(source) < quantity) {
      lacking.push({ key, variantId, quantity, collectAt });
      continue;
    }
    staying.push(source);
    left.set(keyOf(source), freeAt(source) - quantity);
  }
  const sent = cart.lines.filter((line) => line.fulfilmentKind === 'SHIP');
  const short = new Set(shortages.map(keyOf));
  const isSentShort = sent
    .flatMap(sourcesIn(byLine))
    .some(({ source }) => short.has(keyOf(source)));
  return { staying, lacking, isSentShort };
}

function keyOf(item: { readonly locationId: string | null; readonly variantId: string }): string {
  return `${item.locationId} ${item.variantId}`;
}

function sourcesIn(byLine: CartSources['byLine']) {
  return (line: CartLineForOrder) =>
    (byLine.get(line.id) ?? []).map((source) => ({ line, source }));
}

/** What the buyer has in hand is theirs before what they will collect. */
function byTurn(a: CartLineForOrder, b: CartLineForOrder): number {
  return Number(b.fulfilmentKind === 'COUNTER') - Number(a.fulfilmentKind === 'COUNTER');
}

/** Who sends to the stores what they lack; undefined where nobody can. */
async function sendToStores(
  work: Work,
  { id: cartId, channel }: CartForOrder,
  lines: readonly LineToTransfer[],
  besides: readonly Source[],
): Promise<readonly Source[] | undefined> {
  const { db, now } = work;
  const choice = await sendersOf(db, { lines, channel, cartId, now, besides });
  if (choice.missing.length > 0) return undefined;
  return choice.sources.map(({ key, variantId, quantity, locationId }) => ({
    key,
    variantId,
    quantity,
    locationId,
  }));
}

/** What is sent to the buyer comes from where it was to come from. */
function besideSent(
  cart: CartForOrder,
  { byLine, sent }: CartSources,
  collected: readonly Source[],
): CartSources {
  const shipped = cart.lines.filter((line) => line.fulfilmentKind === 'SHIP');
  const all = [...collected, ...shipped.flatMap(({ id }) => byLine.get(id) ?? [])];
  return { byLine: Map.groupBy(all, ({ key }) => key), sent };
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
