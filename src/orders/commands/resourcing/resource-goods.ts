import type { Fulfilment, FulfilmentPlan } from '../../../fulfilment/index.js';
import { shareOfUnits } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { keepPlan, type Source, type SourcingCause } from '../../../sourcing/index.js';
import { moveForOrder, reserveForOrder } from '../../../stock/index.js';
import type { UnitsOfLine } from '../../domain/refused-units.js';
import { orderNews } from '../../events.js';
import { fulfilmentsOf, type OrderPart } from '../plan-goods.js';
import { planWork } from '../plan-work.js';
import { type Found, lookAround, type Search } from './look-around.js';

export interface Resourcing extends Search {
  readonly cause: Exclude<SourcingCause, 'ORDER' | 'CHANGED'> | 'LOST_IN_TRANSFER';
}

/** Others may take what was just seen; after so many looks it is given up. */
const maxLooks = 5;

/**
 * Finds other places for units that a place could not give, and moves what is promised there: the buyer is not told
 * no, and pays what was agreed. Each place that could not give units of this order is not asked for them again. Answers
 * what of them nobody can give; it is still promised where it was.
 */
export async function resourceGoods(
  work: Work,
  resourcing: Resourcing,
): Promise<readonly UnitsOfLine[]> {
  const { fulfilment, units } = resourcing;
  if (fulfilment.kind === 'COUNTER' || units.length === 0) return units;
  for (let looks = 0; looks < maxLooks; looks += 1) {
    const found = await lookAround(work, resourcing);
    if (found.sources.length === 0) return units;
    if (!(await promiseElsewhere(work, resourcing, found.sources))) continue;
    await goOnElsewhere(work, resourcing, found);
    const given = new Set(found.sources.map(({ key }) => key));
    return units.filter(({ line }) => !given.has(line.id));
  }
  return units;
}

/** Moves what is promised where it still lies; what has been lost on the way is promised anew. */
async function promiseElsewhere(
  work: Work,
  { order, fulfilment, cause }: Resourcing,
  sources: readonly Source[],
): Promise<boolean> {
  const orderId = order.id;
  const parts = sources.map(({ key, variantId, locationId, quantity }) => ({
    orderLineId: key,
    variantId,
    locationId,
    quantity,
  }));
  if (cause !== 'LOST_IN_TRANSFER')
    return moveForOrder(work, {
      orderId,
      channel: order.channel,
      lost: cause === 'SHORT_PICK' ? cause : null,
      moves: parts.map(({ locationId: to, ...part }) => ({
        ...part,
        from: fulfilment.goodsAt,
        to,
      })),
    });
  const channel = order.channel as Channel;
  return !isRefusal(await reserveForOrder(work, { orderId, cartId: null, channel, lines: parts }));
}

/** The work goes onto the lists of the new places, with what was charged for it and its part of the shipping fee. */
async function goOnElsewhere(work: Work, resourcing: Resourcing, found: Found): Promise<void> {
  const { order, fulfilment, cause } = resourcing;
  const parts = partsOf(resourcing, found);
  const { explanation } = found;
  if (explanation && cause !== 'LOST_IN_TRANSFER')
    await keepPlan(work, {
      orderId: order.id,
      cause,
      fulfilmentId: fulfilment.id,
      explanation,
      parts: parts.map(({ line, stockFrom, quantity }) => ({
        orderLineId: line.id,
        locationId: stockFrom,
        quantity,
      })),
    });
  const shippingMinor = fulfilment.isEnded ? fulfilment.shippingMinor : 0;
  const plans = await fulfilmentsOf(work, order, parts, shippingMinor);
  await planWork(
    work,
    order,
    plans.map((plan) => replacing(fulfilment, plan)),
  );
  work.emit(
    orderNews('OrderResourced', order, order.state, {
      cause,
      fulfilmentId: fulfilment.id,
      lines: parts.map(({ line, quantity }) => ({ sku: line.sku, quantity })),
    }),
  );
}

/** What was charged in advance for goods goes with them. */
function replacing(from: Fulfilment, plan: FulfilmentPlan): FulfilmentPlan {
  const costMinor = plan.lines.reduce((sum, line) => sum + line.totalMinor, plan.shippingMinor);
  const chargedMinor = Math.min(from.chargedMinor, costMinor);
  from.chargedMinor -= chargedMinor;
  return { ...plan, replaces: { captureTrigger: from.captureTrigger, chargedMinor } };
}

/** The units with their exact share of what the buyer pays for them. */
function partsOf({ fulfilment, units }: Resourcing, found: Found): OrderPart[] {
  const wanted = new Map(units.map((each) => [each.line.id, each]));
  const given = new Map<string, number>();
  return found.sources.flatMap(({ key, locationId, quantity }) => {
    const asked = wanted.get(key);
    const carried = fulfilment.lines.find((line) => line.orderLineId === key);
    if (!asked || !carried) return [];
    const before = given.get(key) ?? 0;
    given.set(key, before + quantity);
    const first = carried.quantity - asked.quantity + before;
    const totalMinor = shareOfUnits(carried.totalMinor, carried.quantity, first, quantity);
    return [{ line: asked.line, stockFrom: locationId, quantity, totalMinor }];
  });
}
