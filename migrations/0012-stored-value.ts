import { Migration } from '@mikro-orm/migrations';

/** Money that the shop owes: gift cards, store credit, loyalty points. */
export class StoredValue extends Migration {
  override up(): void {
    this.addAccounts();
    this.addPayments();
    this.addJournal();
    this.allow('ledger_entry', 'kind', ['VALUE_ISSUED', 'VALUE_WITHDRAWN']);
    this.allow('ledger_posting', 'account', ['PROMOTIONS']);
  }

  private addAccounts(): void {
    this.addSql(/* sql */ `
      create table stored_account (
        id uuid primary key,
        kind text not null check (kind in ('GIFT_CARD', 'STORE_CREDIT', 'POINTS')),
        currency text not null check (length(currency) = 3),
        state text not null check (state in ('ACTIVE', 'BLOCKED', 'EXPIRED')),
        balance bigint not null default 0,
        held bigint not null default 0,
        code_hash bytea unique check (length(code_hash) = 32),
        last4 text check (length(last4) = 4),
        customer_id uuid references customer (id),
        expires_at timestamptz,
        created_at timestamptz not null,
        constraint never_below_zero check (balance >= 0),
        constraint never_more_held_than_there_is check (held between 0 and balance),
        constraint a_card_or_somebodys check (case kind
          when 'GIFT_CARD' then customer_id is null and code_hash is not null and last4 is not null
          else customer_id is not null and code_hash is null and state = 'ACTIVE' end)
      )`);
    this.addSql(
      `comment on column stored_account.balance is 'Minor units of the currency, or points; what is held is in it.'`,
    );
    this.addSql(/* sql */ `
      create unique index one_account_a_customer on stored_account (customer_id, kind, currency)
        where customer_id is not null`);
    this.addSql(/* sql */ `
      create index stored_account_to_expire on stored_account (expires_at)
        where expires_at is not null and state <> 'BLOCKED'`);
    this.addSql(/* sql */ `
      create table gift_card_token (
        token_hash bytea primary key check (length(token_hash) = 32),
        account_id uuid not null references stored_account (id),
        expires_at timestamptz not null
      )`);
    this.addSql('create index gift_card_token_to_forget on gift_card_token (expires_at)');
  }

  private addPayments(): void {
    this.addSql(/* sql */ `
      create table stored_payment (
        id uuid primary key,
        kind text not null check (kind in ('GIFT_CARD', 'STORE_CREDIT', 'POINTS')),
        key text not null unique,
        request_hash bytea not null,
        our_reference text not null,
        account_id uuid references stored_account (id),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor > 0),
        units_per_minor integer not null check (units_per_minor > 0),
        authorized_minor bigint not null default 0,
        captured_minor bigint not null default 0 check (captured_minor >= 0),
        voided_minor bigint not null default 0 check (voided_minor >= 0),
        refunded_minor bigint not null default 0 check (refunded_minor >= 0),
        decline_code text,
        created_at timestamptz not null,
        constraint all_is_held_or_nothing check (authorized_minor in (0, amount_minor)),
        constraint held_money_is_somebodys check (authorized_minor = 0 or account_id is not null),
        constraint never_more_than_held check (captured_minor + voided_minor <= authorized_minor),
        constraint never_more_back_than_taken check (refunded_minor <= captured_minor)
      )`);
    this.addSql('create index stored_payment_books on stored_payment (kind, id)');
    this.addSql('create index stored_payment_by_account on stored_payment (account_id)');
    this.addSql(/* sql */ `
      create table stored_operation (
        key text primary key,
        payment_id uuid not null references stored_payment (id),
        kind text not null check (kind in ('CAPTURE', 'VOID', 'REFUND')),
        amount_minor bigint not null,
        succeeded boolean not null,
        code text,
        at timestamptz not null,
        constraint a_failure_says_why check (succeeded = (code is null))
      )`);
    this.addSql('create index stored_operation_by_payment on stored_operation (payment_id, at)');
  }

  private addJournal(): void {
    this.addSql(/* sql */ `
      create table stored_entry (
        id uuid primary key,
        account_id uuid not null references stored_account (id),
        kind text not null check (kind in ('ISSUE', 'HOLD', 'CAPTURE', 'RELEASE', 'REFUND', 'ADJUST', 'EXPIRE')),
        balance_change bigint not null,
        held_change bigint not null,
        payment_id uuid references stored_payment (id),
        operation_key text,
        reason text,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        at timestamptz not null,
        constraint it_changes_something check (balance_change <> 0 or held_change <> 0)
      )`);
    this.addSql('create index stored_entry_by_account on stored_entry (account_id, id)');
    this.addSql(/* sql */ `
      create unique index an_operation_moves_value_once on stored_entry (operation_key, kind)
        where operation_key is not null`);
    this.addSql(/* sql */ `
      create trigger stored_entry_is_a_journal before update or delete or truncate on stored_entry
        for each statement execute function refuse_change()`);
    this.addSql(/* sql */ `
      do $$ begin
        if exists (select from pg_roles where rolname = 'passerelle_app') then
          revoke all on stored_entry from passerelle_app;
          grant select, insert on stored_entry to passerelle_app;
        end if;
      exception when insufficient_privilege then
        raise notice 'nothing could be granted to the role passerelle_app';
      end $$`);
  }

  /** Adds words to those that a column may hold, whichever were added before. */
  private allow(table: string, column: string, words: readonly string[]): void {
    const name = `${table}_${column}_check`;
    this.addSql(/* sql */ `
      do $$
      declare
        allowed text;
      begin
        select string_agg(quote_literal(word), ', ') into allowed from (
          select (regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''', 'g'))[1] as word
            from pg_constraint where conname = '${name}' and conrelid = '${table}'::regclass
          union select unnest('{${words.join()}}'::text[])) w;
        execute format('alter table ${table} drop constraint ${name}, add constraint ${name} check (${column} in (%s))',
          allowed);
      end $$`);
  }
}
