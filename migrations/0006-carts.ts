import { Migration } from '@mikro-orm/migrations';

/** What a buyer has picked, in whichever channel. */
export class Carts extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table cart (
        id uuid primary key,
        state text not null check (state in ('ACTIVE', 'LOCKED', 'CONVERTED', 'ABANDONED', 'MERGED', 'EXPIRED')),
        currency text not null check (length(currency) = 3),
        country_code text not null default 'FR',
        channel text not null,
        sold_at uuid references location (id),
        customer_id uuid references customer (id),
        guest_key text,
        assisted_by uuid references staff_member (id),
        email text,
        phone text,
        first_name text,
        last_name text,
        shipping_address jsonb,
        billing_address jsonb,
        fulfilment_kind text check (fulfilment_kind in ('PICKUP', 'SHIP')),
        collect_at uuid references location (id),
        note text,
        shipping_minor bigint not null default 0 check (shipping_minor >= 0),
        shipping_rate_basis_points integer not null default 0,
        priced_at timestamptz not null,
        held_until timestamptz,
        merged_into uuid references cart (id),
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint one_owner check (num_nonnulls(customer_id, guest_key) <= 1),
        constraint pickup_has_a_place check (fulfilment_kind is distinct from 'PICKUP' or collect_at is not null),
        constraint merged_into_another check ((state = 'MERGED') = (merged_into is not null))
      ) with (fillfactor = 80)`);
    this.addSql(
      'create index cart_by_customer on cart (customer_id, updated_at desc) where customer_id is not null',
    );
    this.addSql(
      'create index cart_by_guest on cart (guest_key, updated_at desc) where guest_key is not null',
    );

    this.addSql(/* sql */ `
      create table cart_line (
        id uuid primary key,
        cart_id uuid not null references cart (id) deferrable initially deferred,
        variant_id uuid not null references variant (id),
        quantity integer not null check (quantity between 1 and 999),
        unit_price_minor bigint not null check (unit_price_minor between 0 and 1000000000000),
        compare_at_minor bigint,
        tax_class text not null,
        rate_basis_points integer not null,
        fulfilment_kind text check (fulfilment_kind in ('PICKUP', 'SHIP')),
        collect_at uuid references location (id),
        position integer not null,
        added_at timestamptz not null,
        unique (cart_id, variant_id),
        constraint pickup_has_a_place check (fulfilment_kind is distinct from 'PICKUP' or collect_at is not null)
      ) with (fillfactor = 80)`);
  }
}
