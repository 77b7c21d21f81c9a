import { shareOfUnits } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { type Source, sourceGoods } from '../../../sourcing/index.js';
import { type OutOfStockRefusal, outOfStock, reserveForOrder } from '../../../stock/index.js';
import { sendersOf } from '../../../transfers/index.js';
import type { Order, OrderLine } from '../../domain/order.js';
import type { OrderPart } from '../plan-goods.js';

/** Units of a line that go the way of the line, and what their buyer pays for them. */
export interface GoodsOfLine {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly totalMinor: number;
}

/**
 * Finds a place for goods of an order that all go the same way, and reserves them there: the store where they are
 * collected or another one that sends them there, or the places that send them to their buyer. Refuses what no place has
 * (OutOfStock).
 */
export async function placeGoods(
  work: Work,
  order: Order,
  goods: readonly GoodsOfLine[],
): Promise<OrderPart[] | OutOfStockRefusal> {
  const sources = await sourcesFor(work, order, goods);
  if (isRefusal(sources)) return sources;
  const shortage = await reserve(work, order, partsFrom(goods, sources));
  if (!shortage) return partsFrom(goods, sources);
  const sent = await sendersFor(work, order, goods, shortage);
  if (!sent) return shortage;
  const others = sources.filter(({ key }) => !sent.some((each) => each.key === key));
  const parts = partsFrom(goods, [...others, ...sent]);
  return (await reserve(work, order, parts)) ?? parts;
}

async function sourcesFor(
  work: Work,
  order: Order,
  goods: readonly GoodsOfLine[],
): Promise<readonly Source[] | OutOfStockRefusal> {
  const lines = goods.map(({ line, quantity }) => ({
    key: line.id,
    variantId: line.variantId,
    quantity,
  }));
  const collectAt = goods[0]?.line.collectAt ?? null;
  if (collectAt !== null) return lines.map((line) => ({ ...line, locationId: collectAt }));
  const { channel, shippingAddress: to } = order;
  const plan = await sourceGoods(work.db, { lines, channel, to, now: work.now });
  return plan.shortages.length > 0 ? outOfStock({ shortages: plan.shortages }) : plan.sources;
}

/** Who sends to the store what it lacks; undefined where nobody does, or nothing is collected. */
async function sendersFor(
  work: Work,
  { channel }: Order,
  goods: readonly GoodsOfLine[],
  { shortages }: OutOfStockRefusal,
): Promise<readonly Source[] | undefined> {
  const short = new Set(shortages.map(({ variantId }) => variantId));
  const lines = goods.flatMap(({ line: { id: key, variantId, collectAt }, quantity }) =>
    collectAt !== null && short.has(variantId) ? { key, variantId, quantity, collectAt } : [],
  );
  if (lines.length === 0) return undefined;
  const choice = await sendersOf(work.db, { lines, channel, now: work.now });
  return choice.missing.length > 0 ? undefined : choice.sources;
}

/** The parts of each line; its units and their price add up to it. */
function partsFrom(goods: readonly GoodsOfLine[], sources: readonly Source[]): OrderPart[] {
  return goods.flatMap(({ line, quantity, totalMinor }) => {
    const places = sources.filter(({ key }) => key === line.id);
    line.stockFrom = places[0]?.locationId ?? null;
    let before = 0;
    return places.map((place) => {
      const share = shareOfUnits(totalMinor, quantity, before, place.quantity);
      before += place.quantity;
      const { locationId: stockFrom } = place;
      return { line, stockFrom, quantity: place.quantity, totalMinor: share };
    });
  });
}

function reserve(work: Work, order: Order, parts: readonly OrderPart[]) {
  return reserveForOrder(work, {
    orderId: order.id,
    cartId: null,
    channel: order.channel as Channel,
    lines: parts.map(({ line, stockFrom, quantity }) => ({
      orderLineId: line.id,
      variantId: line.variantId,
      locationId: stockFrom,
      kind: wayOutOf(line, stockFrom),
      quantity,
    })),
  });
}

/** What another location sends to the store of the pickup is not handed over where it lies. */
function wayOutOf({ fulfilmentKind, collectAt }: OrderLine, stockFrom: string) {
  return fulfilmentKind === 'PICKUP' && stockFrom !== collectAt ? 'SHIP' : fulfilmentKind;
}
