import { Migration } from '@mikro-orm/migrations';

/** Goods that travel between locations, and who has the next work of an order's goods. */
export class Transfers extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table transfer (
        id uuid primary key,
        from_location_id uuid not null references location (id),
        to_location_id uuid not null references location (id),
        state text not null check (state in ('REQUESTED', 'IN_TRANSIT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'LOST',
          'CANCELED')),
        order_id uuid,
        order_number text,
        fulfilment_id uuid,
        reason text not null,
        requested_by text not null,
        requested_at timestamptz not null,
        sent_at timestamptz,
        expected_at timestamptz,
        ended_at timestamptz,
        released_at timestamptz,
        version integer not null default 1,
        constraint a_transfer_leads_elsewhere check (from_location_id <> to_location_id),
        constraint of_an_order_or_free check (num_nonnulls(order_id, order_number, fulfilment_id) in (0, 3)),
        constraint only_an_order_gives_up check (released_at is null or order_id is not null),
        constraint a_transfer_ends_once check
          ((ended_at is null) = (state in ('REQUESTED', 'IN_TRANSIT', 'PARTIALLY_RECEIVED'))),
        constraint what_travels_was_sent check (state in ('REQUESTED', 'CANCELED') or sent_at is not null)
      ) with (fillfactor = 80)`);
    this.addSql(
      'create unique index one_transfer_per_fulfilment on transfer (fulfilment_id) where fulfilment_id is not null',
    );
    this.addSql(
      'create index transfer_by_sender on transfer (from_location_id, requested_at desc, id desc)',
    );
    this.addSql(
      'create index transfer_by_receiver on transfer (to_location_id, requested_at desc, id desc)',
    );
    this.addSql('create index transfer_by_order on transfer (order_id) where order_id is not null');

    // Units conserve themselves: what was sent has arrived, is lost, or is on its way.
    this.addSql(/* sql */ `
      create table transfer_line (
        id uuid primary key,
        transfer_id uuid not null references transfer (id) deferrable initially deferred,
        variant_id uuid not null references variant (id),
        order_line_id uuid,
        quantity integer not null check (quantity > 0),
        sent integer not null default 0 check (sent >= 0),
        received integer not null default 0 check (received >= 0),
        lost integer not null default 0 check (lost >= 0),
        in_transit integer not null generated always as (sent - received - lost) stored,
        position integer not null,
        unique (transfer_id, position),
        constraint never_more_than_asked check (sent <= quantity),
        constraint out_is_in_and_under_way_and_lost check (sent - received - lost >= 0)
      )`);
    this.addSql(
      'create index transfer_line_by_order_line on transfer_line (order_line_id) where order_line_id is not null',
    );
    this.addSql(
      'create index transfer_line_under_way on transfer_line (variant_id) where in_transit > 0',
    );

    this.addSql('alter table stock_movement add column transfer_id uuid');
    this.addSql(
      'create index stock_movement_by_transfer on stock_movement (transfer_id) where transfer_id is not null',
    );

    // Who has the next work: where the goods lie until they are sent away, then where they are collected.
    this.addSql('alter table fulfilment add column task_at uuid references location (id)');
    this.addSql('update fulfilment set task_at = stock_from');
    this.addSql('alter table fulfilment alter column task_at set not null');
    this.addSql('drop index fulfilment_to_do');
    this.addSql(/* sql */ `
      create index fulfilment_to_do on fulfilment (task_at, promised_at, id)
        where state not in ('HANDED_OVER', 'NO_SHOW', 'REJECTED', 'CANCELED', 'SHIPPED', 'DELIVERED', 'LOST',
          'RETURNED_TO_SENDER')`);
    this.addSql('drop index fulfilment_by_place');
    this.addSql(
      'create index fulfilment_by_place on fulfilment (task_at, planned_at desc, id desc)',
    );
  }
}
