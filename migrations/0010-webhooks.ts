import { Migration } from '@mikro-orm/migrations';

/** News for partners: where they want it, what is to be delivered, and every try of it. */
export class Webhooks extends Migration {
  override up(): void {
    // The journal is followed by transaction: below the oldest one under way, nothing can appear any more.
    this.addSql('alter table event add column tx xid8 not null default pg_current_xact_id()');
    this.addSql('create index event_by_transaction on event (tx)');
    this.addSql(/* sql */ `
      create table webhook_place (
        id text primary key check (id = 'journal'),
        tx xid8 not null
      )`);
    this.addSql(`insert into webhook_place (id, tx) values ('journal', pg_current_xact_id())`);

    this.addSql(/* sql */ `
      create table webhook_endpoint (
        id uuid primary key,
        owner_id uuid not null references staff_member (id),
        url text not null check (length(url) <= 2000),
        event_types text[] not null check (cardinality(event_types) > 0),
        state text not null check (state in ('ACTIVE', 'DISABLED')),
        secret text not null,
        previous_secret text,
        previous_until timestamptz,
        since xid8 not null default pg_current_xact_id(),
        failing_since timestamptz,
        created_at timestamptz not null,
        deleted_at timestamptz,
        constraint a_secret_that_ends check ((previous_secret is null) = (previous_until is null))
      )`);
    this.addSql(
      'create index webhook_endpoint_by_owner on webhook_endpoint (owner_id, created_at desc, id desc) where deleted_at is null',
    );

    this.addSql(/* sql */ `
      create table webhook_delivery (
        id uuid primary key,
        position bigint not null generated always as identity,
        endpoint_id uuid not null references webhook_endpoint (id),
        event_id uuid not null,
        stream text not null,
        type text not null,
        facts jsonb not null,
        happened_at timestamptz not null,
        state text not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
        tries integer not null default 0 check (tries >= 0),
        next_try_at timestamptz,
        last_status integer,
        last_error text check (length(last_error) <= 200),
        created_at timestamptz not null,
        delivered_at timestamptz,
        unique (endpoint_id, event_id),
        constraint what_waits_is_due check ((state = 'PENDING') = (next_try_at is not null))
      ) with (fillfactor = 80)`);
    this.addSql(
      `create index webhook_delivery_due on webhook_delivery (next_try_at, position) where state = 'PENDING'`,
    );
    this.addSql(
      `create index webhook_delivery_waiting on webhook_delivery (endpoint_id, stream, position) where state = 'PENDING'`,
    );
    this.addSql(
      'create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, position desc)',
    );

    this.addSql(/* sql */ `
      create table webhook_attempt (
        id uuid primary key,
        delivery_id uuid not null references webhook_delivery (id),
        at timestamptz not null,
        status integer,
        duration_ms integer not null check (duration_ms >= 0),
        error text check (length(error) <= 200)
      )`);
    this.addSql('create index webhook_attempt_by_delivery on webhook_attempt (delivery_id, id)');
    this.addSql(/* sql */ `
      create trigger webhook_attempt_is_a_journal before update or delete or truncate on webhook_attempt
        for each statement execute function refuse_change()`);
  }
}
