import { Migration } from '@mikro-orm/migrations';

/** Where the goods of a changed order come from is a plan like that of a new one: no place has failed to give them. */
export class ChangedPlans extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table sourcing_plan
        drop constraint sourcing_plan_cause_check,
        drop constraint later_plans_replace_something,
        add constraint sourcing_plan_cause_check
          check (cause in ('ORDER', 'CHANGED', 'REJECTED', 'SHORT_PICK', 'OFFER_EXPIRED')),
        add constraint plans_for_others_replace_something
          check ((cause in ('ORDER', 'CHANGED')) = (fulfilment_id is null))`);
  }
}
