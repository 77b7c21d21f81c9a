import { Migration } from '@mikro-orm/migrations';

/** Refunds with the lines that they are for, who had to agree, and what banks contest. */
export class Refunds extends Migration {
  override up(): void {
    this.makeRefunds();
    this.makePayments();
    this.makeApprovals();
    this.makeDisputes();
    this.postChargebacks();
  }

  private makeRefunds(): void {
    this.addSql(/* sql */ `
      create table refund (
        id uuid primary key,
        order_id uuid not null,
        intent_id uuid references payment_intent (id),
        state text not null check (state in ('REQUESTED', 'AWAITING_APPROVAL', 'PROCESSING', 'SUCCEEDED', 'FAILED',
          'REJECTED')),
        reason_code text not null,
        reason text not null check (length(reason) between 1 and 500),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor > 0),
        shipping_minor bigint not null default 0 check (shipping_minor >= 0),
        sent_minor bigint not null default 0 check (sent_minor >= 0),
        refunded_minor bigint not null default 0 check (refunded_minor >= 0),
        requested_by_kind text not null,
        requested_by_id text not null,
        channel text not null,
        correlation_id text not null,
        requested_at timestamptz not null,
        updated_at timestamptz not null,
        ended_at timestamptz,
        constraint shipping_is_a_part check (shipping_minor <= amount_minor),
        constraint never_paid_twice check (refunded_minor <= sent_minor and sent_minor <= amount_minor),
        constraint succeeded_is_paid check (state <> 'SUCCEEDED' or refunded_minor = amount_minor),
        constraint nothing_leaves_unasked check
          (sent_minor = 0 or state not in ('REQUESTED', 'AWAITING_APPROVAL', 'REJECTED'))
      )`);
    this.addSql(
      `comment on column refund.sent_minor is 'What is under way or has arrived; kept by refund_payment.'`,
    );
    this.addSql('create index refund_by_order on refund (order_id, requested_at, id)');
    this.addSql(
      'create index refund_by_requester on refund (requested_by_kind, requested_by_id, requested_at)',
    );
    this.addSql(/* sql */ `
      create table refund_line (
        refund_id uuid not null references refund (id),
        order_line_id uuid not null,
        quantity integer not null check (quantity >= 0),
        amount_minor bigint not null check (amount_minor > 0),
        primary key (refund_id, order_line_id)
      )`);
    this.addSql('create index refund_line_by_order_line on refund_line (order_line_id)');
  }

  /** Each way in which money of a refund leaves. Their sum is kept on the refund, where a check holds it down. */
  private makePayments(): void {
    this.addSql(/* sql */ `
      create table refund_payment (
        operation_id uuid primary key,
        refund_id uuid not null references refund (id),
        intent_id uuid not null references payment_intent (id),
        amount_minor bigint not null check (amount_minor > 0),
        phase text not null check (phase in ('PENDING', 'SUCCEEDED', 'FAILED')),
        code text,
        requested_at timestamptz not null,
        ended_at timestamptz,
        constraint what_ended_has_an_end check ((phase = 'PENDING') = (ended_at is null))
      )`);
    this.addSql('create index refund_payment_by_refund on refund_payment (refund_id)');
    this.addSql('create index refund_payment_by_intent on refund_payment (intent_id)');
    this.addSql(/* sql */ `
      create function count_refund_payments() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and (old.phase = 'FAILED' or (old.phase = 'SUCCEEDED' and new.phase <> 'FAILED')
            or new.operation_id <> old.operation_id
            or new.refund_id <> old.refund_id or new.amount_minor <> old.amount_minor) then
          raise exception 'a payment of a refund ends once, and keeps its amount' using errcode = 'check_violation';
        end if;
        update refund set
          sent_minor = sent_minor
            + case when new.phase <> 'FAILED' then new.amount_minor else 0 end
            - case when tg_op = 'UPDATE' then new.amount_minor else 0 end,
          refunded_minor = refunded_minor
            + case when new.phase = 'SUCCEEDED' then new.amount_minor else 0 end
            - case when tg_op = 'UPDATE' and old.phase = 'SUCCEEDED' then new.amount_minor else 0 end
        where id = new.refund_id;
        return null;
      end $$`);
    this.addSql(/* sql */ `
      create trigger refund_payment_is_counted after insert or update on refund_payment
        for each row execute function count_refund_payments()`);
    this.addSql(/* sql */ `
      create trigger refund_payment_stays before delete or truncate on refund_payment
        for each statement execute function refuse_change()`);
  }

  private makeApprovals(): void {
    this.addSql(/* sql */ `
      create table refund_limit (
        role text not null,
        currency text not null check (length(currency) = 3),
        per_refund_minor bigint not null check (per_refund_minor >= 0),
        per_day_minor bigint not null check (per_day_minor >= 0),
        primary key (role, currency)
      )`);
    this.addSql(
      `comment on table refund_limit is 'What somebody may refund without a second person; without a row, nothing.'`,
    );
    this.addSql(/* sql */ `
      insert into refund_limit (role, currency, per_refund_minor, per_day_minor)
      select r.role, c.currency, r.per_refund * c.unit, r.per_day * c.unit
      from (values ('ASSOCIATE', 100, 500), ('AGENT', 200, 1000), ('SUPERVISOR', 1000, 5000), ('ADMIN', 1000, 5000))
          as r (role, per_refund, per_day)
        cross join (values ('EUR', 100), ('CHF', 100), ('GBP', 100), ('USD', 100), ('JPY', 150), ('KWD', 350))
          as c (currency, unit)`);
    this.addSql(/* sql */ `
      create table refund_approval (
        id uuid primary key,
        refund_id uuid not null unique references refund (id),
        state text not null check (state in ('WAITING', 'APPROVED', 'REJECTED', 'EXPIRED')),
        because text not null check (because in ('PER_REFUND', 'PER_DAY')),
        limit_minor bigint not null check (limit_minor >= 0),
        requested_by text not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        decided_by_kind text,
        decided_by text,
        decided_at timestamptz,
        note text check (length(note) <= 500),
        constraint four_eyes check (decided_by <> requested_by),
        constraint somebody_decides check
          ((state in ('APPROVED', 'REJECTED')) = (decided_by is not null and decided_by_kind is not null)),
        constraint a_decision_has_a_time check ((state = 'WAITING') = (decided_at is null)),
        constraint approved_in_time check (state <> 'APPROVED' or decided_at <= expires_at)
      )`);
    this.addSql(
      'create index refund_approval_newest on refund_approval (requested_at desc, id desc)',
    );
    this.addSql(
      `create index refund_approval_waiting on refund_approval (expires_at) where state = 'WAITING'`,
    );
  }

  private makeDisputes(): void {
    this.addSql(/* sql */ `
      alter table payment_intent
        add column contested_minor bigint not null default 0 check (contested_minor >= 0),
        add column lost_minor bigint not null default 0 check (lost_minor >= 0)`);
    this.addSql(
      `comment on column payment_intent.contested_minor is 'What open disputes are about, whether or not so much was taken and is left.'`,
    );
    this.addSql(
      `comment on column payment_intent.lost_minor is 'What lost disputes are about; charged_back_minor is what of it was left.'`,
    );
    this.addSql(/* sql */ `
      create table dispute (
        id uuid primary key,
        intent_id uuid not null references payment_intent (id),
        attempt_id uuid not null references payment_attempt (id),
        order_id uuid,
        provider text not null,
        provider_reference text not null,
        state text not null check (state in ('OPENED', 'UNDER_REVIEW', 'WON', 'LOST')),
        reason text not null check (length(reason) <= 200),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor > 0),
        withdrawn_minor bigint not null default 0,
        evidence_due_at timestamptz,
        opened_at timestamptz not null,
        updated_at timestamptz not null,
        closed_at timestamptz,
        unique (provider, provider_reference),
        constraint withdrawn_is_a_part check (withdrawn_minor in (0, amount_minor)),
        constraint what_is_lost_is_gone check (state <> 'LOST' or withdrawn_minor = amount_minor),
        constraint closed_has_a_time check ((state in ('WON', 'LOST')) = (closed_at is not null))
      )`);
    this.addSql('create index dispute_by_intent on dispute (intent_id)');
    this.addSql('create index dispute_newest on dispute (opened_at desc, id desc)');
    this.addSql(/* sql */ `
      create table dispute_movement (
        id uuid primary key,
        dispute_id uuid not null references dispute (id),
        number integer not null check (number > 0),
        kind text not null check (kind in ('WITHDRAWN', 'REINSTATED')),
        amount_minor bigint not null check (amount_minor > 0),
        at timestamptz not null,
        unique (dispute_id, number),
        constraint out_and_in_turn check ((number % 2 = 1) = (kind = 'WITHDRAWN'))
      )`);
    this.addSql(/* sql */ `
      create trigger dispute_movement_is_a_journal before update or delete or truncate on dispute_movement
        for each statement execute function refuse_change()`);
  }

  /** Adds kinds of entries to those that there are, whoever has added some before. */
  private postChargebacks(): void {
    this.addSql(/* sql */ `
      do $$
      declare
        kinds text;
      begin
        select string_agg(quote_literal(kind[1]), ', ') into kinds
        from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') kind
        where c.conrelid = 'ledger_entry'::regclass and c.conname = 'ledger_entry_kind_check';
        alter table ledger_entry drop constraint ledger_entry_kind_check;
        execute format(
          'alter table ledger_entry add constraint ledger_entry_kind_check check (kind in (%s, ''CHARGEBACK'', ''CHARGEBACK_REVERSED''))',
          kinds);
      end $$`);
  }
}
