import { Migration } from '@mikro-orm/migrations';

/** A payment without an order is given back as well: a refund is of an order, or of such a payment. */
export class PaymentRefunds extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table refund
        alter column order_id drop not null,
        add constraint a_refund_is_of_something check (order_id is not null or intent_id is not null),
        add constraint only_orders_have_shipping check (order_id is not null or shipping_minor = 0)`);
    this.addSql(
      'create index refund_by_payment on refund (intent_id, requested_at, id) where order_id is null',
    );
  }
}
