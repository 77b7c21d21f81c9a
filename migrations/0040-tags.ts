import { Migration } from '@mikro-orm/migrations';

/** Units that are told apart by their RFID tag: each is in one cart at the most, or sold, or in a store. */
export class Tags extends Migration {
  override up(): void {
    this.addSql('alter table cart add column scanned boolean not null default false');
    this.addSql(
      `comment on column cart.scanned is 'Tags were read into it: whoever sells it must let them go.'`,
    );
    this.addSql(/* sql */ `
      create table tag (
        epc text primary key check (epc ~ '^[0-9A-F]{24}$'),
        variant_id uuid not null references variant (id),
        state text not null check (state in ('IN_STORE', 'IN_CART', 'SOLD', 'RETIRED')),
        cart_id uuid references cart (id),
        order_id uuid,
        location_id uuid references location (id),
        scanned_at timestamptz not null,
        changed_at timestamptz not null,
        constraint in_one_place check ((state = 'IN_CART') = (cart_id is not null)
          and (state = 'SOLD') = (order_id is not null))
      ) with (fillfactor = 80)`);
    this.addSql(
      'create index tag_by_cart on tag (cart_id, variant_id, scanned_at) where cart_id is not null',
    );
    this.addSql('create index tag_by_order on tag (order_id) where order_id is not null');
  }
}
