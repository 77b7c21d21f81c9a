import { Migration } from '@mikro-orm/migrations';

/** Goods that come back for others: what they have cost pays for the order of those. */
export class Exchanges extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table refund
        drop constraint refund_tender_check,
        add constraint refund_tender_check check
          (tender in ('ORIGINAL', 'STORE_CREDIT', 'GIFT_CARD', 'CASH', 'EXCHANGE')),
        drop constraint another_way_is_asked_for,
        add constraint another_way_is_asked_for check
          (tender in ('ORIGINAL', 'EXCHANGE') or approval_id is not null)`);
    this.addSql(
      'alter table refund_plan add column rest_refund_id uuid unique references refund (id)',
    );
    this.addSql(
      `comment on column refund_plan.rest_refund_id is 'Of an exchange: what the new goods do not cost, and goes back the way it came.'`,
    );
    this.addSql(/* sql */ `
      create table exchange (
        id uuid primary key,
        return_id uuid not null unique references return_order (id),
        order_id uuid not null unique references sales_order (id),
        refund_id uuid not null unique references refund (id),
        gift_card_id uuid not null unique references stored_account (id),
        credit_minor bigint not null check (credit_minor > 0),
        exchanged_at timestamptz not null
      )`);
    this.addSql(/* sql */ `
      create trigger exchange_is_a_journal before update or delete or truncate on exchange
        for each statement execute function refuse_change()`);
  }
}
