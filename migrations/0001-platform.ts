import { Migration } from '@mikro-orm/migrations';

/** What every module stands on: the event journal, the memory of idempotency keys. */
export class Platform extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are a journal: they are never changed or removed', tg_table_name
          using errcode = 'restrict_violation';
      end $$`);

    this.addSql(/* sql */ `
      create table stream_head (
        stream text primary key,
        seq bigint not null check (seq > 0)
      ) with (fillfactor = 50)`);
    this.addSql(/* sql */ `
      create table event (
        stream text not null,
        seq bigint not null check (seq > 0),
        event_id uuid not null,
        type text not null,
        payload jsonb not null,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        at timestamptz not null,
        primary key (stream, seq)
      )`);
    this.addSql('create index event_by_id on event (event_id)');
    this.addSql('create index event_by_time on event using brin (at)');
    this.addSql(/* sql */ `
      create trigger event_is_a_journal before update or delete or truncate on event
        for each statement execute function refuse_change()`);

    this.addSql(/* sql */ `
      create table idempotency_key (
        scope text not null,
        operation text not null,
        key text not null check (length(key) between 1 and 255),
        input_hash bytea not null,
        answer jsonb,
        created_at timestamptz not null,
        primary key (scope, operation, key)
      )`);
    this.addSql('create index idempotency_key_by_age on idempotency_key using brin (created_at)');
  }
}
