import { Migration } from '@mikro-orm/migrations';

/**
 * Units that count as fulfilled and are not with their buyer, although nobody has brought them back: they were lost on
 * the way, are on their way back, or had never been carried out. What a carrier has brought back counts as returned.
 */
export class UndeliveredUnits extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table order_line
        add column undelivered integer not null default 0 check (undelivered >= 0),
        drop constraint quantities_add_up`);
    this.addSql(/* sql */ `
      update order_line l set returned = least(l.fulfilled, l.returned + back.units)
      from (
        select f.order_line_id as id, sum(p.quantity) as units
        from parcel_line p join parcel on parcel.id = p.parcel_id join fulfilment_line f on f.id = p.fulfilment_line_id
        where parcel.state = 'RECEIVED_BACK' group by f.order_line_id) back
      where back.id = l.id`);
    this.addSql(/* sql */ `
      update order_line l set undelivered = least(l.fulfilled - l.returned, missing.units)
      from (
        select f.order_line_id as id, sum(p.quantity) as units
        from parcel_line p join parcel on parcel.id = p.parcel_id join fulfilment_line f on f.id = p.fulfilment_line_id
        where parcel.state in ('LOST', 'RETURNED_TO_SENDER') group by f.order_line_id) missing
      where missing.id = l.id`);
    // A correction takes units from the last lines of the order; which of two that was is not told, and all the same.
    this.addSql(/* sql */ `
      update order_line l set undelivered = least(l.fulfilled - l.returned, greatest(0, never.units - (
          select coalesce(sum(o.fulfilled - o.returned), 0) from order_line o
          where o.order_id = l.order_id and o.variant_id = l.variant_id and o.position > l.position)))
      from (
        select v.order_id, k.variant_id, -sum(k.delta) as units
        from visit v join visit_pick k on k.visit_id = v.id
        where v.order_id is not null and k.reason is not null and k.delta < 0 group by v.order_id, k.variant_id) never
      where l.order_id = never.order_id and l.variant_id = never.variant_id`);
    this.addSql(/* sql */ `
      alter table order_line add constraint quantities_add_up
        check (fulfilled + cancelled <= quantity and returned + undelivered <= fulfilled)`);
  }
}
