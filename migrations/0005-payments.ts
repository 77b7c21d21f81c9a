import { Migration } from '@mikro-orm/migrations';

/** Collecting money: intents, attempts, the journal of operations, and what providers told us. */
export class Payments extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table payment_intent (
        id uuid primary key,
        order_id uuid,
        customer_id uuid references customer (id),
        guest_key text,
        state text not null check (state in ('REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION',
          'REQUIRES_ACTION', 'PROCESSING', 'UNKNOWN', 'AUTHORIZED', 'PARTIALLY_AUTHORIZED',
          'PARTIALLY_CAPTURED', 'CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED', 'EXPIRED',
          'CANCELED', 'FAILED', 'DISPUTED', 'CHARGED_BACK', 'CONFLICTED')),
        capture_method text not null check (capture_method in ('AUTOMATIC', 'MANUAL')),
        purpose text not null check (purpose in ('PURCHASE', 'DEPOSIT')),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor > 0),
        authorized_minor bigint not null default 0 check (authorized_minor >= 0),
        claimed_minor bigint not null default 0 check (claimed_minor >= 0),
        captured_minor bigint not null default 0 check (captured_minor >= 0),
        void_pending_minor bigint not null default 0 check (void_pending_minor >= 0),
        voided_minor bigint not null default 0 check (voided_minor >= 0),
        expired_minor bigint not null default 0 check (expired_minor >= 0),
        refund_pending_minor bigint not null default 0 check (refund_pending_minor >= 0),
        refunded_minor bigint not null default 0 check (refunded_minor >= 0),
        disputed_minor bigint not null default 0 check (disputed_minor >= 0),
        charged_back_minor bigint not null default 0 check (charged_back_minor >= 0),
        authorization_expires_at timestamptz,
        expires_at timestamptz not null,
        last_decline_code text,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint never_more_than_authorized check
          (captured_minor + voided_minor + expired_minor + claimed_minor + void_pending_minor <= authorized_minor),
        constraint never_more_than_captured check
          (refunded_minor + refund_pending_minor + disputed_minor + charged_back_minor <= captured_minor),
        constraint one_owner check (num_nonnulls(customer_id, guest_key) <= 1)
      )`);
    this.addSql(
      'create unique index payment_intent_by_order on payment_intent (order_id) where order_id is not null',
    );
    this.addSql('create index payment_intent_by_customer on payment_intent (customer_id)');
    this.addSql(/* sql */ `
      create index payment_intent_waiting on payment_intent (expires_at)
        where state in ('REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION', 'PROCESSING', 'UNKNOWN')`);

    this.addSql(/* sql */ `
      create table payment_attempt (
        id uuid primary key,
        intent_id uuid not null references payment_intent (id) deferrable initially deferred,
        number integer not null check (number > 0),
        state text not null check (state in ('REQUESTED', 'PROCESSING', 'REQUIRES_ACTION', 'UNKNOWN',
          'CONFLICTED', 'SUCCEEDED', 'DECLINED', 'CANCELED', 'FAILED', 'REVERSING', 'REVERSED')),
        channel text not null,
        correlation_id text not null,
        method text not null,
        provider text not null,
        method_token text,
        provider_reference text,
        decline_code text,
        card_brand text,
        card_last4 text check (length(card_last4) = 4),
        next_action jsonb,
        return_url text,
        leased_until timestamptz,
        enquire_at timestamptz,
        enquiries integer not null default 0,
        requested_at timestamptz not null,
        settled_at timestamptz,
        unique (intent_id, number)
      )`);
    this.addSql(/* sql */ `
      create unique index one_live_attempt on payment_attempt (intent_id)
        where state in ('REQUESTED', 'PROCESSING', 'REQUIRES_ACTION', 'UNKNOWN', 'CONFLICTED')`);
    this.addSql(
      'create unique index payment_attempt_by_reference on payment_attempt (provider, provider_reference) where provider_reference is not null',
    );
    this.addSql(
      'create index payment_attempt_to_enquire on payment_attempt (enquire_at) where enquire_at is not null',
    );

    this.addSql(/* sql */ `
      create table payment_operation (
        id uuid primary key,
        operation_id uuid not null,
        intent_id uuid not null references payment_intent (id),
        attempt_id uuid not null references payment_attempt (id),
        kind text not null check (kind in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
        phase text not null check (phase in ('REQUESTED', 'UNKNOWN', 'SUCCEEDED', 'FAILED')),
        amount_minor bigint not null check (amount_minor >= 0),
        currency text not null,
        provider text not null,
        provider_reference text,
        code text,
        reason text,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        at timestamptz not null
      )`);
    this.addSql(
      'create index payment_operation_by_intent on payment_operation (intent_id, at, id)',
    );
    this.addSql(
      `create unique index operation_is_requested_once on payment_operation (operation_id) where phase = 'REQUESTED'`,
    );
    this.addSql(
      `create unique index operation_ends_once on payment_operation (operation_id) where phase in ('SUCCEEDED', 'FAILED')`,
    );
    this.addSql(/* sql */ `
      create trigger payment_operation_is_a_journal before update or delete or truncate on payment_operation
        for each statement execute function refuse_change()`);

    this.addSql(/* sql */ `
      create table pending_operation (
        operation_id uuid primary key,
        intent_id uuid not null references payment_intent (id),
        attempt_id uuid not null references payment_attempt (id),
        kind text not null check (kind in ('CAPTURE', 'VOID', 'REFUND')),
        amount_minor bigint not null check (amount_minor >= 0),
        releases_minor bigint not null default 0 check (releases_minor >= 0),
        currency text not null,
        final boolean not null default false,
        reason text,
        channel text not null,
        correlation_id text not null,
        leased_until timestamptz,
        enquire_at timestamptz not null,
        enquiries integer not null default 0,
        sent boolean not null default false,
        requested_at timestamptz not null
      )`);
    this.addSql('create index pending_operation_by_intent on pending_operation (intent_id)');
    this.addSql('create index pending_operation_to_enquire on pending_operation (enquire_at)');

    this.addSql(/* sql */ `
      create table provider_event (
        provider text not null,
        event_id text not null,
        type text not null,
        body jsonb not null,
        state text not null check (state in ('RECEIVED', 'PROCESSED', 'IGNORED', 'QUARANTINED')),
        note text,
        tries integer not null default 0,
        due_at timestamptz not null,
        received_at timestamptz not null,
        processed_at timestamptz,
        primary key (provider, event_id)
      )`);
    this.addSql(
      `create index provider_event_waiting on provider_event (due_at) where state = 'RECEIVED'`,
    );
  }
}
