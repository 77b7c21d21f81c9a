import { Migration } from '@mikro-orm/migrations';

/**
 * How many lines an order has, kept in its own row: who has waited for the lock of an order reads that row as it is then,
 * and sees by it that lines were added meanwhile, which their statement cannot see.
 */
export class CountedLines extends Migration {
  override up(): void {
    this.addSql('alter table sales_order add column line_count integer');
    this.addSql(/* sql */ `
      update sales_order o set line_count = (select count(*) from order_line l where l.order_id = o.id)`);
    this.addSql('alter table sales_order alter column line_count set not null');
    this.addSql('alter table sales_order add constraint has_lines check (line_count > 0)');
  }
}
