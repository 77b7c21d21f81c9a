import { type Kysely, sql } from 'kysely';
import type { AskedUnits } from '../domain/price-refund.js';

/** What new goods did not cost, and nobody has got. */
export interface RejectedRest {
  readonly lines: readonly (AskedUnits & { readonly amountMinor: number })[];
  readonly shippingMinor: number;
}

/**
 * The rest of an exchange that a second person has rejected, as long as no other plan gives it back. Undefined where there
 * is none. The order is locked.
 */
export async function readRejectedRest(
  db: Kysely<unknown>,
  returnId: string,
): Promise<RejectedRest | undefined> {
  const { rows } = await sql<RejectedRest>`
    select r.shipping_minor as "shippingMinor", coalesce((
        select json_agg(json_build_object('orderLineId', l.order_line_id, 'quantity', l.quantity,
          'amountMinor', l.amount_minor) order by l.order_line_id)
        from refund_line l where l.refund_id = r.id), '[]'::json) as lines
    from refund_plan p join refund r on r.id = p.rest_refund_id
    where p.return_id = ${returnId}::uuid and r.state = 'REJECTED' and not exists (
      select from refund_plan q join refund s on s.id = q.refund_id
      where q.return_id = p.return_id and q.id <> p.id and s.state <> 'REJECTED')`.execute(db);
  return rows[0];
}
