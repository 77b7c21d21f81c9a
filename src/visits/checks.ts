import { sql } from 'kysely';
import { readOrderLines } from '../orders/index.js';
import type { Check, Finding } from '../platform/doctor.js';
import { statementCheck } from '../platform/doctor.js';

/** What visits promise: that what was charged is what was taken, and that they end. */
export const visitChecks: readonly Check[] = [
  {
    promise: 'The order of a visit has just what its basket has, less what came back later',
    async find(db) {
      const { rows } = await sql<{ order: string; variant: string; units: number }>`
        select v.order_id as "order", p.variant_id as variant, sum(p.delta)::integer as units
        from visit v join visit_pick p on p.visit_id = v.id
        where v.order_id is not null group by v.order_id, p.variant_id`.execute(db);
      const ids = [...new Set(rows.map(({ order }) => order))];
      const lines = ids.length > 0 ? await readOrderLines(db, ids) : [];
      return rows.flatMap(({ order, variant, units }) => {
        const own = lines.filter((each) => each.order_id === order && each.variant_id === variant);
        const ordered = own.reduce((sum, each) => sum + each.quantity, 0);
        const kept = own.reduce((sum, each) => sum + each.quantity - each.returned, 0);
        if (kept <= units && units <= ordered) return [];
        return {
          subject: order,
          detail: `${units} in the basket, ${ordered} ordered, ${kept} kept`,
        };
      });
    },
  },
  statementCheck(
    'Visits end in time',
    sql<Finding>`
      select id::text as subject, format('%s since %s', state, expires_at) as detail
      from visit where expires_at < now() - interval '10 minutes'`,
  ),
];
