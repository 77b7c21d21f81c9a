import { Migration } from '@mikro-orm/migrations';

const accounts = [
  'CHEQUES',
  'BANK_CLEARING',
  'UNSETTLED_TRANSFERS',
  'TRADE_RECEIVABLE',
  'CASH_DIFFERENCES',
];
const kinds = [
  'TRANSFER_RECEIVED',
  'PAYOUT',
  'CHEQUE_CLEARED',
  'CHEQUE_BOUNCED',
  'INVOICE_SETTLED',
  'TILL_OVER',
  'TILL_SHORT',
];

/** Money that no card provider carries: tills, cheques, bank transfers, and what businesses buy on account. */
export class OfflinePayments extends Migration {
  override up(): void {
    this.alsoAllow('ledger_posting', 'account', accounts);
    this.alsoAllow('ledger_entry', 'kind', kinds);
    this.keepBooks();
    this.keepTills();
    this.keepCheques();
    this.keepTransfers();
    this.keepTradeAccounts();
    this.keepPayouts();
  }

  /** Adds values to what a column may hold, whatever it may hold so far. */
  private alsoAllow(table: string, column: string, values: readonly string[]): void {
    const more = values.map((value) => `'${value}'`).join(', ');
    this.addSql(/* sql */ `
      do $$ declare
        allowed text[];
        name text;
      begin
        select c.conname, array(select m[1] from regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m)
          into strict name, allowed
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
        where c.contype = 'c' and c.conrelid = '${table}'::regclass and a.attname = '${column}'
          and pg_get_constraintdef(c.oid) like '%ANY (ARRAY[%';
        execute format('alter table ${table} drop constraint %I', name);
        execute format('alter table ${table} add constraint %I check (${column} in (%s))', name,
          (select string_agg(distinct quote_literal(v), ', ') from unnest(allowed || array[${more}]) v));
      end $$`);
  }

  private keepBooks(): void {
    this.addSql(/* sql */ `
      create table offline_payment (
        key uuid primary key,
        provider text not null check (provider in ('cash', 'cheque', 'bank-transfer', 'on-account')),
        reference text not null unique,
        intent_id uuid not null,
        customer_id uuid references customer (id),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor > 0),
        state text not null check (state in ('AWAITED', 'HELD', 'TAKEN', 'CLOSED')),
        authorized_minor bigint not null check (authorized_minor in (0, amount_minor)),
        captured_minor bigint not null check (captured_minor >= 0),
        voided_minor bigint not null default 0 check (voided_minor >= 0),
        refunded_minor bigint not null default 0 check (refunded_minor >= 0),
        received_minor bigint not null default 0 check (received_minor >= 0),
        made_at timestamptz not null,
        constraint never_more_than_authorized check (captured_minor + voided_minor <= authorized_minor),
        constraint never_more_than_captured check (refunded_minor <= captured_minor)
      )`);
    this.addSql('create index offline_payment_by_time on offline_payment (provider, made_at, key)');
    this.addSql('create index offline_payment_by_intent on offline_payment (intent_id)');
    this.addSql(/* sql */ `
      create table offline_operation (
        key text primary key,
        payment_key uuid not null references offline_payment (key),
        kind text not null check (kind in ('CAPTURE', 'VOID', 'REFUND')),
        amount_minor bigint not null check (amount_minor >= 0),
        at timestamptz not null
      )`);
    this.addSql('create index offline_operation_by_payment on offline_operation (payment_key)');
    this.isJournal('offline_operation');
  }

  private keepTills(): void {
    this.addSql(/* sql */ `
      create table till_session (
        id uuid primary key,
        location_id uuid not null references location (id),
        currency text not null check (length(currency) = 3),
        state text not null check (state in ('OPEN', 'CLOSED')),
        cash_minor bigint not null check (cash_minor >= 0),
        counted_minor bigint check (counted_minor >= 0),
        opened_by text,
        opened_at timestamptz not null,
        closed_by text,
        closed_at timestamptz,
        check ((state = 'CLOSED') = (num_nulls(counted_minor, closed_at) = 0))
      )`);
    this.addSql(
      `create unique index one_open_till on till_session (location_id) where state = 'OPEN'`,
    );
    this.addSql(/* sql */ `
      create table till_movement (
        id uuid primary key,
        till_session_id uuid not null references till_session (id),
        kind text not null check (kind in ('FLOAT', 'TAKEN', 'PAID_OUT', 'DIFFERENCE')),
        amount_minor bigint not null,
        tendered_minor bigint check (tendered_minor >= amount_minor),
        payment_key uuid references offline_payment (key),
        payout_id uuid,
        actor_kind text not null,
        actor_id text,
        at timestamptz not null,
        check (case kind when 'FLOAT' then amount_minor >= 0 when 'TAKEN' then amount_minor > 0
          when 'PAID_OUT' then amount_minor < 0 else amount_minor <> 0 end),
        check ((kind = 'TAKEN') = (payment_key is not null)),
        check ((kind = 'PAID_OUT') = (payout_id is not null))
      )`);
    this.addSql('create unique index cash_is_taken_once on till_movement (payment_key)');
    this.addSql('create unique index cash_is_paid_out_once on till_movement (payout_id)');
    this.addSql('create index till_movement_by_session on till_movement (till_session_id)');
    this.isJournal('till_movement');
  }

  private keepCheques(): void {
    this.addSql(/* sql */ `
      create table cheque (
        payment_key uuid primary key references offline_payment (key),
        location_id uuid not null references location (id),
        state text not null check (state in ('RECEIVED', 'CLEARED', 'BOUNCED')),
        last_digits text not null check (last_digits ~ '^[0-9]{4}$'),
        bank text not null,
        drawn_on date not null,
        received_at timestamptz not null,
        ended_at timestamptz
      )`);
  }

  private keepTransfers(): void {
    this.addSql(/* sql */ `
      create table bank_line (
        id uuid primary key,
        bank_line_id text not null unique,
        state text not null check (state in ('QUARANTINED', 'MATCHED', 'RETURNED')),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor > 0),
        remittance text not null,
        payer text,
        problem text check (problem in ('NO_REFERENCE', 'UNKNOWN_REFERENCE', 'OTHER_CURRENCY', 'PAYMENT_OVER')),
        payment_key uuid references offline_payment (key),
        received_at timestamptz not null,
        check ((state = 'MATCHED') = (payment_key is not null))
      )`);
    this.addSql('create index bank_line_by_payment on bank_line (payment_key)');
    this.addSql(
      `create index bank_line_quarantined on bank_line (received_at) where state = 'QUARANTINED'`,
    );
  }

  private keepTradeAccounts(): void {
    this.addSql(/* sql */ `
      create table trade_account (
        customer_id uuid primary key references customer (id),
        currency text not null check (length(currency) = 3),
        limit_minor bigint not null check (limit_minor >= 0),
        reserved_minor bigint not null default 0 check (reserved_minor >= 0),
        used_minor bigint not null default 0 check (used_minor >= 0),
        days_to_pay integer not null check (days_to_pay between 0 and 120),
        granted_at timestamptz not null,
        granted_by text,
        constraint never_over_the_limit check (reserved_minor + used_minor <= limit_minor)
      )`);
    this.addSql(/* sql */ `
      create table trade_invoice (
        id uuid primary key,
        reference text not null unique,
        customer_id uuid not null references trade_account (customer_id),
        payment_key uuid not null references offline_payment (key),
        state text not null check (state in ('OPEN', 'SETTLED')),
        currency text not null,
        amount_minor bigint not null check (amount_minor > 0),
        credited_minor bigint not null default 0 check (credited_minor >= 0),
        settled_minor bigint not null default 0 check (settled_minor >= 0),
        due_at timestamptz not null,
        made_at timestamptz not null,
        constraint never_more_than_owed check (credited_minor + settled_minor <= amount_minor),
        check ((state = 'SETTLED') = (credited_minor + settled_minor = amount_minor))
      )`);
    this.addSql('create index trade_invoice_by_payment on trade_invoice (payment_key)');
    this.addSql(`create index trade_invoice_open on trade_invoice (due_at) where state = 'OPEN'`);
    this.addSql(/* sql */ `
      create table invoice_settlement (
        id uuid primary key,
        invoice_id uuid not null references trade_invoice (id),
        line_id uuid not null unique references bank_line (id),
        amount_minor bigint not null check (amount_minor > 0),
        actor_kind text not null,
        actor_id text,
        at timestamptz not null
      )`);
    this.addSql('create index invoice_settlement_by_invoice on invoice_settlement (invoice_id)');
    this.isJournal('invoice_settlement');
  }

  private keepPayouts(): void {
    this.addSql(/* sql */ `
      create table payout (
        id uuid primary key,
        state text not null check (state in ('OWED', 'PAID')),
        reason text not null check (reason in ('REFUND', 'OVERPAID', 'NOT_PAID_IN_TIME', 'NOT_OURS')),
        provider text not null check (provider in ('cash', 'cheque', 'bank-transfer', 'on-account')),
        payment_key uuid references offline_payment (key),
        operation_key text unique,
        line_id uuid references bank_line (id),
        currency text not null,
        amount_minor bigint not null check (amount_minor > 0),
        till_session_id uuid references till_session (id),
        bank_line_id text unique,
        made_at timestamptz not null,
        paid_at timestamptz,
        paid_by text,
        check ((state = 'PAID') = (num_nonnulls(till_session_id, bank_line_id) = 1))
      )`);
    this.addSql(`create index payout_owed on payout (made_at) where state = 'OWED'`);
    this.addSql('create index payout_by_payment on payout (payment_key)');
  }

  private isJournal(table: string): void {
    this.addSql(/* sql */ `
      create trigger ${table}_is_a_journal before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`);
  }
}
