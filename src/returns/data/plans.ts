import { type Kysely, sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { RefundPlan } from '../domain/refund-plan.js';
import { returnTables } from './tables.js';

/** What plans of an order that were executed have kept, and which units they were about. */
export interface ExecutedPlans {
  /** Minor units that were kept, by the line of the order. */
  readonly withheld: ReadonlyMap<string, number>;
  /** What of that was kept for discounts. */
  readonly clawedBack: ReadonlyMap<string, number>;
  /** Units of lines for which no money went back, so that no refund tells of them. */
  readonly unpaidUnits: ReadonlyMap<string, number>;
  /** Units that were paid back for this return, by the line of the order. */
  readonly unitsOfReturn: ReadonlyMap<string, number>;
}

/** Reads what was executed for an order that is locked. A refund that was rejected has not happened. */
export async function readExecutedPlans(
  db: Kysely<unknown>,
  orderId: string,
  returnId: string | null,
): Promise<ExecutedPlans> {
  const { rows } = await sql<{
    id: string;
    withheld: number;
    clawedBack: number;
    unpaid: number;
    units: number;
  }>`
    select l.order_line_id as id, sum(l.withheld_minor - l.released_minor)::bigint as withheld,
      sum(l.clawback_minor - l.released_minor)::bigint as "clawedBack",
      coalesce(sum(l.quantity) filter (where l.goods_minor = l.withheld_minor and l.released_minor = 0), 0)::integer as unpaid,
      coalesce(sum(l.quantity) filter (where p.return_id = ${returnId}::uuid), 0)::integer as units
    from refund_plan p join refund_plan_line l on l.plan_id = p.id left join refund r on r.id = p.refund_id
    where p.order_id = ${orderId}::uuid and r.state is distinct from 'REJECTED'
    group by l.order_line_id`.execute(db);
  return {
    withheld: new Map(rows.map((row) => [row.id, row.withheld])),
    clawedBack: new Map(rows.map((row) => [row.id, row.clawedBack])),
    unpaidUnits: new Map(rows.map((row) => [row.id, row.unpaid])),
    unitsOfReturn: new Map(rows.map((row) => [row.id, row.units])),
  };
}

/**
 * How many units of each line of an order have come back and are not paid back with a return, less those that were paid
 * back in advance and have never come.
 */
export async function readUnpaidUnits(
  db: Kysely<unknown>,
  orderId: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; units: number }>`
    select l.order_line_id as id, sum(l.inspected - coalesce(paid.units, 0))::integer as units
    from return_order t join return_line l on l.return_id = t.id
      left join lateral (
        select sum(p.quantity) as units
        from refund_plan_line p join refund_plan g on g.id = p.plan_id left join refund r on r.id = g.refund_id
        where g.return_id = t.id and p.order_line_id = l.order_line_id and r.state is distinct from 'REJECTED') paid on true
    where t.order_id = ${orderId}::uuid and (t.inspected_at is not null or t.ended_at is not null)
    group by l.order_line_id`.execute(db);
  return new Map(rows.map(({ id, units }) => [id, units]));
}

/** Writes down what is executed, in the transaction of its refund. */
export async function writeExecutedPlan(
  work: Work,
  plan: RefundPlan,
  given: {
    readonly hash: string;
    readonly refundId: string | null;
    readonly restRefundId?: string | null;
  },
): Promise<void> {
  const { actor } = work.caller;
  const db = returnTables(work.db);
  const id = newId();
  await db
    .insertInto('refund_plan')
    .values({
      id,
      order_id: plan.orderId,
      return_id: plan.returnId,
      refund_id: given.refundId,
      rest_refund_id: given.restRefundId ?? null,
      hash: given.hash,
      currency: plan.currency,
      goods_minor: plan.goodsMinor,
      fee_minor: plan.feeMinor,
      clawback_minor: plan.clawbackMinor,
      released_minor: plan.releasedMinor,
      shipping_minor: plan.shippingMinor,
      amount_minor: plan.amountMinor,
      executed_by_kind: actor.kind,
      executed_by_id: actor.id ?? null,
      executed_at: work.now,
    })
    .execute();
  if (plan.lines.length === 0) return;
  await db
    .insertInto('refund_plan_line')
    .values(
      plan.lines.map((line) => ({
        plan_id: id,
        order_line_id: line.orderLineId,
        quantity: line.quantity,
        goods_minor: line.goodsMinor,
        withheld_minor: line.withheldMinor,
        clawback_minor: line.clawbackMinor,
        released_minor: line.releasedMinor,
      })),
    )
    .execute();
}
