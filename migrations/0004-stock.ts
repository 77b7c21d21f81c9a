import { Migration } from '@mikro-orm/migrations';

/** How many are where. The checks are the last line: no statement can sell what is not there. */
export class Stock extends Migration {
  override up(): void {
    // RFC 9562, version 7: rows that a statement writes by itself get ids in the order of time, as all others have.
    this.addSql(/* sql */ `
      create function new_id() returns uuid language sql volatile parallel safe as $$
        select encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
              placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
              from 1 for 6),
            52, 1), 53, 1),
          'hex')::uuid
      $$`);

    // The safety stock is what the target leaves of the free units: a count below the target lowers it by itself.
    this.addSql(/* sql */ `
      create table stock_item (
        variant_id uuid not null references variant (id),
        location_id uuid not null references location (id),
        on_hand integer not null default 0 check (on_hand >= 0),
        reserved integer not null default 0 check (reserved >= 0),
        safety_target integer not null default 0 check (safety_target >= 0),
        safety integer not null generated always as
          (greatest(0, least(safety_target, on_hand - reserved))) stored,
        incoming integer not null default 0 check (incoming >= 0),
        back_orderable boolean not null default false,
        version integer not null default 1,
        primary key (variant_id, location_id),
        constraint available_is_never_negative check (on_hand - reserved - safety >= 0 or back_orderable)
      ) with (fillfactor = 80)`);
    this.addSql('create index stock_item_by_location on stock_item (location_id, variant_id)');

    this.addSql(/* sql */ `
      create table reservation (
        id uuid primary key,
        variant_id uuid not null,
        location_id uuid not null,
        quantity integer not null check (quantity > 0),
        state text not null check (state in ('SOFT', 'HARD', 'CONSUMED', 'RELEASED', 'EXPIRED', 'MOVED')),
        cart_id uuid,
        order_id uuid,
        order_line_id uuid,
        store_reservation_id uuid,
        expires_at timestamptz,
        created_at timestamptz not null,
        ended_at timestamptz,
        foreign key (variant_id, location_id) references stock_item (variant_id, location_id),
        constraint one_owner check (num_nonnulls(cart_id, order_id, store_reservation_id) = 1),
        constraint soft_has_an_end check (state <> 'SOFT' or expires_at is not null),
        constraint ended_once check ((ended_at is null) = (state in ('SOFT', 'HARD')))
      )`);
    this.addSql(
      `create index open_reservation_by_item on reservation (variant_id, location_id) where state in ('SOFT', 'HARD')`,
    );
    this.addSql(/* sql */ `
      create unique index one_hold_per_item on reservation (cart_id, variant_id, location_id)
        where state = 'SOFT'`);
    this.addSql(
      'create index reservation_by_order on reservation (order_id) where order_id is not null',
    );
    this.addSql(
      `create index soft_reservation_by_expiry on reservation (expires_at) where state = 'SOFT'`,
    );

    this.addSql(/* sql */ `
      create table stock_movement (
        id uuid primary key,
        variant_id uuid not null,
        location_id uuid not null,
        kind text not null check (kind in ('RECEIPT', 'ADJUST', 'RESERVE', 'RELEASE', 'SHIP', 'HANDOVER',
          'RETURN', 'TRANSFER_OUT', 'TRANSFER_IN', 'DAMAGE')),
        on_hand_delta integer not null,
        reserved_delta integer not null,
        reservation_id uuid,
        reason text,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        at timestamptz not null,
        foreign key (variant_id, location_id) references stock_item (variant_id, location_id)
      )`);
    this.addSql(
      'create index stock_movement_by_item on stock_movement (variant_id, location_id, at)',
    );
    this.addSql(/* sql */ `
      create trigger stock_movement_is_a_journal before update or delete or truncate on stock_movement
        for each statement execute function refuse_change()`);
  }
}
