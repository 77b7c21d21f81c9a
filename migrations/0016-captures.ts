import { Migration } from '@mikro-orm/migrations';

/** Captures that follow the goods. */
export class Captures extends Migration {
  override up(): void {
    this.captureTriggers();
    this.holds();
  }

  /** When what is in a parcel is captured: by the kind of the fulfilment, and by the channel where that has its own. */
  private captureTriggers(): void {
    this.addSql(/* sql */ `
      create table capture_rule (
        fulfilment_kind text not null check (fulfilment_kind in ('PICKUP', 'SHIP')),
        channel text,
        capture_trigger text not null check (capture_trigger in ('AT_ORDER', 'AT_READY', 'AT_HANDOVER', 'AT_SHIPMENT', 'MANUAL')),
        constraint one_rule unique nulls not distinct (fulfilment_kind, channel),
        constraint a_trigger_that_comes check
          (not (fulfilment_kind = 'PICKUP' and capture_trigger = 'AT_SHIPMENT')
            and not (fulfilment_kind = 'SHIP' and capture_trigger = 'AT_HANDOVER'))
      )`);
    this.addSql(/* sql */ `
      insert into capture_rule (fulfilment_kind, channel, capture_trigger)
      values ('PICKUP', null, 'AT_HANDOVER'), ('SHIP', null, 'AT_SHIPMENT')`);
    this.addSql(
      'alter table fulfilment add column charged_minor bigint not null default 0 check (charged_minor >= 0)',
    );
    this.addSql(
      `comment on column fulfilment.charged_minor is 'What was charged for the goods before they left.'`,
    );
  }

  private holds(): void {
    this.addSql(
      'alter table payment_intent add column releases_rest boolean not null default false',
    );
    this.addSql('alter table payment_intent add column wanted_for text');
    this.addSql('alter table payment_intent drop constraint payment_intent_purpose_check');
    this.addSql(/* sql */ `
      alter table payment_intent add constraint payment_intent_purpose_check
        check (purpose in ('PURCHASE', 'DEPOSIT', 'USAGE'))`);
    this.addSql('alter table payment_intent add column renewed_at timestamptz');
    this.addSql('alter table payment_intent add column renewal_asked_at timestamptz');
    this.addSql(/* sql */ `
      create index payment_intent_held on payment_intent (authorization_expires_at)
        where state in ('AUTHORIZED', 'PARTIALLY_AUTHORIZED', 'PARTIALLY_CAPTURED')`);
    for (const table of ['payment_operation', 'pending_operation']) this.allowExtensions(table);
    this.addSql(/* sql */ `
      create unique index one_hold_counts on payment_attempt (intent_id) where state = 'SUCCEEDED'`);
    // A hold that is prolonged holds what it has held: of an operation that moves nothing, nothing is released.
    this.addSql(/* sql */ `
      create unique index one_extension_at_a_time on pending_operation (intent_id) where kind = 'EXTEND'`);
  }

  /** Adds the kind to whatever a constraint allows already, as other changes do too. */
  private allowExtensions(table: string): void {
    const constraint = `${table}_kind_check`;
    this.addSql(/* sql */ `
      do $$
      declare
        allowed text;
      begin
        select pg_get_expr(conbin, conrelid) into strict allowed
        from pg_constraint where conname = '${constraint}' and conrelid = '${table}'::regclass;
        execute 'alter table ${table} drop constraint ${constraint}';
        execute format('alter table ${table} add constraint ${constraint} check (%s or kind = ''EXTEND'')', allowed);
      end $$`);
  }
}
