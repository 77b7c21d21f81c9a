import { Migration } from '@mikro-orm/migrations';

/**
 * What of a refund was paid for goods that never left, said when it is asked for: later it cannot be told any more, when
 * other units of the same line have left, or were cancelled.
 */
export class UnsoldRefunds extends Migration {
  override up(): void {
    this.addSql('alter table refund add column unsold_minor bigint not null default 0');
    this.addSql(/* sql */ `
      alter table refund_line
        add column unsold_units integer not null default 0,
        add column unsold_minor bigint not null default 0`);
    // Units that were delivered counted first until now, and the newest refunds are about what goes beyond them.
    this.addSql(/* sql */ `
      with asked as (
        select l.refund_id, l.order_line_id, l.quantity, l.amount_minor, o.fulfilled,
          o.total_minor * o.fulfilled / o.quantity as delivered,
          sum(l.quantity) over so_far as units_so_far, sum(l.amount_minor) over so_far as minor_so_far
        from refund_line l join refund r on r.id = l.refund_id join order_line o on o.id = l.order_line_id
        where r.state <> 'REJECTED' and o.cancelled > 0
        window so_far as (partition by l.order_line_id order by r.requested_at, r.id)
      )
      update refund_line l set
        unsold_units = greatest(0, least(a.quantity, a.units_so_far - a.fulfilled)),
        unsold_minor = greatest(0, least(a.amount_minor, a.minor_so_far - a.delivered))
      from asked a where a.refund_id = l.refund_id and a.order_line_id = l.order_line_id`);
    this.addSql(/* sql */ `
      update refund r set unsold_minor = l.minor
      from (select refund_id, sum(unsold_minor) as minor from refund_line group by refund_id) l
      where l.refund_id = r.id and l.minor > 0`);
    this.addSql(/* sql */ `
      alter table refund add constraint unsold_is_a_part_of_it check (unsold_minor between 0 and amount_minor)`);
    this.addSql(/* sql */ `
      alter table refund_line add constraint unsold_units_are_some_of_it
        check (unsold_units between 0 and quantity and unsold_minor between 0 and amount_minor)`);
  }
}
