import { Migration } from '@mikro-orm/migrations';

/** Buyers find their returns. */
export class OwnReturns extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create index return_order_by_customer on return_order (customer_id, requested_at desc, id desc)
        where customer_id is not null`);
    this.addSql(/* sql */ `
      create index return_order_by_guest on return_order (guest_key, requested_at desc, id desc)
        where guest_key is not null`);
  }
}
