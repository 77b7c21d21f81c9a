import { shareOfUnits } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { keepPlan, type Source, type Sourcing, sourceInTurn } from '../../../sourcing/index.js';
import { type OutOfStockRefusal, outOfStock, reserveForOrder } from '../../../stock/index.js';
import { sendersOf } from '../../../transfers/index.js';
import type { Order, OrderLine } from '../../domain/order.js';
import { refusedUnits } from '../../domain/refused-units.js';
import type { OrderPart } from '../plan-goods.js';
import type { Change } from './begin-change.js';

/** Units of a line that go the way of the line, and what their buyer pays for them. */
export interface GoodsOfLine {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly totalMinor: number;
}

/** Where goods may come from, and why from there where the rules of the shop say so. */
interface Places {
  readonly sources: readonly Source[];
  readonly explanation: Sourcing['explanation'] | null;
}

/** So often somebody else may be faster, each time with the last piece of a place. */
const maxTries = 5;

/**
 * Finds a place for goods of an order that all go the same way, and reserves them there: the store where they are
 * collected or another one that sends them there, or the places that send them to their buyer, whichever of them others
 * have left something. What a place could not give of this order it is not asked for again. Refuses what no
 * place has (OutOfStock).
 */
export async function placeGoods(
  work: Work,
  { order, all }: Change,
  goods: readonly GoodsOfLine[],
): Promise<OrderPart[] | OutOfStockRefusal> {
  const wish = { goods, refused: refusedUnits(all) };
  for (let tried = 1; ; tried += 1) {
    const places = await placesFor(work, order, wish);
    if (isRefusal(places)) return places;
    const placed = await placeAt(work, order, wish, places);
    const isSent = places.explanation !== null;
    if (!isRefusal(placed) || !isSent || tried === maxTries) return placed;
  }
}

async function placeAt(
  work: Work,
  order: Order,
  wish: Wish,
  { sources, explanation }: Places,
): Promise<OrderPart[] | OutOfStockRefusal> {
  const { goods } = wish;
  const parts = partsFrom(goods, sources);
  const shortage = await reserve(work, order, parts);
  if (!shortage) {
    if (explanation) await keepWhy(work, order, { explanation, parts });
    return parts;
  }
  const sent = await sendersFor(work, order, wish, shortage);
  if (!sent) return shortage;
  const others = sources.filter(({ key }) => !sent.some((each) => each.key === key));
  const allParts = partsFrom(goods, [...others, ...sent]);
  return (await reserve(work, order, allParts)) ?? allParts;
}

interface Wish {
  readonly goods: readonly GoodsOfLine[];
  /** What places have said they cannot give. */
  readonly refused: ReturnType<typeof refusedUnits>;
}

async function placesFor(
  work: Work,
  order: Order,
  { goods, refused }: Wish,
): Promise<Places | OutOfStockRefusal> {
  const lines = goods.map(({ line, quantity }) => ({
    key: line.id,
    variantId: line.variantId,
    quantity,
  }));
  const collectAt = goods[0]?.line.collectAt ?? null;
  if (collectAt !== null)
    return {
      sources: lines.map((line) => ({ ...line, locationId: collectAt })),
      explanation: null,
    };
  const { channel, shippingAddress: to } = order;
  const plan = await sourceInTurn(work, { lines, channel, to, now: work.now, refused });
  return plan.shortages.length > 0 ? outOfStock({ shortages: plan.shortages }) : plan;
}

/** Why the goods come from there is kept with the order, and counts as work of those places. */
async function keepWhy(
  work: Work,
  order: Order,
  { explanation, parts }: Pick<Sourcing, 'explanation'> & { readonly parts: readonly OrderPart[] },
): Promise<void> {
  await keepPlan(work, {
    orderId: order.id,
    cause: 'CHANGED',
    fulfilmentId: null,
    explanation,
    parts: parts.map(({ line, stockFrom, quantity }) => ({
      orderLineId: line.id,
      locationId: stockFrom,
      quantity,
    })),
  });
}

/** Who sends to the store what it lacks; undefined where nobody does, or nothing is collected. */
async function sendersFor(
  work: Work,
  { channel }: Order,
  { goods, refused }: Wish,
  { shortages }: OutOfStockRefusal,
): Promise<readonly Source[] | undefined> {
  const left = new Map(shortages.map(({ variantId, available }) => [variantId, available]));
  const lines = goods.flatMap(({ line: { id: key, variantId, collectAt }, quantity }) => {
    const free = left.get(variantId);
    if (collectAt === null || free === undefined) return [];
    if (free < quantity) return { key, variantId, quantity, collectAt };
    left.set(variantId, free - quantity);
    return [];
  });
  if (lines.length === 0) return undefined;
  const choice = await sendersOf(work.db, { lines, channel, now: work.now, refused });
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
