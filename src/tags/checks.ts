import { sql } from 'kysely';
import { readOrderLines } from '../orders/index.js';
import type { Check } from '../platform/doctor.js';

/** What tags promise: that one unit is sold once. */
export const tagChecks: readonly Check[] = [
  {
    promise: 'S5: with an order no more tags were sold than it has units of those goods',
    async find(db) {
      const { rows } = await sql<{ order: string; variant: string; tags: number }>`
        select order_id as "order", variant_id as variant, count(*)::integer as tags
        from tag where state = 'SOLD' group by order_id, variant_id`.execute(db);
      const ids = [...new Set(rows.map(({ order }) => order))];
      const lines = ids.length > 0 ? await readOrderLines(db, ids) : [];
      return rows.flatMap(({ order, variant, tags }) => {
        const units = lines
          .filter((line) => line.order_id === order && line.variant_id === variant)
          .reduce((sum, line) => sum + line.quantity, 0);
        return tags <= units ? [] : [{ subject: order, detail: `${tags} tags for ${units} units` }];
      });
    },
  },
];
