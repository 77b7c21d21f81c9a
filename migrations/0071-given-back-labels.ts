import { Migration } from '@mikro-orm/migrations';

/** Parcels that are cancelled before they leave, whose labels are given back to the carrier; and parcels by their code. */
export class GivenBackLabels extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table parcel
        add column void_due_at timestamptz,
        drop constraint parcel_state_check,
        drop constraint a_parcel_under_way_has_left,
        add constraint parcel_state_check check (state in ('PACKED', 'LABELED', 'CANCELED', 'SHIPPED', 'DELIVERED',
          'LOST', 'RETURNED_TO_SENDER', 'RECEIVED_BACK')),
        add constraint a_parcel_under_way_has_left
          check ((shipped_at is null) = (state in ('PACKED', 'LABELED', 'CANCELED'))),
        add constraint only_labels_of_canceled_parcels_go_back check (void_due_at is null or state = 'CANCELED')`);
    this.addSql(/* sql */ `
      update parcel p set state = 'CANCELED', ended_at = now(), label_due_at = null, void_due_at = now()
      from fulfilment f
      where f.id = p.fulfilment_id and f.state = 'CANCELED' and p.state in ('PACKED', 'LABELED')`);
    this.addSql(
      'create index parcel_to_void on parcel (void_due_at) where void_due_at is not null',
    );
    this.addSql(
      'create index parcel_by_tracking_code on parcel (tracking_code) where tracking_code is not null',
    );
  }
}
