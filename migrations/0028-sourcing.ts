import { Migration } from '@mikro-orm/migrations';

/** Goods of one line may come from several places: where they come from is a plan, kept with what it was decided by. */
export class Sourcing extends Migration {
  override up(): void {
    this.addSql('alter table order_line alter column stock_from drop not null');
    this.addSql(/* sql */ `
      create table sourcing_plan (
        id uuid primary key,
        order_id uuid not null,
        cause text not null check (cause in ('ORDER', 'REJECTED', 'SHORT_PICK', 'OFFER_EXPIRED')),
        fulfilment_id uuid,
        explanation jsonb not null,
        made_at timestamptz not null,
        constraint later_plans_replace_something check ((cause = 'ORDER') = (fulfilment_id is null))
      )`);
    this.addSql('create index sourcing_plan_by_order on sourcing_plan (order_id, id)');
    this.addSql(/* sql */ `
      create table sourcing_part (
        plan_id uuid not null references sourcing_plan (id) deferrable initially deferred,
        order_line_id uuid not null,
        location_id uuid not null references location (id),
        quantity integer not null check (quantity > 0),
        primary key (plan_id, order_line_id, location_id)
      )`);
    this.addSql('create index sourcing_part_by_line on sourcing_part (order_line_id, plan_id)');
    for (const table of ['sourcing_plan', 'sourcing_part'])
      this.addSql(/* sql */ `
        create trigger ${table}_is_a_journal before update or delete or truncate on ${table}
          for each statement execute function refuse_change()`);
  }
}
