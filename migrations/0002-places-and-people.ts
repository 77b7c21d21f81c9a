import { Migration } from '@mikro-orm/migrations';

/** Locations with their hours, customers with their addresses, staff, and who is signed in. */
export class PlacesAndPeople extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table location (
        id uuid primary key,
        code text not null unique,
        kind text not null check (kind in ('STORE', 'WAREHOUSE', 'LOCKER')),
        name text not null,
        street text not null,
        postal_code text not null,
        city text not null,
        country_code text not null default 'FR',
        latitude double precision not null check (latitude between -90 and 90),
        longitude double precision not null check (longitude between -180 and 180),
        phone text,
        time_zone text not null,
        pickup_policy text not null check (pickup_policy in ('NONE', 'LOCAL', 'ANY')),
        sells_to_channels text[] not null,
        preparation_minutes integer not null default 120 check (preparation_minutes >= 0),
        weekly_hours jsonb not null default '[]',
        hours_exceptions jsonb not null default '[]',
        active boolean not null default true,
        created_at timestamptz not null default now()
      )`);

    this.addSql(/* sql */ `
      create table customer (
        id uuid primary key,
        email text not null,
        email_key text not null unique,
        phone text,
        first_name text not null,
        last_name text not null,
        locale text not null check (locale in ('fr', 'en')),
        password_hash text,
        version integer not null default 1,
        created_at timestamptz not null
      )`);
    this.addSql(/* sql */ `
      create table customer_address (
        id uuid primary key,
        customer_id uuid not null references customer (id),
        position integer not null,
        label text,
        address jsonb not null
      )`);
    this.addSql('create index customer_address_by_customer on customer_address (customer_id)');

    this.addSql(/* sql */ `
      create table staff_member (
        id uuid primary key,
        kind text not null check (kind in ('ASSOCIATE', 'AGENT', 'SUPERVISOR', 'PARTNER', 'DEVICE', 'ADMIN')),
        name text not null,
        email_key text unique,
        password_hash text,
        active boolean not null default true,
        created_at timestamptz not null
      )`);
    this.addSql(/* sql */ `
      create table staff_location (
        staff_id uuid not null references staff_member (id) on delete cascade,
        location_id uuid not null references location (id),
        primary key (staff_id, location_id)
      )`);

    this.addSql(/* sql */ `
      create table session (
        id uuid primary key,
        customer_id uuid references customer (id),
        staff_id uuid references staff_member (id),
        refresh_hash bytea not null unique,
        previous_refresh_hash bytea,
        created_at timestamptz not null,
        refreshed_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        check (num_nonnulls(customer_id, staff_id) = 1)
      )`);
    this.addSql(
      'create unique index session_by_previous_refresh on session (previous_refresh_hash) where previous_refresh_hash is not null',
    );
    this.addSql(
      'create index session_by_customer on session (customer_id) where revoked_at is null',
    );
  }
}
