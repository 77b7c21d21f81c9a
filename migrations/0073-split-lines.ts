import { Migration } from '@mikro-orm/migrations';

/** A variant may stand in several lines of a cart, so that its units go several ways. */
export class SplitLines extends Migration {
  override up(): void {
    this.addSql('alter table cart_line drop constraint cart_line_cart_id_variant_id_key');
    this.addSql('create index cart_line_by_cart on cart_line (cart_id)');
  }
}
