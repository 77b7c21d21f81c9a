import { Migration } from '@mikro-orm/migrations';

/** Buyers find what stores keep for them, and their visits. */
export class OwnReservations extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create index store_reservation_by_customer on store_reservation (customer_id, requested_at, id)
        where customer_id is not null`);
    this.addSql(/* sql */ `
      create index store_reservation_by_guest on store_reservation (guest_key, requested_at, id)
        where guest_key is not null`);
    this.addSql('create index visit_by_customer on visit (customer_id, opened_at desc, id desc)');
  }
}
