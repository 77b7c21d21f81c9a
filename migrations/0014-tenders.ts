import { Migration } from '@mikro-orm/migrations';

/** Several payments for one order, each a tender with a place of its own. */
export class Tenders extends Migration {
  override up(): void {
    this.addSql(
      'alter table payment_intent add column tender smallint not null default 1 check (tender > 0)',
    );
    this.addSql(
      'create unique index one_intent_a_tender on payment_intent (order_id, tender) where order_id is not null',
    );
    this.addSql('drop index payment_intent_by_order');
  }
}
