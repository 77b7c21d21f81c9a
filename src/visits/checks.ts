import { sql } from 'kysely';
import { readOrderLines } from '../orders/index.js';
import type { Check, Finding } from '../platform/doctor.js';
import { statementCheck } from '../platform/doctor.js';

/** What visits promise: that what was charged is what was taken, and that they end. */
export const visitChecks: readonly Check[] = [
  {
    promise: 'The order of a visit has just what was taken in it, also what was found out later',
    async find(db) {
      const { rows } = await sql<{ order: string; variant: string; units: number }>`
        select v.order_id as "order", p.variant_id as variant,
          coalesce(sum(p.delta) filter (where p.reason is null or p.delta > 0), 0)::integer as units
        from visit v join visit_pick p on p.visit_id = v.id
        where v.order_id is not null group by v.order_id, p.variant_id`.execute(db);
      const ids = [...new Set(rows.map(({ order }) => order))];
      const lines = ids.length > 0 ? await readOrderLines(db, ids) : [];
      return rows.flatMap(({ order, variant, units }) => {
        const ordered = lines
          .filter((line) => line.order_id === order && line.variant_id === variant)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        if (ordered === units) return [];
        return { subject: order, detail: `${units} taken, ${ordered} ordered` };
      });
    },
  },
  statementCheck(
    'What was charged in a visit and never taken is what its corrections say',
    sql<Finding>`
      select l.order_id::text as subject, format('undelivered %s of %s, corrected %s', l.missed, l.had,
        coalesce(c.units, 0)) as detail
      from visit v
        join lateral (
          select order_id, variant_id, sum(undelivered) as missed, sum(fulfilled - returned) as had
          from order_line where order_id = v.order_id group by order_id, variant_id) l on true
        left join lateral (
          select -sum(delta) as units from visit_pick
          where visit_id = v.id and variant_id = l.variant_id and reason is not null and delta < 0) c on true
      where l.missed <> least(l.had, coalesce(c.units, 0))`,
  ),
  statementCheck(
    'Visits end in time',
    sql<Finding>`
      select id::text as subject, format('%s since %s', state, expires_at) as detail
      from visit where expires_at < now() - interval '10 minutes'`,
  ),
];
