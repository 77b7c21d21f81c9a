import { Migration } from '@mikro-orm/migrations';

/** Goods that their buyer carries out of a store at once: a third way, from the cart to the hand-over. */
export class CarriedOut extends Migration {
  override up(): void {
    for (const table of ['cart', 'cart_line', 'order_line', 'capture_rule'])
      this.allowCounter(table, 'fulfilment_kind');
    this.allowCounter('fulfilment', 'kind');
    this.namePlaces();
    this.addSql(/* sql */ `
      alter table capture_rule
        drop constraint a_trigger_that_comes,
        add constraint a_trigger_that_comes check (case fulfilment_kind
          when 'PICKUP' then capture_trigger <> 'AT_SHIPMENT'
          when 'SHIP' then capture_trigger <> 'AT_HANDOVER'
          else capture_trigger not in ('AT_SHIPMENT', 'AT_READY') end)`);
    this.addSql(/* sql */ `
      insert into capture_rule (fulfilment_kind, channel, capture_trigger) values ('COUNTER', null, 'AT_HANDOVER')`);
  }

  private allowCounter(table: string, column: string): void {
    const constraint = `${table}_${column}_check`;
    this.addSql(/* sql */ `
      alter table ${table}
        drop constraint ${constraint},
        add constraint ${constraint} check (${column} in ('PICKUP', 'SHIP', 'COUNTER'))`);
  }

  /** What is collected or carried out has a place where that is done. */
  private namePlaces(): void {
    const columns = { cart: 'fulfilment_kind', cart_line: 'fulfilment_kind', fulfilment: 'kind' };
    for (const [table, column] of Object.entries(columns))
      this.addSql(/* sql */ `
        alter table ${table}
          drop constraint pickup_has_a_place,
          add constraint pickup_has_a_place
            check (${column} is null or ${column} = 'SHIP' or collect_at is not null)`);
  }
}
