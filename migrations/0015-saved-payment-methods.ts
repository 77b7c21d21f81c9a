import { Migration } from '@mikro-orm/migrations';

/** Payment methods that customers have kept, what they have agreed to, and who began an attempt. */
export class SavedPaymentMethods extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table saved_payment_method (
        id uuid primary key,
        customer_id uuid not null references customer (id),
        provider text not null,
        family text not null,
        state text not null check (state in ('REQUESTED', 'ACTIVE', 'FAILED', 'REVOKING', 'REVOKED')),
        setup_token text,
        reference text,
        fingerprint text,
        brand text,
        last4 text check (length(last4) = 4),
        wallet text check (wallet in ('APPLE_PAY', 'GOOGLE_PAY')),
        expiry_month integer check (expiry_month between 1 and 12),
        expiry_year integer check (expiry_year between 2000 and 2200),
        is_default boolean not null default false,
        same_as uuid references saved_payment_method (id),
        failure_code text,
        channel text not null,
        correlation_id text not null,
        leased_until timestamptz,
        enquire_at timestamptz,
        enquiries integer not null default 0,
        last_used_at timestamptz,
        created_at timestamptz not null,
        revoked_at timestamptz,
        constraint active_is_known check (state <> 'ACTIVE'
          or num_nulls(reference, fingerprint, brand, last4, expiry_month, expiry_year) = 0),
        constraint setup_token_is_forgotten check (setup_token is null or state = 'REQUESTED'),
        constraint reference_is_forgotten check (reference is null or state in ('ACTIVE', 'REVOKING')),
        constraint default_is_active check (not is_default or state = 'ACTIVE'),
        constraint revoked_at_a_time check ((state in ('REVOKING', 'REVOKED')) = (revoked_at is not null))
      )`);
    this.addSql(
      'create index saved_payment_method_by_customer on saved_payment_method (customer_id, created_at)',
    );
    this.addSql(
      'create unique index one_default_payment_method on saved_payment_method (customer_id) where is_default',
    );
    this.addSql(/* sql */ `
      create unique index same_card_is_kept_once on saved_payment_method (customer_id, provider, fingerprint)
        where state = 'ACTIVE'`);
    this.addSql(
      'create index saved_payment_method_to_drive on saved_payment_method (enquire_at) where enquire_at is not null',
    );

    this.addSql(/* sql */ `
      create table payment_mandate (
        id uuid primary key,
        method_id uuid not null references saved_payment_method (id),
        scope text not null check (scope in ('ON_SESSION', 'OFF_SESSION')),
        text_version text not null,
        max_amount_minor bigint check (max_amount_minor > 0),
        currency text check (length(currency) = 3),
        ends_at timestamptz,
        agreed_at timestamptz not null,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        ended_at timestamptz check (ended_at >= agreed_at),
        constraint absence_is_limited check (scope <> 'OFF_SESSION'
          or num_nulls(max_amount_minor, currency, ends_at) = 0)
      )`);
    this.addSql(
      'create unique index one_mandate_at_a_time on payment_mandate (method_id) where ended_at is null',
    );

    this.addSql(/* sql */ `
      alter table payment_attempt
        add column saved_method_id uuid references saved_payment_method (id),
        add column mandate_id uuid references payment_mandate (id),
        add column initiator text not null default 'CUSTOMER' check (initiator in ('CUSTOMER', 'MERCHANT')),
        add column exemption text check (exemption in ('LOW_VALUE', 'TRA', 'MIT', 'MOTO')),
        add column is_step_up boolean not null default false,
        add column consent jsonb,
        add column sca jsonb,
        add constraint absence_has_a_mandate check ((initiator = 'MERCHANT') = (mandate_id is not null))`);
    this.addSql(/* sql */ `
      create index payment_attempt_by_saved_method on payment_attempt (saved_method_id, requested_at)
        where saved_method_id is not null`);
  }
}
