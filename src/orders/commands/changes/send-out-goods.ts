import { countryNotServed } from '../../../carts/index.js';
import { type Fulfilment, fulfilments, planFulfilments } from '../../../fulfilment/index.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { shippingFee } from '../../../pricing/index.js';
import type { OutOfStockRefusal } from '../../../stock/index.js';
import type { Order } from '../../domain/order.js';
import { fulfilmentsOf } from '../plan-goods.js';
import type { Change } from './begin-change.js';
import { type GoodsOfLine, placeGoods } from './place-goods.js';
import { repriceOrder } from './reprice-order.js';
import { costOf } from './take-out-goods.js';

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
  const parts = await placeGoods(work, { order, all }, goods);
  if (isRefusal(parts)) return parts;
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
