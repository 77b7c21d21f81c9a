import { Migration } from '@mikro-orm/migrations';

/** Messages to people: what they are told, once for each step of their order. */
export class Messages extends Migration {
  override up(): void {
    // What happened before is not told again.
    this.addSql(/* sql */ `
      create table message_place (
        id text primary key check (id = 'journal'),
        since xid8 not null,
        tx xid8 not null
      )`);
    this.addSql(
      `insert into message_place (id, since, tx) values ('journal', pg_current_xact_id(), pg_current_xact_id())`,
    );
    this.addSql(/* sql */ `
      create table message (
        id uuid primary key,
        transition uuid not null,
        order_id uuid not null,
        fulfilment_id uuid,
        letter text not null,
        medium text not null check (medium in ('EMAIL', 'SMS')),
        recipient text not null check (length(recipient) between 3 and 320),
        locale text not null check (locale in ('fr', 'en')),
        facts jsonb not null,
        state text not null check (state in ('QUEUED', 'SENT', 'DELIVERED', 'FAILED')),
        tries integer not null default 0 check (tries >= 0),
        due_at timestamptz,
        reference text check (length(reference) <= 200),
        last_error text check (length(last_error) <= 200),
        queued_at timestamptz not null,
        sent_at timestamptz,
        ended_at timestamptz,
        constraint told_once unique (transition, recipient),
        constraint what_waits_is_due check (state <> 'QUEUED' or due_at is not null),
        constraint what_has_ended_waits_for_nothing check ((ended_at is not null) = (state in ('DELIVERED', 'FAILED'))
          and (ended_at is null or due_at is null)),
        constraint what_was_sent_has_a_reference check (state not in ('SENT', 'DELIVERED') or reference is not null)
      ) with (fillfactor = 80)`);
    this.addSql('create index message_due on message (due_at) where due_at is not null');
    this.addSql('create index message_by_order on message (order_id, queued_at, id)');
  }
}
