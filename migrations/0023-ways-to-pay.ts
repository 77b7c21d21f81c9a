import { Migration } from '@mikro-orm/migrations';

/** What the choice of a provider, and the order in which ways to pay are shown, look at. */
export class WaysToPay extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table payment_intent add column country text check (country ~ '^[A-Z]{2}$')`);
    this.addSql(/* sql */ `
      create index payment_attempt_by_method on payment_attempt (method, settled_at desc)
        where state in ('SUCCEEDED', 'DECLINED', 'FAILED')`);
  }
}
