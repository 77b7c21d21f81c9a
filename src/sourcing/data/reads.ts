import { type Kysely, sql } from 'kysely';
import type { Candidate } from '../domain/explanation.js';
import type { SourcingWeights } from '../domain/rules.js';
import type { SourcingCause } from './tables.js';

/** Units of an order line that come from one place. */
export interface PlannedPart {
  readonly orderLineId: string;
  readonly locationId: string;
  readonly quantity: number;
}

/** Where lines of orders came from when they were ordered, by the ids of the lines; those that have no plan are left out. */
export async function plannedParts(
  db: Kysely<unknown>,
  orderLineIds: readonly string[],
): Promise<Map<string, PlannedPart[]>> {
  const { rows } = await sql<PlannedPart>`
    select part.order_line_id as "orderLineId", part.location_id as "locationId", part.quantity
    from sourcing_part part join sourcing_plan plan on plan.id = part.plan_id
    where part.order_line_id = any(${orderLineIds}::uuid[]) and plan.cause = 'ORDER'
    order by part.order_line_id, part.location_id`.execute(db);
  return Map.groupBy(rows, (row) => row.orderLineId);
}

/** A decision where goods of an order come from, as it was made. */
export interface SourcingPlanView {
  readonly orderId: string;
  readonly cause: SourcingCause;
  readonly madeAt: Date;
  readonly score: number;
  readonly weights: SourcingWeights;
  readonly candidates: readonly Candidate[];
  readonly parts: readonly PlannedPart[];
}

/** All decisions about these orders, the oldest of each first. */
export async function plansOfOrders(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<SourcingPlanView[]> {
  const { rows } = await sql<SourcingPlanView>`
    select order_id as "orderId", cause, made_at as "madeAt", explanation -> 'score' as score,
      explanation -> 'weights' as weights, explanation -> 'candidates' as candidates,
      (select coalesce(json_agg(json_build_object('orderLineId', order_line_id, 'locationId', location_id,
          'quantity', quantity) order by order_line_id, location_id), '[]')
        from sourcing_part where plan_id = plan.id) as parts
    from sourcing_plan plan where order_id = any(${orderIds}::uuid[])
    order by order_id, id`.execute(db);
  return rows;
}
