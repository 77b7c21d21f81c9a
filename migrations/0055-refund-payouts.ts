import { Migration } from '@mikro-orm/migrations';

/** Refunds that leave another way than the money came: as store credit, on a gift card, or in cash. */
export class RefundPayouts extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table refund
        add column tender text not null default 'ORIGINAL' check (tender in ('ORIGINAL', 'STORE_CREDIT', 'GIFT_CARD', 'CASH')),
        add constraint another_way_is_asked_for check
          (tender = 'ORIGINAL' or approval_id is not null),
        add constraint only_orders_leave_another_way check (tender = 'ORIGINAL' or order_id is not null)`);
    // Its key has the name that the payments of refunds have: the same trigger counts both on their refund.
    this.addSql(/* sql */ `
      create table refund_payout (
        operation_id uuid primary key,
        refund_id uuid not null references refund (id),
        amount_minor bigint not null check (amount_minor > 0),
        phase text not null check (phase in ('PENDING', 'SUCCEEDED')),
        reference text,
        requested_at timestamptz not null,
        ended_at timestamptz,
        constraint paid_out_somewhere check
          ((phase = 'PENDING') = (ended_at is null) and (phase = 'PENDING') = (reference is null))
      )`);
    this.addSql('create unique index refund_is_paid_out_once on refund_payout (refund_id)');
    this.addSql(/* sql */ `
      create trigger refund_payout_is_counted after insert or update on refund_payout
        for each row execute function count_refund_payments()`);
    this.addSql(/* sql */ `
      create trigger refund_payout_stays before delete or truncate on refund_payout
        for each statement execute function refuse_change()`);
    this.allowMore('ledger_entry', 'kind', ['REFUND_PROMISED', 'REFUND_PAID_OUT']);
    this.allowMore('ledger_posting', 'account', ['REFUNDS_PAYABLE']);
  }

  /** Adds values to whatever the check of a column allows already, as other changes do too. */
  private allowMore(table: string, column: string, values: readonly string[]): void {
    const listed = values.map((value) => `'${value}'`).join(', ');
    const constraint = `${table}_${column}_check`;
    this.addSql(/* sql */ `
      do $$
      declare
        allowed text;
      begin
        select pg_get_expr(conbin, conrelid) into strict allowed
        from pg_constraint where conname = '${constraint}' and conrelid = '${table}'::regclass;
        execute 'alter table ${table} drop constraint ${constraint}';
        execute format('alter table ${table} add constraint ${constraint} check (%s or ${column} in (${listed.replaceAll(
          "'",
          "''",
        )}))', allowed);
      end $$`);
  }
}
