import { Migration } from '@mikro-orm/migrations';

/** People are told of their orders, of what stores keep for them, and of their visits. */
export class MessageSubjects extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table message
        add column subject text,
        add column subject_id uuid,
        add column customer_id uuid,
        add column guest_key text`);
    this.addSql(/* sql */ `
      update message m set subject = 'ORDER', subject_id = m.order_id,
        customer_id = o.customer_id, guest_key = case when o.customer_id is null then o.guest_key end
      from sales_order o where o.id = m.order_id`);
    // Those who were sent to collect are not whoever has bought.
    this.addSql(/* sql */ `
      update message set customer_id = null, guest_key = null
      where letter in ('PICKUP_ENTRUSTED', 'READY_PICKUP_ENTRUSTED')`);
    this.addSql(/* sql */ `
      alter table message
        alter column subject set not null,
        alter column subject_id set not null,
        add constraint message_subject_check check (subject in ('ORDER', 'STORE_RESERVATION', 'VISIT')),
        add constraint told_of_an_order check (fulfilment_id is null or subject = 'ORDER'),
        add constraint told_to_one_owner check (num_nonnulls(customer_id, guest_key) <= 1),
        drop column order_id`);
    this.addSql('create index message_by_subject on message (subject, subject_id, queued_at, id)');
    // What happened before these letters were written was not to be told: the doctor looks at what comes from here on.
    this.addSql('update message_place set since = greatest(since, pg_current_xact_id())');
    this.addSql(/* sql */ `
      alter table store_reservation
        add column locale text not null default 'fr' check (locale in ('fr', 'en')),
        add column reminded_at timestamptz`);
    this.addSql('alter table store_reservation alter column locale drop default');
  }
}
