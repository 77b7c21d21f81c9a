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
        name_key text collate "C" not null default '',
        search_text text collate "C" not null default '',
        active boolean not null default true,
        created_at timestamptz not null default now()
      )`);
    this.addSql('create index location_by_latitude on location (latitude)');

    this.addSql(/* sql */ `
      create table customer (
        id uuid primary key,
        code text unique,
        email text not null,
        email_key text not null unique,
        phone text,
        first_name text not null,
        last_name text not null,
        by_last_name text collate "C" not null,
        by_first_name text collate "C" not null,
        locale text not null check (locale in ('fr', 'en')),
        password_hash text,
        addresses jsonb not null default '[]' check (jsonb_array_length(addresses) <= 20),
        version integer not null default 1,
        created_at timestamptz not null
      )`);
    this.addSql('create index customer_by_last_name on customer (by_last_name, id)');
    this.addSql('create index customer_by_first_name on customer (by_first_name)');
    this.addSql('create index customer_by_phone on customer (phone) where phone is not null');

    this.addSql(/* sql */ `
      create table staff_member (
        id uuid primary key,
        code text not null unique,
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

    // A session ends at expires_at unless it is refreshed before, and at ends_at in any case.
    this.addSql(/* sql */ `
      create table session (
        id uuid primary key,
        customer_id uuid references customer (id),
        staff_id uuid references staff_member (id),
        created_at timestamptz not null,
        refreshed_at timestamptz not null,
        expires_at timestamptz not null,
        ends_at timestamptz not null,
        revoked_at timestamptz,
        revoked_because text check (revoked_because in ('SIGNED_OUT', 'REFRESH_TOKEN_REUSED')),
        check (num_nonnulls(customer_id, staff_id) = 1),
        check (expires_at <= ends_at),
        check ((revoked_at is null) = (revoked_because is null))
      )`);
    this.addSql(
      'create index session_by_customer on session (customer_id) where customer_id is not null and revoked_at is null',
    );
    this.addSql(
      'create index session_by_staff on session (staff_id) where staff_id is not null and revoked_at is null',
    );
    this.addSql('create index session_by_expiry on session (expires_at)');

    // Rotated tokens are kept as long as their session, so that one that comes back betrays its theft.
    this.addSql(/* sql */ `
      create table refresh_token (
        hash bytea primary key check (length(hash) = 32),
        session_id uuid not null references session (id) on delete cascade,
        issued_at timestamptz not null,
        rotated_at timestamptz
      )`);
    this.addSql(
      'create unique index one_live_refresh_token on refresh_token (session_id) where rotated_at is null',
    );
    this.addSql('create index refresh_token_by_session on refresh_token (session_id)');
  }
}
