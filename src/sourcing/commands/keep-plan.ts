import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { SourcingCause } from '../data/tables.js';
import type { Explanation } from '../domain/explanation.js';

export interface KeepPlan {
  readonly orderId: string;
  readonly cause: SourcingCause;
  /** What could not give the goods; null for a new order, and for a changed one. */
  readonly fulfilmentId: string | null;
  readonly explanation: Explanation;
  readonly parts: readonly {
    readonly orderLineId: string;
    readonly locationId: string;
    readonly quantity: number;
  }[];
}

/** Keeps where goods of an order come from, and why. It stands for good; a later plan is one more. */
export async function keepPlan(work: Work, plan: KeepPlan): Promise<void> {
  const parts = plan.parts.map(({ orderLineId, locationId, quantity }) => ({
    order_line_id: orderLineId,
    location_id: locationId,
    quantity,
  }));
  await sql`
    with plan as (
      insert into sourcing_plan (id, order_id, cause, fulfilment_id, explanation, made_at)
      values (${newId()}::uuid, ${plan.orderId}::uuid, ${plan.cause}, ${plan.fulfilmentId}::uuid,
        ${JSON.stringify(plan.explanation)}::jsonb, ${work.now}::timestamptz)
      returning id
    )
    insert into sourcing_part (plan_id, order_line_id, location_id, quantity, made_at)
    select plan.id, p.order_line_id, p.location_id, p.quantity, ${work.now}::timestamptz
    from plan, jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p (order_line_id uuid, location_id uuid, quantity integer)`.execute(work.db);
}
