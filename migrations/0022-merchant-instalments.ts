import { Migration } from '@mikro-orm/migrations';

/** Instalments that the shop funds itself: the plan, each instalment of it, and what the customer has agreed to. */
export class MerchantInstalments extends Migration {
  override up(): void {
    this.widenTerms();
    this.widenPayments();
    this.keepPlans();
    this.keepInstalments();
    this.keepHistory();
  }

  private widenTerms(): void {
    this.addSql('alter table instalment_terms drop constraint instalment_terms_funding_check');
    this.addSql(/* sql */ `
      alter table instalment_terms
        add constraint instalment_terms_funding_check check (funding in ('LENDER', 'MERCHANT')),
        add column channel text,
        add column retry_after_days integer[] not null default '{1,3,7}',
        drop constraint terms_follow_one_another,
        add constraint terms_follow_one_another
          unique nulls not distinct (funding, count, currency, channel, valid_from)`);
  }

  private widenPayments(): void {
    this.addSql('alter table payment_intent drop constraint payment_intent_purpose_check');
    this.addSql(/* sql */ `
      alter table payment_intent add constraint payment_intent_purpose_check
        check (purpose in ('PURCHASE', 'DEPOSIT', 'USAGE', 'INSTALMENT'))`);
    this.allowMore('ledger_entry', 'kind', ['INSTALMENT_FEE', 'INSTALMENT_FEE_REDUCED']);
    this.allowMore('ledger_posting', 'account', ['INSTALMENT_RECEIVABLE', 'INSTALMENT_FEES']);
    this.addSql(/* sql */ `
      alter table payment_mandate
        add column plan_id uuid,
        add column total_minor bigint check (total_minor > 0),
        add constraint a_plan_is_limited check ((plan_id is null) = (total_minor is null)),
        add constraint a_plan_is_charged_in_absence check (plan_id is null or scope = 'OFF_SESSION')`);
    this.addSql('drop index one_mandate_at_a_time');
    this.addSql(/* sql */ `
      create unique index one_mandate_at_a_time on payment_mandate (method_id, order_id)
        nulls not distinct where ended_at is null and plan_id is null`);
    this.addSql(/* sql */ `
      create unique index one_mandate_a_plan on payment_mandate (plan_id)
        where ended_at is null and plan_id is not null`);
  }

  private keepPlans(): void {
    this.addSql(/* sql */ `
      create table instalment_plan (
        id uuid primary key,
        intent_id uuid not null unique references payment_intent (id) deferrable initially deferred,
        first_intent_id uuid not null references payment_intent (id) deferrable initially deferred,
        order_id uuid not null unique,
        customer_id uuid not null references customer (id),
        currency text not null check (length(currency) = 3),
        count integer not null check (count between 2 and 12),
        first_minor bigint not null check (first_minor > 0),
        financed_minor bigint not null check (financed_minor > 0),
        fee_minor bigint not null check (fee_minor >= 0),
        first_on text not null check (first_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        retry_after_days integer[] not null,
        payment_key uuid unique,
        authorized_minor bigint not null default 0 check (authorized_minor in (0, financed_minor)),
        captured_minor bigint not null default 0 check (captured_minor >= 0),
        voided_minor bigint not null default 0 check (voided_minor >= 0),
        refunded_minor bigint not null default 0 check (refunded_minor >= 0),
        agreed_at timestamptz not null,
        constraint never_more_than_authorized check (captured_minor + voided_minor <= authorized_minor),
        constraint never_more_than_captured check (refunded_minor <= captured_minor)
      )`);
    this.addSql(
      'create index instalment_plan_by_customer on instalment_plan (customer_id, agreed_at)',
    );
    this.addSql('create index instalment_plan_by_time on instalment_plan (agreed_at, id)');
    this.addSql('create index instalment_plan_by_first on instalment_plan (first_intent_id)');
  }

  private keepInstalments(): void {
    this.addSql(/* sql */ `
      create table instalment (
        id uuid primary key,
        plan_id uuid not null references instalment_plan (id),
        number integer not null check (number between 2 and 12),
        due_on text not null check (due_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        amount_minor bigint not null check (amount_minor > 0),
        reduced_minor bigint not null default 0 check (reduced_minor between 0 and amount_minor),
        paid_minor bigint not null default 0 check (paid_minor between 0 and amount_minor),
        state text not null check (state in ('SCHEDULED', 'CHARGING', 'RETRYING', 'OVERDUE', 'PAID', 'CANCELED')),
        tries integer not null default 0 check (tries >= 0),
        due_at timestamptz not null,
        next_try_at timestamptz,
        intent_id uuid references payment_intent (id) deferrable initially deferred,
        initiator text check (initiator in ('CUSTOMER', 'MERCHANT')),
        decline_code text,
        unique (plan_id, number),
        constraint paid_by_a_payment check ((state in ('CHARGING', 'PAID')) = (intent_id is not null)),
        constraint paid_is_paid check ((state = 'PAID') = (paid_minor > 0)),
        constraint canceled_is_nothing check (state <> 'CANCELED' or reduced_minor = amount_minor),
        constraint open_is_something
          check (state not in ('SCHEDULED', 'RETRYING', 'OVERDUE') or reduced_minor < amount_minor),
        constraint open_is_tried check (state not in ('SCHEDULED', 'RETRYING') or next_try_at is not null),
        constraint overdue_is_not_tried check (state <> 'OVERDUE' or next_try_at is null)
      )`);
    this.addSql(/* sql */ `
      create index instalment_due on instalment (next_try_at) where state in ('SCHEDULED', 'RETRYING')`);
    this.addSql(
      `create index instalment_under_way on instalment (plan_id) where state in ('CHARGING', 'OVERDUE')`,
    );
    this.addSql(
      'create index instalment_by_intent on instalment (intent_id) where intent_id is not null',
    );
  }

  private keepHistory(): void {
    this.addSql(/* sql */ `
      create table instalment_step (
        id uuid primary key,
        plan_id uuid not null references instalment_plan (id),
        number integer,
        kind text not null check (kind in ('AGREED', 'DELIVERED', 'RELEASED', 'RETURNED', 'LESSENED', 'CHARGED',
          'PAID', 'DECLINED', 'OVERDUE', 'GIVEN_BACK')),
        amount_minor bigint not null check (amount_minor >= 0),
        operation_key text unique,
        intent_id uuid,
        code text,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        at timestamptz not null,
        constraint an_operation_has_a_key
          check ((kind in ('DELIVERED', 'RELEASED', 'RETURNED')) = (operation_key is not null))
      )`);
    this.addSql('create index instalment_step_by_plan on instalment_step (plan_id, id)');
    this.addSql(
      `create index instalment_step_sent_back on instalment_step (at) where kind = 'GIVEN_BACK'`,
    );
    this.addSql(
      `create index instalment_step_charged on instalment_step (intent_id) where kind = 'CHARGED'`,
    );
    this.addSql(/* sql */ `
      create trigger instalment_step_is_a_journal before update or delete or truncate on instalment_step
        for each statement execute function refuse_change()`);
  }

  /** Adds values to whatever a constraint allows already, as other changes do too. */
  private allowMore(table: string, column: string, values: readonly string[]): void {
    const constraint = `${table}_${column}_check`;
    const listed = values.map((value) => `''${value}''`).join(', ');
    this.addSql(/* sql */ `
      do $$
      declare
        allowed text;
      begin
        select pg_get_expr(conbin, conrelid) into strict allowed
        from pg_constraint where conname = '${constraint}' and conrelid = '${table}'::regclass;
        execute 'alter table ${table} drop constraint ${constraint}';
        execute format('alter table ${table} add constraint ${constraint} check (%s or ${column} in (${listed}))', allowed);
      end $$`);
  }
}
