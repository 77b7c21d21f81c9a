import { sql } from 'kysely';
import { soldVariants } from '../catalog/index.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What pricing promises: that what is kept beside the prices agrees with them. */
export const pricingChecks: readonly Check[] = [
  statementCheck(
    'What a product costs in a list, by which lists are ordered, is what its variants cost there',
    sql<Finding>`
      select format('product %s in list %s', coalesce(k.product_id, m.product_id), coalesce(k.price_list_id, m.price_list_id)) as subject,
        format('kept %s to %s, priced %s to %s', k.lowest_minor, k.highest_minor, m.lowest_minor, m.highest_minor) as detail
      from product_price k full join (
        select l.id as price_list_id, v.product_id,
          min(coalesce(own.amount_minor, usual.amount_minor)) as lowest_minor,
          max(coalesce(own.amount_minor, usual.amount_minor)) as highest_minor
        from price_list l cross join ${soldVariants} v
        left join price_list d on d.channel is null and d.currency = l.currency
        left join price own on own.variant_id = v.id and own.price_list_id = l.id
        left join price usual on usual.variant_id = v.id and usual.price_list_id = d.id
        where coalesce(own.amount_minor, usual.amount_minor) is not null
        group by l.id, v.product_id
      ) m using (price_list_id, product_id)
      where (k.lowest_minor, k.highest_minor) is distinct from (m.lowest_minor, m.highest_minor)`,
  ),
];
