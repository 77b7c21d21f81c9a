import { Migration } from '@mikro-orm/migrations';

/** What staff take off goods: who may take off how much alone, and what was taken off orders, line by line. */
export class ManualDiscounts extends Migration {
  override up(): void {
    this.makeLimits();
    this.addSql(`alter table cart add column discounts jsonb not null default '[]'`);
    this.addSql(/* sql */ `
      alter table cart_line
        add column discount_minor bigint not null default 0,
        add constraint discount_is_a_part check (discount_minor between 0 and unit_price_minor * quantity)`);
    this.addSql(/* sql */ `
      alter table order_line
        add column discount_minor bigint not null default 0 check (discount_minor >= 0),
        add constraint price_less_discount check (total_minor = unit_price_minor * quantity - discount_minor)`);
    this.makeAdjustments();
  }

  private makeLimits(): void {
    this.addSql(/* sql */ `
      create table discount_limit (
        role text not null,
        currency text not null check (length(currency) = 3),
        basis_points integer not null check (basis_points between 0 and 10000),
        amount_minor bigint not null check (amount_minor >= 0),
        primary key (role, currency)
      )`);
    this.addSql(
      `comment on table discount_limit is 'What somebody may take off goods alone; without a row, nothing.'`,
    );
    this.addSql(/* sql */ `
      insert into discount_limit (role, currency, basis_points, amount_minor)
      select r.role, c.currency, r.basis_points, r.amount * c.unit
      from (values ('ASSOCIATE', 1000, 50), ('AGENT', 1500, 100), ('SUPERVISOR', 5000, 500), ('ADMIN', 10000, 5000))
          as r (role, basis_points, amount)
        cross join (values ('EUR', 100), ('CHF', 100), ('GBP', 100), ('USD', 100), ('JPY', 150), ('KWD', 350))
          as c (currency, unit)`);
  }

  private makeAdjustments(): void {
    this.addSql(/* sql */ `
      create table order_adjustment (
        id uuid primary key,
        order_id uuid not null references sales_order (id),
        order_line_id uuid references order_line (id),
        kind text not null check (kind in ('MANUAL')),
        basis_points integer check (basis_points between 1 and 10000),
        asked_minor bigint check (asked_minor > 0),
        minimum_minor bigint not null check (minimum_minor >= 0),
        amount_minor bigint not null check (amount_minor > 0),
        reason_code text not null,
        note text check (length(note) <= 500),
        given_by_kind text not null,
        given_by text not null,
        given_at timestamptz not null,
        approved_by text,
        constraint a_part_or_an_amount check (num_nonnulls(basis_points, asked_minor) = 1),
        constraint not_more_than_asked check (amount_minor <= asked_minor),
        constraint four_eyes check (approved_by <> given_by)
      )`);
    this.addSql('create index order_adjustment_by_order on order_adjustment (order_id, id)');
    this.addSql(/* sql */ `
      create table order_adjustment_share (
        adjustment_id uuid not null references order_adjustment (id),
        order_line_id uuid not null references order_line (id),
        amount_minor bigint not null check (amount_minor > 0),
        primary key (adjustment_id, order_line_id)
      )`);
    this.addSql(
      'create index order_adjustment_share_by_line on order_adjustment_share (order_line_id)',
    );
    for (const table of ['order_adjustment', 'order_adjustment_share'])
      this.addSql(/* sql */ `
        create trigger ${table}_is_a_journal before update or delete or truncate on ${table}
          for each statement execute function refuse_change()`);
  }
}
