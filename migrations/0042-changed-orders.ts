import { Migration } from '@mikro-orm/migrations';

/** What is asked for because an order was changed, and the goods that stay here until it is paid, or go back on sale. */
export class ChangedOrders extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table order_change_payment (
        intent_id uuid primary key,
        order_id uuid not null references sales_order (id),
        fulfilment_ids uuid[] not null check (cardinality(fulfilment_ids) > 0),
        asked_at timestamptz not null
      )`);
    this.addSql(/* sql */ `
      create trigger order_change_payment_is_a_journal before update or delete or truncate on order_change_payment
        for each statement execute function refuse_change()`);
  }
}
