import { Migration } from '@mikro-orm/migrations';

/** Customers who walk in, take what they want, and walk out. */
export class Visits extends Migration {
  override up(): void {
    this.addSql('alter table payment_intent add column keeps_rest_until timestamptz');
    this.addSql(
      `comment on column payment_intent.keeps_rest_until is 'Until then what is held besides is not given back: more may be found to be owed.'`,
    );
    this.addSql(/* sql */ `
      create table visit (
        id uuid primary key,
        state text not null check (state in ('OPENED', 'INSIDE', 'LEFT', 'CLOSED', 'ABANDONED')),
        location_id uuid not null references location (id),
        customer_id uuid not null references customer (id),
        intent_id uuid not null unique references payment_intent (id),
        hold_minor bigint not null check (hold_minor > 0),
        currency text not null check (length(currency) = 3),
        order_id uuid unique,
        opened_at timestamptz not null,
        entered_at timestamptz,
        left_at timestamptz,
        expires_at timestamptz,
        constraint inside_after_entering check (state <> 'INSIDE' or entered_at is not null),
        constraint ends_in_time check ((state in ('CLOSED', 'ABANDONED')) = (expires_at is null))
      ) with (fillfactor = 80)`);
    this.addSql(/* sql */ `
      create unique index one_visit_at_a_time on visit (customer_id) where state in ('OPENED', 'INSIDE')`);
    this.addSql('create index visit_by_end on visit (expires_at) where expires_at is not null');
    this.addSql(/* sql */ `
      create table visit_pick (
        id uuid primary key,
        visit_id uuid not null references visit (id),
        variant_id uuid not null references variant (id),
        delta integer not null check (delta <> 0),
        reason text,
        actor_kind text not null,
        actor_id text,
        at timestamptz not null
      )`);
    this.addSql('create index visit_pick_by_visit on visit_pick (visit_id)');
    this.addSql(/* sql */ `
      create trigger visit_pick_is_a_journal before update or delete or truncate on visit_pick
        for each statement execute function refuse_change()`);
  }
}
