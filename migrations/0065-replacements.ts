import { Migration } from '@mikro-orm/migrations';

/** Returns end in time, and other goods are kept for those that come back. */
export class Replacements extends Migration {
  override up(): void {
    this.keepForCarts();
    this.endReturns();
    this.makeReplacements();
  }

  /** What a cart that was set aside keeps has no end, and is one row an item like what it holds for a while. */
  private keepForCarts(): void {
    this.addSql('drop index one_hold_per_item');
    this.addSql(/* sql */ `
      create unique index one_hold_per_item on reservation (cart_id, variant_id, location_id)
        where cart_id is not null and state in ('SOFT', 'HARD')`);
  }

  private endReturns(): void {
    this.addSql('alter table return_order add column due_at timestamptz');
    this.addSql(
      `comment on column return_order.due_at is 'Until when goods are to be sent or brought, once somebody has agreed.'`,
    );
    this.addSql(
      `update return_order set due_at = now() + interval '14 days' where state = 'APPROVED'`,
    );
    this.addSql(/* sql */ `
      alter table return_order add constraint what_is_approved_is_due
        check (state <> 'APPROVED' or due_at is not null)`);
    this.addSql(`create index return_order_due on return_order (due_at) where state = 'APPROVED'`);
  }

  private makeReplacements(): void {
    this.addSql(/* sql */ `
      create table replacement (
        id uuid primary key,
        return_id uuid not null references return_order (id),
        cart_id uuid not null references cart (id),
        state text not null check (state in ('RESERVED', 'KEPT', 'ORDERED', 'LET_GO', 'EXPIRED')),
        currency text not null check (length(currency) = 3),
        total_minor bigint not null check (total_minor >= 0),
        kept_until timestamptz,
        order_id uuid unique references sales_order (id),
        chosen_at timestamptz not null,
        ended_at timestamptz,
        constraint reserved_for_a_while check (state <> 'RESERVED' or kept_until is not null),
        constraint kept_without_an_end check (state <> 'KEPT' or kept_until is null),
        constraint ordered_with_an_order check ((state = 'ORDERED') = (order_id is not null)),
        constraint ended_once check ((ended_at is null) = (state in ('RESERVED', 'KEPT')))
      )`);
    this.addSql(/* sql */ `
      create unique index open_replacement_of_return on replacement (return_id)
        where state in ('RESERVED', 'KEPT')`);
    this.addSql(/* sql */ `
      create unique index open_replacement_of_cart on replacement (cart_id)
        where state in ('RESERVED', 'KEPT')`);
    this.addSql('create index replacement_by_return on replacement (return_id, chosen_at)');
    this.addSql(
      `create index replacement_by_end on replacement (kept_until) where state = 'RESERVED'`,
    );
  }
}
