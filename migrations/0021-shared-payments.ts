import { Migration } from '@mikro-orm/migrations';

/** An order that several people pay together, and the share of each. */
export class SharedPayments extends Migration {
  override up(): void {
    this.addSql('alter table payment_intent add column shared boolean not null default false');
    this.addSql(/* sql */ `
      create table shared_payment (
        id uuid primary key,
        order_id uuid not null unique,
        customer_id uuid references customer (id),
        guest_key text,
        split text not null check (split in ('EQUAL', 'FIXED', 'ITEM')),
        state text not null check (state in ('COLLECTING', 'CAPTURING', 'PAID', 'CANCELED', 'EXPIRED', 'FAILED')),
        currency text not null check (length(currency) = 3),
        total_minor bigint not null check (total_minor > 0),
        deadline timestamptz not null,
        created_at timestamptz not null,
        ended_at timestamptz,
        constraint one_initiator check (num_nonnulls(customer_id, guest_key) <= 1),
        constraint ends_after_it_began check (ended_at is null or ended_at >= created_at)
      )`);
    this.addSql(
      `create index shared_payment_open on shared_payment (created_at) where state in ('COLLECTING', 'CAPTURING')`,
    );
    this.addSql('create index shared_payment_by_customer on shared_payment (customer_id)');
    this.addSql(/* sql */ `
      create table payment_share (
        id uuid primary key,
        shared_payment_id uuid not null references shared_payment (id),
        number smallint not null check (number > 0),
        intent_id uuid not null unique references payment_intent (id) deferrable initially deferred,
        display_name text check (length(display_name) between 1 and 60),
        amount_minor bigint not null check (amount_minor > 0),
        state text not null check (state in ('OPEN', 'PENDING', 'AUTHORIZED', 'PAID', 'PARTIALLY_REFUNDED',
          'REFUNDED', 'RELEASED')),
        token_hash text unique check (length(token_hash) = 64),
        items jsonb not null default '[]',
        unique (shared_payment_id, number),
        constraint a_person_has_a_link check ((display_name is null) = (token_hash is null))
      )`);
  }
}
