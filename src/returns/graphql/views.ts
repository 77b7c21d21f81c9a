import type { ForeseenInstalment } from '../../instalments/index.js';
import type { Locale } from '../../kernel/refusal.js';
import { toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import type { FoundOrder, ReturnableUnits } from '../data/returnable.js';
import type { ReplacementRow, ReturnLabelRow, ReturnReasonRow } from '../data/tables.js';
import type { RefundPlan } from '../domain/refund-plan.js';
import { returnableUntil } from '../domain/return-request.js';
import type { ExchangePreviewType } from './exchange/replacement-types.js';
import type { ReturnLabelType } from './label-types.js';
import type {
  RefundPlanType,
  ReturnableLineType,
  ReturnableOrderType,
  ReturnReasonType,
} from './types.js';

/** A reason as people read it. */
export function viewReason(row: ReturnReasonRow, locale: Locale): ReturnReasonType {
  return {
    code: row.code,
    label: row.label[locale] ?? row.code,
    fault: row.fault,
    windowDays: row.window_days,
    needsApproval: row.needs_approval,
    shippingRefund: row.shipping_refund,
    active: row.active,
  };
}

/** A label as people print it. */
export function viewLabel({ label_url: url, carrier, due_at }: ReturnLabelRow): ReturnLabelType {
  if (url !== null) return { state: 'READY', url, carrier };
  return { state: due_at === null ? 'REFUSED' : 'AWAITED', url: null, carrier: null };
}

/** A plan as people look at it. Payments are named by their number, as the people of a location do not see them. */
export function viewPlan(
  plan: RefundPlan,
  facts: {
    readonly hash: string;
    readonly needsApproval: boolean;
    readonly numbers: ReadonlyMap<string, number>;
    readonly instalments: readonly ForeseenInstalment[];
    readonly replacement: ReplacementRow | null;
  },
): RefundPlanType {
  const money = (minor: number) => toMoney(minor, plan.currency);
  return {
    hash: facts.hash,
    lines: plan.lines.map((line) => ({
      orderLineId: toGlobalId('OrderLine', line.orderLineId),
      quantity: line.quantity,
      goods: money(line.goodsMinor),
      withheld: money(line.withheldMinor),
      amount: money(line.amountMinor),
    })),
    goods: money(plan.goodsMinor),
    fee: money(plan.feeMinor),
    clawback: money(plan.clawbackMinor),
    released: money(plan.releasedMinor),
    shipping: money(plan.shippingMinor),
    amount: money(plan.amountMinor),
    tenders: plan.tenders.map(({ tender, intentId, amountMinor }) => ({
      tender,
      number: intentId === null ? null : (facts.numbers.get(intentId) ?? null),
      amount: money(amountMinor),
    })),
    instalments: facts.instalments.map(({ number, dueOn, beforeMinor, afterMinor }) => ({
      number,
      dueOn,
      before: money(beforeMinor),
      after: money(afterMinor),
    })),
    exchange: facts.replacement && viewExchange(facts.replacement, plan.amountMinor),
    needsApproval: facts.needsApproval,
  };
}

function viewExchange(
  { currency, total_minor: totalMinor }: ReplacementRow,
  amountMinor: number,
): ExchangePreviewType {
  return {
    total: toMoney(totalMinor, currency),
    toPay: toMoney(Math.max(0, totalMinor - amountMinor), currency),
    toGiveBack: toMoney(Math.max(0, amountMinor - totalMinor), currency),
  };
}

/** How what may come back is shown: for which reasons, in whose language, and at which instant. */
export interface ReturnableView {
  readonly reasons: readonly ReturnReasonRow[];
  readonly locale: Locale;
  readonly now: Date;
}

/** Units of an order that may come back, and until when. */
export function viewReturnableUnits(
  { line, units, leftAt }: ReturnableUnits,
  { reasons, locale, now }: ReturnableView,
): ReturnableLineType {
  const windows = reasons.flatMap((row) => {
    if (leftAt === null) return [];
    const until = returnableUntil(leftAt, { windowDays: row.window_days });
    return [{ reason: viewReason(row, locale), until, isOpen: until >= now }];
  });
  return {
    orderLineId: toGlobalId('OrderLine', line.id),
    sku: line.sku,
    title: line.title[locale] ?? line.sku,
    units,
    leftAt,
    windows,
  };
}

/** An order as a counter sees it: no more of its buyer than the name. */
export function viewReturnable(
  { order, lines }: FoundOrder,
  view: ReturnableView,
): ReturnableOrderType {
  return {
    orderId: toGlobalId('Order', order.id),
    number: order.number,
    placedAt: order.placed_at,
    buyerName: `${order.first_name} ${order.last_name}`,
    lines: lines.map((line) => viewReturnableUnits(line, view)),
  };
}
