import { Migration } from '@mikro-orm/migrations';

/** Deliveries that are each a charge of their own, where a hold is captured once. */
export class Deliveries extends Migration {
  override up(): void {
    this.consents();
    this.rests();
    this.charges();
    this.addSql(
      'alter table payment_attempt add column captures_once boolean not null default false',
    );
  }

  /** What a customer agrees to for the deliveries of one order, beside what they have agreed to in general. */
  private consents(): void {
    this.addSql('alter table payment_mandate add column order_id uuid');
    this.addSql('alter table payment_mandate drop constraint payment_mandate_scope_check');
    this.addSql(/* sql */ `
      alter table payment_mandate
        add constraint payment_mandate_scope_check check (scope in ('ON_SESSION', 'OFF_SESSION', 'ORDER')),
        add constraint an_order_of_its_own check ((scope = 'ORDER') = (order_id is not null)),
        add constraint an_order_is_limited check (scope <> 'ORDER'
          or num_nulls(max_amount_minor, currency, ends_at) = 0)`);
    this.addSql('drop index one_mandate_at_a_time');
    this.addSql(/* sql */ `
      create unique index one_mandate_at_a_time on payment_mandate (method_id, order_id)
        nulls not distinct where ended_at is null`);
    this.addSql(/* sql */ `
      create index payment_mandate_of_order on payment_mandate (order_id)
        where order_id is not null and ended_at is null`);
  }

  /** Which deliveries a capture takes the money of, and a refund is about. */
  private charges(): void {
    this.addSql('alter table payment_operation add column deliveries uuid[]');
    this.addSql(`alter table refund add column deliveries uuid[] not null default '{}'`);
  }

  /** Holds that keep what the capture of another one gives up: together they never take more than that one was for. */
  private rests(): void {
    this.addSql(
      'alter table payment_intent add column rest_of uuid references payment_intent (id)',
    );
    this.addSql(
      'create index payment_intent_by_rest on payment_intent (rest_of) where rest_of is not null',
    );
    this.addSql(/* sql */ `
      create function refuse_more_than_the_whole() returns trigger language plpgsql as $$
      declare
        whole payment_intent;
        taken bigint;
      begin
        select * into whole from payment_intent where id = new.rest_of for update;
        select coalesce(sum(captured_minor + claimed_minor - refunded_minor), 0) into taken
          from payment_intent where (id = new.rest_of or rest_of = new.rest_of) and id <> new.id;
        if taken + new.captured_minor + new.claimed_minor - new.refunded_minor > whole.amount_minor then
          raise exception 'more would be taken than the % of payment %', whole.amount_minor, whole.id
            using errcode = 'check_violation', constraint = 'never_more_than_the_whole';
        end if;
        return new;
      end $$`);
    this.addSql(/* sql */ `
      create trigger never_more_than_the_whole before update of claimed_minor on payment_intent
        for each row when (new.rest_of is not null and new.claimed_minor > old.claimed_minor)
        execute function refuse_more_than_the_whole()`);
  }
}
