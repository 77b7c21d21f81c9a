import { Migration } from '@mikro-orm/migrations';

/** Refunds that leave another way than the money came, and discounts that do not hold for what is kept. */
export class RefundTenders extends Migration {
  override up(): void {
    this.clawbacks();
  }

  /** What was kept for discounts is released once the goods that it was kept for have come back as well. */
  private clawbacks(): void {
    this.addSql(/* sql */ `
      alter table refund_plan
        add column clawback_minor bigint not null default 0 check (clawback_minor >= 0),
        add column released_minor bigint not null default 0 check (released_minor >= 0),
        drop constraint a_plan_adds_up,
        add constraint a_plan_adds_up check
          (amount_minor = goods_minor - fee_minor - clawback_minor + released_minor + shipping_minor)`);
    this.addSql(/* sql */ `
      alter table refund_plan_line
        add column clawback_minor bigint not null default 0 check (clawback_minor between 0 and withheld_minor),
        add column released_minor bigint not null default 0 check (released_minor >= 0)`);
  }
}
