import { Migration } from '@mikro-orm/migrations';

/** Captures and refunds that have succeeded, and of which the provider says later that they have failed after all. */
export class UndoneOperations extends Migration {
  override up(): void {
    this.allowMore('payment_operation', 'payment_operation_kind_check', [
      'UNDO_CAPTURE',
      'UNDO_REFUND',
    ]);
    this.allowMore('ledger_entry', 'ledger_entry_kind_check', ['CAPTURE_UNDONE', 'REFUND_UNDONE']);
    this.addSql(/* sql */ `
      alter table payment_operation
        add column undoes uuid,
        add constraint only_what_undoes_names_another check ((kind in ('UNDO_CAPTURE', 'UNDO_REFUND')) = (undoes is not null))`);
    this.addSql(/* sql */ `
      create unique index operation_is_undone_once on payment_operation (undoes, phase) where undoes is not null`);
  }

  /** Adds kinds to whatever a constraint allows already, as other changes do too. */
  private allowMore(table: string, constraint: string, kinds: readonly string[]): void {
    const listed = kinds.map((kind) => `'${kind}'`).join(', ');
    this.addSql(/* sql */ `
      do $$
      declare
        allowed text;
      begin
        select pg_get_expr(conbin, conrelid) into strict allowed
        from pg_constraint where conname = '${constraint}' and conrelid = '${table}'::regclass;
        execute 'alter table ${table} drop constraint ${constraint}';
        execute format('alter table ${table} add constraint ${constraint} check (%s or kind in (${listed.replaceAll(
          "'",
          "''",
        )}))', allowed);
      end $$`);
  }
}
