import { Migration } from '@mikro-orm/migrations';

/** Goods that come back: why and for how long they may, what became of each unit, and what was given back for them. */
export class Returns extends Migration {
  override up(): void {
    this.makeRules();
    this.makeReturns();
    this.makeDispositions();
    this.makePlans();
    // Who has no receipt is found by their e-mail address.
    this.addSql(
      'create index sales_order_by_email on sales_order (lower(email), placed_at desc, id desc)',
    );
  }

  /** Reasons and windows are data: a shop changes them without a new version. */
  private makeRules(): void {
    this.addSql(/* sql */ `
      create table return_reason (
        code text primary key check (code ~ '^[A-Z][A-Z_]{1,39}$'),
        label jsonb not null,
        fault text not null check (fault in ('BUYER', 'SHOP')),
        window_days integer not null check (window_days between 0 and 3650),
        needs_approval boolean not null,
        shipping_refund text not null check (shipping_refund in ('NEVER', 'WITH_LAST', 'ALWAYS')),
        active boolean not null default true,
        position integer not null
      )`);
    this.addSql(/* sql */ `
      insert into return_reason (code, label, fault, window_days, needs_approval, shipping_refund, position) values
        ('CHANGED_MIND', '{"en": "I have changed my mind.", "fr": "J''ai changé d''avis."}', 'BUYER', 30, false, 'WITH_LAST', 1),
        ('DOES_NOT_FIT', '{"en": "It does not fit.", "fr": "La taille ne convient pas."}', 'BUYER', 30, false, 'WITH_LAST', 2),
        ('NOT_AS_DESCRIBED', '{"en": "It is not as it was described.", "fr": "L''article ne correspond pas à sa description."}', 'SHOP', 60, false, 'ALWAYS', 3),
        ('WRONG_GOODS', '{"en": "Something else was sent.", "fr": "Un autre article a été envoyé."}', 'SHOP', 60, false, 'ALWAYS', 4),
        ('ARRIVED_DAMAGED', '{"en": "It arrived damaged.", "fr": "L''article est arrivé abîmé."}', 'SHOP', 60, false, 'ALWAYS', 5),
        ('DEFECTIVE', '{"en": "It does not work.", "fr": "L''article ne fonctionne pas."}', 'SHOP', 730, true, 'WITH_LAST', 6)`);
    this.addSql(/* sql */ `
      create table return_fee (
        currency text primary key check (length(currency) = 3),
        label_minor bigint not null check (label_minor >= 0)
      )`);
    this.addSql(
      `comment on table return_fee is 'What a label costs a buyer who sends back what is no fault of the shop; without a row, nothing.'`,
    );
  }

  private makeReturns(): void {
    this.addSql('create sequence return_number start 100001');
    this.addSql(/* sql */ `
      create table return_order (
        id uuid primary key,
        number text not null unique,
        order_id uuid not null references sales_order (id),
        order_number text not null,
        state text not null check (state in ('REQUESTED', 'APPROVED', 'DECLINED', 'IN_TRANSIT', 'AT_COUNTER',
          'RECEIVED', 'INSPECTED', 'COMPLETED', 'CANCELED')),
        method text not null check (method in ('LABEL', 'STORE')),
        location_id uuid references location (id),
        customer_id uuid,
        guest_key text,
        note text check (length(note) <= 500),
        decision_note text check (length(decision_note) <= 500),
        tracking_code text,
        channel text not null,
        requested_by_kind text not null,
        requested_by_id text,
        requested_at timestamptz not null,
        decided_at timestamptz,
        received_at timestamptz,
        inspected_at timestamptz,
        ended_at timestamptz,
        version integer not null default 1,
        constraint a_label_leads_somewhere check (method <> 'LABEL' or location_id is not null),
        constraint what_is_here_is_somewhere check
          (state not in ('AT_COUNTER', 'RECEIVED', 'INSPECTED', 'COMPLETED') or location_id is not null),
        constraint an_ended_return_has_an_end check
          ((state in ('DECLINED', 'COMPLETED', 'CANCELED')) = (ended_at is not null))
      )`);
    this.addSql('create index return_order_by_order on return_order (order_id, requested_at, id)');
    this.addSql(/* sql */ `
      create index return_order_to_do on return_order (location_id, requested_at, id)
        where state not in ('DECLINED', 'COMPLETED', 'CANCELED')`);
    this.addSql(
      'create index return_order_by_place on return_order (location_id, requested_at desc, id desc)',
    );
    this.addSql('create index return_order_newest on return_order (requested_at desc, id desc)');
    this.addSql(/* sql */ `
      create table return_line (
        id uuid primary key,
        return_id uuid not null references return_order (id) deferrable initially deferred,
        order_line_id uuid not null references order_line (id),
        variant_id uuid not null references variant (id),
        sku text not null,
        title jsonb not null,
        quantity integer not null check (quantity > 0),
        received integer check (received >= 0),
        inspected integer not null default 0 check (inspected >= 0),
        reason_code text not null references return_reason (code),
        note text check (length(note) <= 500),
        position integer not null,
        unique (return_id, order_line_id),
        constraint no_more_comes_than_was_announced check
          (coalesce(received, 0) <= quantity and inspected <= coalesce(received, 0))
      )`);
    this.addSql('create index return_line_by_order_line on return_line (order_line_id)');
  }

  /** What became of each unit. One that was set aside is judged again later, by a line that names the first. */
  private makeDispositions(): void {
    this.addSql(/* sql */ `
      create table return_disposition (
        id uuid primary key,
        return_line_id uuid not null references return_line (id),
        disposition text not null check (disposition in ('RESTOCK', 'QUARANTINE', 'DAMAGED')),
        quantity integer not null check (quantity > 0),
        location_id uuid not null references location (id),
        releases uuid references return_disposition (id),
        note text check (length(note) <= 500),
        actor_kind text not null,
        actor_id text,
        at timestamptz not null,
        constraint released_is_judged check (releases is null or disposition <> 'QUARANTINE')
      )`);
    this.addSql(
      'create index return_disposition_by_line on return_disposition (return_line_id, at, id)',
    );
    this.addSql(
      'create index return_disposition_released on return_disposition (releases) where releases is not null',
    );
    this.addSql(/* sql */ `
      create index return_disposition_set_aside on return_disposition (location_id, at, id)
        where disposition = 'QUARANTINE'`);
    this.addSql(/* sql */ `
      create trigger return_disposition_is_a_journal before update or delete or truncate on return_disposition
        for each statement execute function refuse_change()`);
  }

  /** What was executed of a plan. What was withheld of the price of units is never given back by a later plan. */
  private makePlans(): void {
    this.addSql(/* sql */ `
      create table refund_plan (
        id uuid primary key,
        order_id uuid not null references sales_order (id),
        return_id uuid references return_order (id),
        refund_id uuid unique references refund (id),
        hash text not null,
        currency text not null check (length(currency) = 3),
        goods_minor bigint not null check (goods_minor >= 0),
        fee_minor bigint not null check (fee_minor >= 0),
        shipping_minor bigint not null check (shipping_minor >= 0),
        amount_minor bigint not null check (amount_minor >= 0),
        executed_by_kind text not null,
        executed_by_id text,
        executed_at timestamptz not null,
        constraint a_plan_adds_up check (amount_minor = goods_minor - fee_minor + shipping_minor),
        constraint money_goes_back_by_a_refund check ((refund_id is null) = (amount_minor = 0))
      )`);
    this.addSql('create index refund_plan_by_order on refund_plan (order_id)');
    this.addSql(
      'create index refund_plan_by_return on refund_plan (return_id) where return_id is not null',
    );
    this.addSql(/* sql */ `
      create table refund_plan_line (
        plan_id uuid not null references refund_plan (id),
        order_line_id uuid not null references order_line (id),
        quantity integer not null check (quantity >= 0),
        goods_minor bigint not null check (goods_minor >= 0),
        withheld_minor bigint not null check (withheld_minor between 0 and goods_minor),
        primary key (plan_id, order_line_id)
      )`);
    this.addSql('create index refund_plan_line_by_line on refund_plan_line (order_line_id)');
    for (const table of ['refund_plan', 'refund_plan_line'])
      this.addSql(/* sql */ `
        create trigger ${table}_is_a_journal before update or delete or truncate on ${table}
          for each statement execute function refuse_change()`);
  }
}
