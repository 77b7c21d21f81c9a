import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What the catalog promises: that everything stands where the tree of categories says. */
export const catalogChecks: readonly Check[] = [
  statementCheck(
    'The way to each category is that of the one above it, and itself',
    sql<Finding>`
      select c.slug as subject, format('%s below %s', c.path, p.path) as detail
      from category c left join category p on p.id = c.parent_id
      where c.path is distinct from coalesce(p.path, '{}') || c.id`,
  ),
  statementCheck(
    'A product is found in its category and in all above it',
    sql<Finding>`
      select p.slug as subject, format('found in %s', p.category_path) as detail
      from product p
      where (select coalesce(array_agg(s order by s), '{}') from unnest(p.category_path) s)
        is distinct from (select coalesce(array_agg(a.slug order by a.slug), '{}') from category c
          join category a on a.id = any(c.path) where c.id = p.category_id)`,
  ),
];
