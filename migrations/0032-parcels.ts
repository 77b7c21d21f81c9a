import { Migration } from '@mikro-orm/migrations';

/** Shipments in parcels: what is in each, who carries it, and what the carrier has told of it. */
export class Parcels extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table parcel (
        id uuid primary key,
        fulfilment_id uuid not null references fulfilment (id),
        number integer not null check (number > 0),
        state text not null check (state in ('PACKED', 'LABELED', 'SHIPPED', 'DELIVERED', 'LOST',
          'RETURNED_TO_SENDER', 'RECEIVED_BACK')),
        weight_grams integer not null check (weight_grams between 1 and 1000000),
        carrier text not null,
        reference text check (length(reference) <= 200),
        tracking_code text check (length(tracking_code) <= 60),
        label_url text check (length(label_url) <= 2000),
        label_error text check (length(label_error) <= 200),
        label_due_at timestamptz,
        packed_at timestamptz not null,
        shipped_at timestamptz,
        ended_at timestamptz,
        refund_due_at timestamptz,
        refund_id uuid references refund (id),
        constraint parcels_are_numbered unique (fulfilment_id, number),
        constraint a_label_has_a_reference check (state <> 'LABELED' or reference is not null),
        constraint a_parcel_under_way_has_left check ((shipped_at is null) = (state in ('PACKED', 'LABELED'))),
        constraint only_what_is_packed_waits_for_a_label check (label_due_at is null or state = 'PACKED')
      ) with (fillfactor = 80)`);
    this.addSql(
      'create unique index parcel_by_reference on parcel (carrier, reference) where reference is not null',
    );
    this.addSql(
      'create index parcel_without_label on parcel (label_due_at) where label_due_at is not null',
    );
    this.addSql(
      'create index parcel_to_refund on parcel (refund_due_at) where refund_due_at is not null',
    );
    this.addSql(/* sql */ `
      create table parcel_line (
        parcel_id uuid not null references parcel (id),
        fulfilment_line_id uuid not null references fulfilment_line (id),
        quantity integer not null check (quantity > 0),
        primary key (parcel_id, fulfilment_line_id)
      )`);
    this.addSql('create index parcel_line_by_goods on parcel_line (fulfilment_line_id)');
    this.addSql(/* sql */ `
      create table carrier_event (
        carrier text not null,
        event_id text not null check (length(event_id) <= 255),
        reference text not null check (length(reference) <= 200),
        type text not null check (type in ('IN_TRANSIT', 'DELIVERED', 'LOST', 'RETURNED_TO_SENDER')),
        occurred_at timestamptz not null,
        received_at timestamptz not null,
        primary key (carrier, event_id)
      )`);
    this.addSql('create index carrier_event_by_reference on carrier_event (carrier, reference)');
    this.addSql(/* sql */ `
      create trigger carrier_event_is_a_journal before update or delete or truncate on carrier_event
        for each statement execute function refuse_change()`);
  }
}
