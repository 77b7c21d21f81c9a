import { Migration } from '@mikro-orm/migrations';

/** News that has arrived is forgotten one day, with its tries; what has not arrived never is. */
export class DeliveredNews extends Migration {
  override up(): void {
    this.addSql(
      `create index webhook_delivery_delivered on webhook_delivery (delivered_at) where state = 'DELIVERED'`,
    );
    this.addSql(/* sql */ `
      alter table webhook_attempt drop constraint webhook_attempt_delivery_id_fkey,
        add constraint webhook_attempt_delivery_id_fkey foreign key (delivery_id)
          references webhook_delivery (id) on delete cascade`);
    // A try goes with its delivery, and never by itself.
    this.addSql('drop trigger webhook_attempt_is_a_journal on webhook_attempt');
    this.addSql(/* sql */ `
      create trigger webhook_attempt_is_a_journal before update or truncate on webhook_attempt
        for each statement execute function refuse_change()`);
    this.addSql(/* sql */ `
      create trigger webhook_attempt_goes_with_its_delivery before delete on webhook_attempt
        for each statement when (pg_trigger_depth() = 0) execute function refuse_change()`);
    this.addSql(/* sql */ `
      create trigger only_what_has_arrived_is_forgotten before delete on webhook_delivery
        for each row when (old.state <> 'DELIVERED') execute function refuse_change()`);
  }
}
