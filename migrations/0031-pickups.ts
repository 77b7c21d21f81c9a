import { Migration } from '@mikro-orm/migrations';

/** Pickups up to their end: how long goods wait, who may take them, what of them was taken, and who had to wait. */
export class Pickups extends Migration {
  override up(): void {
    this.rules();
    this.addSql(/* sql */ `
      alter table fulfilment
        add column remind_at timestamptz,
        add column identity_check text check (identity_check in ('PROXY', 'VALUE', 'STORE')),
        add column identity_checked_at timestamptz,
        add column collector_email text check (length(collector_email) <= 320),
        add column car text check (length(car) <= 100),
        add column waited_seconds integer check (waited_seconds >= 0),
        add constraint handed_to_whom_it_may_concern
          check (state <> 'HANDED_OVER' or identity_check is null or identity_checked_at is not null)`);
    this.addSql(
      `comment on column fulfilment.charged_minor is 'What was charged for goods that have not left yet.'`,
    );
    // Until now goods waited for ever: their buyers are reminded first, and have three days from then on.
    this.addSql(/* sql */ `
      update fulfilment set keep_until = greatest(keep_until, now() + interval '3 days')
        where state in ('READY', 'CUSTOMER_ARRIVED')`);
    this.addSql(/* sql */ `
      update fulfilment set remind_at = keep_until - interval '2 days' where state = 'READY'`);
    this.addSql(
      'create index fulfilment_to_remind on fulfilment (remind_at) where remind_at is not null',
    );
    this.addSql(/* sql */ `
      create index fulfilment_kept on fulfilment (keep_until) where state in ('READY', 'CUSTOMER_ARRIVED')`);
    this.addSql(/* sql */ `
      create index fulfilment_waited on fulfilment (task_at, arrived_at) where arrived_at is not null`);
    this.addSql(/* sql */ `
      alter table fulfilment_line
        add column refused integer not null default 0 check (refused >= 0),
        add constraint not_more_than_found check (handed_over + refused <= coalesce(picked, 0))`);
  }

  /** How pickups are kept, of a location, or of all that have no rule of their own. */
  private rules(): void {
    this.addSql(/* sql */ `
      create table pickup_rule (
        location_id uuid references location (id),
        keep_days integer not null check (keep_days between 1 and 90),
        remind_days_before integer check (remind_days_before >= 0 and remind_days_before < keep_days),
        identity_from_minor bigint check (identity_from_minor > 0),
        identity_currency text check (length(identity_currency) = 3),
        constraint one_rule_a_place unique nulls not distinct (location_id),
        constraint a_limit_has_a_currency check ((identity_from_minor is null) = (identity_currency is null))
      )`);
    this.addSql(
      'insert into pickup_rule (location_id, keep_days, remind_days_before) values (null, 7, 2)',
    );
  }
}
