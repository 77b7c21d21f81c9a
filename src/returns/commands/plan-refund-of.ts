import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import {
  adjustmentsOf,
  allocateToLines,
  costOfUnits,
  lockOrder,
  notSoManyUnits,
  type Order,
  type PaidOrder,
  type ReadPaidOrder,
  readPaidOrder,
  whatHasLeft,
} from '../../orders/index.js';
import {
  type PlannedRefund,
  paymentProviders,
  planRefund,
  type RefundTender,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { maxValueMinor } from '../../stored-value/index.js';
import { type ExecutedPlans, readExecutedPlans, readUnpaidUnits } from '../data/plans.js';
import { labelFeeMinor, readReasons } from '../data/reasons.js';
import { readRejectedRest } from '../data/rejected-rest.js';
import type { ConditionalDiscount } from '../domain/lost-discounts.js';
import {
  type AskedUnits,
  type PricedRefund,
  priceGoodwill,
  priceRefund,
  type ShippingRefund,
} from '../domain/price-refund.js';
import { hashOfPlan, type PlannedTender, type RefundPlan } from '../domain/refund-plan.js';
import {
  refundTenderNotPossible,
  returnNotInState,
  returnReasonUnknown,
} from '../domain/refusals.js';
import type { ReturnMethod } from '../domain/return-lifecycle.js';
import type { ReturnOrder } from '../domain/return-order.js';
import { lockReturn } from './lock-return.js';

/** What is to be paid back: what has come back with a return, units of an order, or a sum as a gesture. */
export type RefundPlanAsk = {
  /** Minor units that the staff keep of the price of the goods: they came back worn, or not whole. */
  readonly deductionMinor: number;
  /** How the money is to go back. */
  readonly tender: RefundTender;
} & (
  | {
      readonly returnId: string;
      /** Before the goods have come: for all that was announced. */
      readonly inAdvance?: boolean;
    }
  | {
      readonly orderId: string;
      readonly method: ReturnMethod;
      readonly lines: readonly (AskedUnits & { readonly reasonCode: string })[];
    }
  | { readonly orderId: string; readonly goodwillMinor: number }
);

/** A plan with what its execution needs. Order, return and payments are locked. */
export interface PlannedReturn {
  readonly plan: RefundPlan;
  readonly hash: string;
  readonly returned: ReturnOrder | null;
  readonly deliveries: readonly string[];
  /** What may be paid back that was paid for goods that never left: nothing where something has come back. */
  readonly unsold: ReadPaidOrder['unsold'];
  /** Which limit of the caller the refund goes beyond; undefined where they may make it alone. */
  readonly exceeded: PlannedRefund['exceeded'];
}

type Unplannable =
  | Refusal<'NotSoManyUnits'>
  | Refusal<'NothingToPayBack'>
  | Refusal<'RefundTooLarge'>
  | Refusal<'NothingToRefund'>
  | Refusal<'RefundTenderNotPossible'>
  | Refusal<'ReturnNotInState'>
  | Refusal<'ReturnReasonUnknown'>
  | Refusal<'RefundNotPossible'>
  | Refusal<'PaymentDisputed'>;

/** The units that are asked about, why they come back, and how. */
interface Asked {
  readonly order: Order;
  readonly returned: ReturnOrder | null;
  readonly method: ReturnMethod;
  readonly lines: readonly (AskedUnits & { readonly reasonCode: string })[];
}

/**
 * Says what would be given back now and how, to the cent, and changes nothing. The same question is answered with the
 * same hash for as long as nothing has changed. Refuses what was not bought or is paid back (NotSoManyUnits,
 * RefundTooLarge, NothingToPayBack), a return that nobody has inspected (ReturnNotInState), and what its payments
 * cannot give (RefundNotPossible, PaymentDisputed).
 */
export async function planRefundOf(
  work: Work,
  ask: RefundPlanAsk,
): Promise<PlannedReturn | Unplannable> {
  const asked = await lockAsked(work, ask);
  if (isRefusal(asked)) return asked;
  const { order, returned } = asked;
  const returnId = returned?.id ?? null;
  const read = await readPaidOrder(work, order);
  const executed = await readExecutedPlans(work.db, order.id, returnId);
  const paid = countUnpaid(returned ? whatHasLeft(read.paid, read.unsold) : read.paid, executed);
  const priced =
    'goodwillMinor' in ask
      ? goodwill(paid, ask.goodwillMinor)
      : await price(work, ask.deductionMinor, asked, { paid, executed });
  if (isRefusal(priced)) return priced;
  return withTenders(work, { order, returned, read, priced, tender: ask.tender });
}

async function lockAsked(
  work: Work,
  ask: RefundPlanAsk,
): Promise<Asked | Refusal<'ReturnNotInState'>> {
  if (!('returnId' in ask)) {
    const order = await lockOrder(work, ask.orderId);
    const lines = 'lines' in ask ? ask.lines : [];
    const known = new Set(order.lines.map(({ id }) => id));
    if (lines.some(({ orderLineId }) => !known.has(orderLineId)))
      throw new RequestError('NOT_FOUND', 'There is no such line in this order.');
    return { order, returned: null, lines, method: 'method' in ask ? ask.method : 'STORE' };
  }
  const { order, returned } = await lockReturn(work, ask.returnId);
  const { inAdvance = false } = ask;
  const may = inAdvance ? returned.isExpected : returned.inspectedAt !== null;
  if (!may) return returnNotInState({ state: returned.state });
  const lines = returned.lines.map(({ orderLineId, reasonCode, ...units }) => ({
    orderLineId,
    quantity: inAdvance ? (units.received ?? units.quantity) : units.inspected,
    reasonCode,
  }));
  return { order, returned, lines, method: returned.method };
}

/** Units for which a fee has eaten all of the price are paid back, although no refund tells of them. */
function countUnpaid(paid: PaidOrder, { unpaidUnits }: ExecutedPlans): PaidOrder {
  return {
    ...paid,
    lines: paid.lines.map((line) => ({
      ...line,
      refundedUnits: line.refundedUnits + (unpaidUnits.get(line.orderLineId) ?? 0),
    })),
  };
}

function goodwill(paid: PaidOrder, amountMinor: number) {
  const allocation = allocateToLines(paid, { kind: 'AMOUNT', amountMinor });
  return isRefusal(allocation) ? allocation : priceGoodwill(allocation);
}

async function price(
  work: Work,
  deductionMinor: number,
  { order, returned, method, lines }: Asked,
  { paid, executed }: { readonly paid: PaidOrder; readonly executed: ExecutedPlans },
) {
  const all = await readReasons(work.db, { all: true });
  const reasons = all.filter(({ code }) => lines.some(({ reasonCode }) => reasonCode === code));
  if (lines.some(({ reasonCode }) => !reasons.some(({ code }) => code === reasonCode)))
    return returnReasonUnknown();
  const isFaultOfShop = reasons.some(({ fault }) => fault === 'SHOP');
  const bearsLabel = method === 'LABEL' && !isFaultOfShop;
  const labelMinor = bearsLabel ? await labelFeeMinor(work.db, order.currency) : 0;
  const units = returned ? await openUnits(work, returned, lines, { paid, executed }) : lines;
  if (units.length === 0 && returned) {
    // What has come back may have been paid back before it came: the return is complete all the same.
    if (returned.can('complete')) return priceGoodwill({ lines: [], shippingMinor: 0 });
    const rest = await readRejectedRest(work.db, returned.id);
    if (rest) return priceGoodwill(rest);
  }
  return priceRefund(
    units,
    {
      paid,
      ordered: order.lines.map((line) => ({
        orderLineId: line.id,
        quantity: line.quantity - line.cancelled,
        ordered: line.quantity,
        unitPriceMinor: line.unitPriceMinor,
      })),
      discounts: await conditionalDiscounts(work, order),
      isOver: order.endedAt !== null,
      withheld: executed.withheld,
      clawedBack: executed.clawedBack,
      shipping: mostGenerous(reasons.map((reason) => reason.shipping_refund)),
      feeMinor: labelMinor + deductionMinor,
    },
    { costOfUnits, notSoManyUnits },
  );
}

async function conditionalDiscounts(work: Work, { id }: Order): Promise<ConditionalDiscount[]> {
  const adjustments = await adjustmentsOf(work.db, id);
  return adjustments.filter(({ minimumMinor }) => minimumMinor > 0);
}

/**
 * What has come back and is not paid back, by this return or otherwise, nor was paid back in advance with units that have
 * never come. Before the goods have come it is what was announced.
 */
async function openUnits(
  work: Work,
  returned: ReturnOrder,
  lines: readonly AskedUnits[],
  { paid, executed }: { readonly paid: PaidOrder; readonly executed: ExecutedPlans },
): Promise<AskedUnits[]> {
  const unpaid = returned.isExpected ? null : await readUnpaidUnits(work.db, returned.orderId);
  return lines.flatMap(({ orderLineId, quantity }) => {
    const line = paid.lines.find((each) => each.orderLineId === orderLineId);
    const left = line ? line.units - line.refundedUnits : 0;
    const came = unpaid ? (unpaid.get(orderLineId) ?? 0) : left;
    const ofThis = quantity - (executed.unitsOfReturn.get(orderLineId) ?? 0);
    const open = Math.min(left, came, ofThis);
    return open > 0 ? [{ orderLineId, quantity: open }] : [];
  });
}

function mostGenerous(offered: readonly ShippingRefund[]): ShippingRefund {
  const byGenerosity: readonly ShippingRefund[] = ['ALWAYS', 'WITH_LAST', 'NEVER'];
  return byGenerosity.find((each) => offered.includes(each)) ?? 'NEVER';
}

async function withTenders(
  work: Work,
  found: {
    readonly order: Order;
    readonly returned: ReturnOrder | null;
    readonly read: ReadPaidOrder;
    readonly priced: PricedRefund;
    readonly tender: RefundTender;
  },
): Promise<PlannedReturn | Unplannable> {
  const { order, returned, read, priced } = found;
  const { currency } = order;
  const deliveries = read.deliveriesOf(priced.lines);
  const { tender } = found;
  const asked = { of: { orderId: order.id }, currency, deliveries, intentId: null, tender };
  const planned =
    priced.amountMinor > 0
      ? await planRefund(work, { ...asked, amountMinor: priced.amountMinor })
      : { shares: [], exceeded: undefined, tender: 'ORIGINAL' as const };
  if (isRefusal(planned)) return planned;
  if (!isTenderPossible(work, planned.tender, order, priced.amountMinor))
    return refundTenderNotPossible({ tender });
  const plan: RefundPlan = {
    ...priced,
    orderId: order.id,
    returnId: returned?.id ?? null,
    currency,
    tenders: tendersOf(planned, priced.amountMinor),
  };
  const unsold = returned ? { lines: new Map(), shippingMinor: 0 } : read.unsold;
  return {
    plan,
    hash: hashOfPlan(plan),
    returned,
    deliveries,
    unsold,
    exceeded: planned.exceeded,
  };
}

/**
 * Can money of this order go back that way? Credit is a customer's, the code of a gift card is seen by a buyer who is known, and neither holds more than the shop
 * gives at once; a card that is presented needs a terminal.
 */
export function isTenderPossible(
  work: Work,
  tender: RefundTender,
  { customerId, guestKey }: Pick<Order, 'customerId' | 'guestKey'>,
  amountMinor: number,
): boolean {
  if (tender === 'TERMINAL') return work.port(paymentProviders).withTerminal.length > 0;
  if (tender === 'STORE_CREDIT') return customerId !== null && amountMinor <= maxValueMinor;
  if (tender !== 'GIFT_CARD') return true;
  return (customerId !== null || guestKey !== null) && amountMinor <= maxValueMinor;
}

function tendersOf(
  { tender, shares }: Pick<PlannedRefund, 'tender' | 'shares'>,
  amountMinor: number,
): PlannedTender[] {
  if (tender !== 'ORIGINAL') return [{ tender, intentId: null, amountMinor }];
  return shares.map((share) => ({ tender, ...share }));
}
