import { type Kysely, sql } from 'kysely';

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
