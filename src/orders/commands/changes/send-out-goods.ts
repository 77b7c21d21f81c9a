import { countryNotServed } from '../../../carts/index.js';
import { type Fulfilment, fulfilments, planFulfilments } from '../../../fulfilment/index.js';
import { shareOfUnits } from '../../../kernel/money.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { shippingFee } from '../../../pricing/index.js';
import { sourceGoods } from '../../../sourcing/index.js';
import { type OutOfStockRefusal, outOfStock, reserveForOrder } from '../../../stock/index.js';
import type { Order, OrderLine } from '../../domain/order.js';
import { fulfilmentsOf, type OrderPart } from '../plan-goods.js';
import type { Change } from './begin-change.js';
import { repriceOrder } from './reprice-order.js';
import { costOf } from './take-out-goods.js';

/** Units of a line that go the way of the line, and what their buyer pays for them. */
export interface GoodsOfLine {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly totalMinor: number;
}

interface Goods {
  readonly goods: readonly GoodsOfLine[];
  /** What was charged for them in advance. */
  readonly chargedMinor: number;
}

/**
 * Puts goods of an order on their way: finds a place that has them, reserves them, and puts them on its list. The first
 * goods of an order that are sent bring the fee for sending. All of them go the same way. Refuses what no place has
 * (OutOfStock), and a country that nothing is sent to (CountryNotServed).
 */
export async function sendOutGoods(
  work: Work,
  { order, all }: Change,
  { goods, chargedMinor }: Goods,
): Promise<Fulfilment[] | OutOfStockRefusal | Refusal<'CountryNotServed'>> {
  const parts = await findGoods(work, order, goods);
  if (isRefusal(parts)) return parts;
  const shortage = await reserve(work, order, parts);
  if (shortage) return shortage;
  const isSent = goods.some(({ line }) => line.fulfilmentKind === 'SHIP');
  const feeMinor = isSent ? await addFee(work, order, all) : 0;
  if (isRefusal(feeMinor)) return feeMinor;
  repriceOrder(order);
  await work.em.flush();
  const plans = await fulfilmentsOf(work, order, parts, feeMinor);
  const planned = await planFulfilments(work, plans, order.channel);
  await moveAdvance(work, planned, chargedMinor);
  return planned;
}

async function findGoods(
  work: Work,
  order: Order,
  goods: readonly GoodsOfLine[],
): Promise<OrderPart[] | OutOfStockRefusal> {
  const sources = await sourcesFor(work, order, goods);
  if (isRefusal(sources)) return sources;
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

async function sourcesFor(work: Work, order: Order, goods: readonly GoodsOfLine[]) {
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

function reserve(work: Work, order: Order, parts: readonly OrderPart[]) {
  return reserveForOrder(work, {
    orderId: order.id,
    cartId: null,
    channel: order.channel as Channel,
    lines: parts.map(({ line, stockFrom, quantity }) => ({
      orderLineId: line.id,
      variantId: line.variantId,
      locationId: stockFrom,
      kind: line.fulfilmentKind,
      quantity,
    })),
  });
}

/** Answers the fee that these goods bring: nothing where others of the order are sent anyway. */
async function addFee(
  work: Work,
  order: Order,
  all: readonly Fulfilment[],
): Promise<number | Refusal<'CountryNotServed'>> {
  const { countryCode: country, currency } = order;
  const fee = await shippingFee(work.db, { country, currency, itemsMinor: order.keptMinor });
  if (!fee) return countryNotServed({ countryCode: country });
  const underWay = all.filter((each) => !each.isEnded || each.lines.some(hasLeft));
  if (underWay.some(({ kind }) => kind === 'SHIP')) return 0;
  if (fee.amountMinor > order.shippingMinor) {
    order.shippingMinor = fee.amountMinor;
    order.shippingRateBasisPoints = fee.rateBasisPoints;
  }
  return fee.amountMinor;
}

function hasLeft({ handedOver }: { readonly handedOver: number }): boolean {
  return handedOver > 0;
}

/** What was charged in advance for goods stays with them, whichever way they go now; the rest is charged when they leave. */
async function moveAdvance(
  work: Work,
  planned: readonly Fulfilment[],
  chargedMinor: number,
): Promise<void> {
  let leftMinor = chargedMinor;
  for (const fulfilment of planned) {
    fulfilment.chargedMinor = Math.min(leftMinor, costOf(fulfilment));
    leftMinor -= fulfilment.chargedMinor;
    if (fulfilment.chargedMinor > 0) fulfilment.captureTrigger = 'AT_ORDER';
  }
  const charged = planned.filter((each) => each.chargedMinor > 0);
  if (charged.length > 0) await fulfilments(work).keepCharges(charged);
}
