import { Migration } from '@mikro-orm/migrations';

/** Goods that a store keeps for somebody who comes, and pays there. */
export class StoreReservations extends Migration {
  override up(): void {
    this.addSql('create sequence store_reservation_number start 100001');
    this.addSql(/* sql */ `
      create table store_reservation (
        id uuid primary key,
        number text not null unique,
        state text not null check (state in ('REQUESTED', 'CONFIRMED', 'READY', 'COLLECTED', 'REJECTED',
          'EXPIRED', 'CANCELED')),
        location_id uuid not null references location (id),
        customer_id uuid references customer (id),
        guest_key text,
        email text not null,
        phone text,
        first_name text not null,
        last_name text not null,
        channel text not null,
        currency text not null check (length(currency) = 3),
        reason text,
        order_id uuid unique,
        requested_at timestamptz not null,
        confirmed_at timestamptz,
        ready_at timestamptz,
        expires_at timestamptz not null,
        ended_at timestamptz,
        constraint one_owner check (num_nonnulls(customer_id, guest_key) <= 1),
        constraint ended_once check ((ended_at is null) = (state in ('REQUESTED', 'CONFIRMED', 'READY'))),
        constraint collected_with_an_order check ((state = 'COLLECTED') = (order_id is not null))
      ) with (fillfactor = 80)`);
    this.addSql(/* sql */ `
      create index store_reservation_by_place on store_reservation (location_id, requested_at, id)`);
    this.addSql(/* sql */ `
      create index open_store_reservation_by_email on store_reservation (email)
        where state in ('REQUESTED', 'CONFIRMED', 'READY')`);
    this.addSql(/* sql */ `
      create index store_reservation_by_end on store_reservation (expires_at)
        where state in ('REQUESTED', 'CONFIRMED', 'READY')`);
    this.addSql(/* sql */ `
      create table store_reservation_line (
        id uuid primary key,
        store_reservation_id uuid not null references store_reservation (id),
        position integer not null,
        variant_id uuid not null references variant (id),
        quantity integer not null check (quantity > 0),
        unit_price_minor bigint not null check (unit_price_minor >= 0),
        unique (store_reservation_id, variant_id)
      )`);
    this.addSql(/* sql */ `
      create index reservation_by_store_reservation on reservation (store_reservation_id)
        where store_reservation_id is not null`);
  }
}
