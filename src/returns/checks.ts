import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { keptByCarts } from '../stock/index.js';

const endsWithin = `${(30 * minuteMs) / 1000} seconds`;

/** What returns promise: units that came back are accounted for one by one, and money follows the plans. */
export const returnChecks: readonly Check[] = [
  statementCheck(
    'Every unit of an order that counts as returned was inspected with a return, or came back with its parcel',
    sql<Finding>`
      select l.id::text as subject, format('returned %s, inspected %s, in parcels %s', l.returned,
        coalesce(r.units, 0), coalesce(p.units, 0)) as detail
      from order_line l left join (
        select order_line_id, sum(inspected) as units from return_line group by order_line_id
      ) r on r.order_line_id = l.id left join (
        select g.order_line_id, sum(h.quantity) as units
        from parcel_line h join parcel on parcel.id = h.parcel_id join fulfilment_line g on g.id = h.fulfilment_line_id
        where parcel.state = 'RECEIVED_BACK' group by g.order_line_id
      ) p on p.order_line_id = l.id
      where l.returned <> least(l.fulfilled, coalesce(r.units, 0) + coalesce(p.units, 0))`,
  ),
  statementCheck(
    'Units that were sent and never reached their buyer are those of parcels that were lost or sent back',
    sql<Finding>`
      select l.id::text as subject, format('undelivered %s of %s, in parcels %s', l.undelivered,
        l.fulfilled - l.returned, coalesce(p.units, 0)) as detail
      from order_line l left join (
        select g.order_line_id, sum(h.quantity) as units
        from parcel_line h join parcel on parcel.id = h.parcel_id join fulfilment_line g on g.id = h.fulfilment_line_id
        where parcel.state in ('LOST', 'RETURNED_TO_SENDER') group by g.order_line_id
      ) p on p.order_line_id = l.id
      where l.undelivered <> least(l.fulfilled - l.returned, coalesce(p.units, 0))
        and not exists (select from visit v where v.order_id = l.order_id)`,
  ),
  statementCheck(
    'What became of the units of a return is told for each unit that was inspected, once',
    sql<Finding>`
      select l.id::text as subject, format('inspected %s, told of %s', l.inspected, coalesce(sum(d.quantity), 0)) as detail
      from return_line l
        left join return_disposition d on d.return_line_id = l.id and d.releases is null
      group by l.id having l.inspected <> coalesce(sum(d.quantity), 0)`,
  ),
  statementCheck(
    'No more units leave quarantine than were set aside, and where they lie',
    sql<Finding>`
      select d.id::text as subject, format('%s set aside as %s, %s released', d.quantity, d.disposition,
        sum(r.quantity)) as detail
      from return_disposition d join return_disposition r on r.releases = d.id
      group by d.id having d.quantity < sum(r.quantity) or d.disposition <> 'QUARANTINE'
        or bool_or(r.return_line_id <> d.return_line_id or r.location_id <> d.location_id)`,
  ),
  statementCheck(
    'S2: what returns put on a shelf is in the journal of the stock',
    sql<Finding>`
      select coalesce(j.reason, t.number) as subject,
        format('%s units in the journal, %s in the return', coalesce(j.units, 0), coalesce(t.units, 0)) as detail
      from (
        select r.number, sum(d.quantity) as units
        from return_disposition d join return_line l on l.id = d.return_line_id join return_order r on r.id = l.return_id
        where d.disposition <> 'QUARANTINE' group by r.number
      ) t full join (
        select reason, sum(on_hand_delta) as units from stock_movement
        where kind = 'RETURN' and reason not like 'parcel %' group by reason
      ) j on j.reason = t.number
      where j.units is distinct from t.units`,
  ),
  statementCheck(
    'M4: the lines of an executed plan add up to it, and its refund gives back what it says',
    sql<Finding>`
      select p.id::text as subject, format('goods %s of %s, kept %s of %s, released %s of %s, refund of %s for %s',
        coalesce(l.goods, 0), p.goods_minor, coalesce(l.withheld, 0), p.fee_minor + p.clawback_minor, coalesce(l.released, 0), p.released_minor,
          r.amount_minor + coalesce(b.amount_minor, 0), p.amount_minor) as detail
      from refund_plan p
        left join (
          select plan_id, sum(goods_minor) as goods, sum(withheld_minor) as withheld, sum(clawback_minor) as clawback, sum(released_minor) as released
          from refund_plan_line group by plan_id) l on l.plan_id = p.id
        left join refund r on r.id = p.refund_id left join refund b on b.id = p.rest_refund_id
      where coalesce(l.goods, 0) <> p.goods_minor or coalesce(l.withheld, 0) <> p.fee_minor + p.clawback_minor
        or coalesce(l.clawback, 0) <> p.clawback_minor or coalesce(l.released, 0) <> p.released_minor
        or coalesce(r.amount_minor, 0) + coalesce(b.amount_minor, 0) <> p.amount_minor
        or (r.id is not null and (r.order_id, r.currency) is distinct from (p.order_id, p.currency))`,
  ),
  statementCheck(
    'M4: no more is released of discounts than plans have kept for them',
    sql<Finding>`
      select l.order_line_id::text as subject, format('kept %s, released %s',
        sum(l.clawback_minor), sum(l.released_minor)) as detail
      from refund_plan p join refund_plan_line l on l.plan_id = p.id left join refund r on r.id = p.refund_id
      where r.state is distinct from 'REJECTED'
      group by l.order_line_id having sum(l.released_minor) > sum(l.clawback_minor)`,
  ),
  statementCheck(
    'What was exchanged pays for the new goods: with a refund of the old order, by the first payment of the new one',
    sql<Finding>`
      select x.id::text as subject, format('%s exchanged, refund of %s as %s, paid %s by tender 1',
        x.credit_minor, r.amount_minor, r.tender, i.amount_minor) as detail
      from exchange x
        join return_order t on t.id = x.return_id
        join refund r on r.id = x.refund_id
        left join payment_intent i on i.order_id = x.order_id and i.tender = 1
      where r.tender <> 'EXCHANGE' or r.order_id <> t.order_id or x.order_id = t.order_id
        or r.amount_minor <> x.credit_minor or i.amount_minor is distinct from x.credit_minor`,
  ),
  {
    promise: 'Just the goods that were chosen for returns are kept without an end for a cart',
    async find(db) {
      const kept = new Map(
        (await keptByCarts(db)).map((each) => [`${each.cartId} ${each.variantId}`, each.quantity]),
      );
      const { rows } = await sql<{ item: string; wanted: number }>`
        select r.cart_id || ' ' || l.variant_id as item, sum(l.quantity)::integer as wanted
        from replacement r join cart_line l on l.cart_id = r.cart_id
        where r.ended_at is null group by r.cart_id, l.variant_id`.execute(db);
      const wanted = new Map(rows.map((row) => [row.item, row.wanted]));
      return [...new Set([...kept.keys(), ...wanted.keys()])].flatMap((subject) => {
        const units = kept.get(subject) ?? 0;
        const chosen = wanted.get(subject) ?? 0;
        return units === chosen ? [] : { subject, detail: `${units} kept of ${chosen}` };
      });
    },
  },
  statementCheck(
    'Returns end in time, and what is reserved for them',
    sql<Finding>`
      select number as subject, format('%s since %s', state, due_at) as detail from return_order
      where state = 'APPROVED' and due_at < now() - ${endsWithin}::interval
      union all
      select return_id::text, format('%s since %s', state, kept_until) from replacement
      where state = 'RESERVED' and kept_until < now() - ${endsWithin}::interval`,
  ),
  statementCheck(
    'Goods that may be sent back have a label, or will have one; others have none',
    sql<Finding>`
      select r.number as subject, format('%s by %s', r.state, r.method) as detail
      from return_order r left join return_label l on l.return_id = r.id
      where (l.return_id is null and r.method = 'LABEL' and r.state = 'APPROVED')
        or (l.return_id is not null and r.method <> 'LABEL')`,
  ),
];
