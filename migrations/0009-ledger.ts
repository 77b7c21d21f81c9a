import { Migration } from '@mikro-orm/migrations';

const journals = 'event, stock_movement, payment_operation, ledger_entry, ledger_posting';

/** The double-entry ledger: what was sold, what was paid, and that both come to the same. */
export class Ledger extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table ledger_entry (
        id uuid primary key,
        kind text not null check (kind in ('CAPTURE', 'REFUND', 'SALE', 'REFUND_GRANTED', 'REFUND_WITHDRAWN')),
        order_id uuid,
        intent_id uuid references payment_intent (id),
        operation_id uuid not null,
        at timestamptz not null,
        actor_kind text not null,
        actor_id text,
        channel text not null,
        correlation_id text not null,
        constraint an_operation_posts_once unique (kind, operation_id)
      )`);
    this.addSql('create index ledger_entry_by_intent on ledger_entry (intent_id, at, id)');
    this.addSql('create index ledger_entry_by_order on ledger_entry (order_id)');
    this.addSql(/* sql */ `
      create table ledger_posting (
        entry_id uuid not null references ledger_entry (id),
        account text not null check (account in ('CUSTOMER_RECEIVABLE', 'PROVIDER_CLEARING', 'STORE_CASH',
          'GIFT_CARDS', 'STORE_CREDIT', 'POINTS_LIABILITY', 'REFUNDS', 'FEES', 'SALES', 'CHARGEBACKS')),
        currency text not null check (length(currency) = 3),
        amount_minor bigint not null check (amount_minor <> 0),
        primary key (entry_id, account, currency)
      )`);
    this.addSql(
      `comment on column ledger_posting.amount_minor is 'Debits are positive, credits negative.'`,
    );
    this.bookThePast();
    this.keepBalance();
    this.keepJournals();
  }

  /** What was taken, given back and delivered before there was a ledger. */
  private bookThePast(): void {
    this.addSql(/* sql */ `
      insert into ledger_entry (id, kind, order_id, intent_id, operation_id, at, actor_kind, actor_id, channel,
        correlation_id)
      select gen_random_uuid(), o.kind, i.order_id, i.id, o.operation_id, o.at, o.actor_kind, o.actor_id, o.channel,
        o.correlation_id
      from payment_operation o join payment_intent i on i.id = o.intent_id
      where o.phase = 'SUCCEEDED' and o.kind in ('CAPTURE', 'REFUND') and o.amount_minor > 0`);
    this.addSql(/* sql */ `
      insert into ledger_posting (entry_id, account, currency, amount_minor)
      select e.id, a.account, o.currency, a.sign * o.amount_minor
      from ledger_entry e
        join payment_operation o on o.operation_id = e.operation_id and o.phase = 'SUCCEEDED'
        join (values ('CAPTURE', 'PROVIDER_CLEARING', 1), ('CAPTURE', 'CUSTOMER_RECEIVABLE', -1),
          ('REFUND', 'CUSTOMER_RECEIVABLE', 1), ('REFUND', 'PROVIDER_CLEARING', -1)) a (kind, account, sign)
          on a.kind = e.kind`);
    // One sale an order: what left in which fulfilment is no longer known to the cent, their sum is.
    this.addSql(/* sql */ `
      with sale as (
        select gen_random_uuid() as id, o.id as order_id, o.currency, o.channel,
          (select coalesce(sum(l.total_minor * l.fulfilled / l.quantity), 0) from order_line l where l.order_id = o.id)
            + sum(f.shipping_minor) as amount_minor,
          max(f.ended_at) as at
        from sales_order o join fulfilment f on f.order_id = o.id
        where f.state in ('HANDED_OVER', 'SHIPPED', 'DELIVERED')
        group by o.id
      ), posted as (
        insert into ledger_entry (id, kind, order_id, intent_id, operation_id, at, actor_kind, channel, correlation_id)
        select s.id, 'SALE', s.order_id, i.id, s.order_id, coalesce(s.at, now()), 'SYSTEM', s.channel,
          s.order_id::text
        from sale s left join payment_intent i on i.order_id = s.order_id
        where s.amount_minor > 0
      )
      insert into ledger_posting (entry_id, account, currency, amount_minor)
      select s.id, a.account, s.currency, a.sign * s.amount_minor
      from sale s cross join (values ('CUSTOMER_RECEIVABLE', 1), ('SALES', -1)) a (account, sign)
      where s.amount_minor > 0`);
  }

  /** Looks at an entry when its transaction is over: postings may be written in any order until then. */
  private keepBalance(): void {
    this.addSql(/* sql */ `
      create function refuse_imbalance() returns trigger language plpgsql as $$
      declare
        entry uuid;
      begin
        if tg_table_name = 'ledger_entry' then
          entry := new.id;
        else
          entry := new.entry_id;
        end if;
        if (select count(*) from ledger_posting where entry_id = entry) < 2 then
          raise exception 'entry % of the ledger has fewer than two postings', entry
            using errcode = 'check_violation';
        end if;
        if exists (select from ledger_posting where entry_id = entry group by currency having sum(amount_minor) <> 0) then
          raise exception 'the debits of entry % of the ledger are not its credits', entry
            using errcode = 'check_violation';
        end if;
        return null;
      end $$`);
    for (const table of ['ledger_entry', 'ledger_posting']) {
      this.addSql(/* sql */ `
        create constraint trigger ${table}_balances after insert on ${table}
          deferrable initially deferred for each row execute function refuse_imbalance()`);
      this.addSql(/* sql */ `
        create trigger ${table}_is_a_journal before update or delete or truncate on ${table}
          for each statement execute function refuse_change()`);
    }
  }

  /** A role that may only read and add to the journals; where roles cannot be made, the triggers stand alone. */
  private keepJournals(): void {
    this.addSql(/* sql */ `
      do $$ begin
        if not exists (select from pg_roles where rolname = 'passerelle_app') then
          create role passerelle_app nologin;
        end if;
      exception when insufficient_privilege or duplicate_object or unique_violation then
        raise notice 'the role passerelle_app could not be made';
      end $$`);
    this.addSql(/* sql */ `
      do $$ begin
        if exists (select from pg_roles where rolname = 'passerelle_app') then
          grant usage on schema public to passerelle_app;
          revoke all on ${journals} from passerelle_app;
          grant select, insert on ${journals} to passerelle_app;
        end if;
      exception when insufficient_privilege then
        raise notice 'nothing could be granted to the role passerelle_app';
      end $$`);
  }
}
