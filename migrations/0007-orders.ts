import { Migration } from '@mikro-orm/migrations';

/** The order, and how its goods get to their buyer. */
export class Orders extends Migration {
  override up(): void {
    this.addSql('create sequence order_number start 100001');
    this.addSql(/* sql */ `
      create table sales_order (
        id uuid primary key,
        number text not null unique,
        cart_id uuid not null,
        state text not null check (state in ('PENDING_PAYMENT', 'CONFIRMED', 'IN_FULFILMENT', 'COMPLETED',
          'CLOSED', 'EXPIRED', 'PARTIALLY_CANCELED', 'CANCELED', 'ON_HOLD')),
        channel text not null,
        sold_at uuid references location (id),
        customer_id uuid references customer (id),
        guest_key text,
        assisted_by uuid references staff_member (id),
        email text,
        phone text,
        first_name text not null,
        last_name text not null,
        shipping_address jsonb,
        billing_address jsonb,
        note text,
        locale text not null,
        country_code text not null,
        currency text not null check (length(currency) = 3),
        items_minor bigint not null check (items_minor >= 0),
        shipping_minor bigint not null check (shipping_minor >= 0),
        shipping_rate_basis_points integer not null default 0,
        total_minor bigint not null check (total_minor = items_minor + shipping_minor),
        hold_reason text,
        expires_at timestamptz,
        placed_at timestamptz not null,
        confirmed_at timestamptz,
        ended_at timestamptz,
        version integer not null default 1
      ) with (fillfactor = 80)`);
    this.addSql(
      `create unique index one_order_per_cart on sales_order (cart_id) where state not in ('CANCELED', 'EXPIRED')`,
    );
    this.addSql(
      'create index sales_order_by_customer on sales_order (customer_id, placed_at desc, id desc)',
    );
    this.addSql(
      'create index sales_order_by_guest on sales_order (guest_key, placed_at desc, id desc) where guest_key is not null',
    );
    this.addSql(
      `create index sales_order_unpaid on sales_order (expires_at) where state = 'PENDING_PAYMENT'`,
    );

    this.addSql(/* sql */ `
      create table order_line (
        id uuid primary key,
        order_id uuid not null references sales_order (id) deferrable initially deferred,
        position integer not null,
        variant_id uuid not null references variant (id),
        sku text not null,
        title jsonb not null,
        image jsonb,
        quantity integer not null check (quantity > 0),
        fulfilled integer not null default 0 check (fulfilled >= 0),
        cancelled integer not null default 0 check (cancelled >= 0),
        returned integer not null default 0 check (returned >= 0),
        unit_price_minor bigint not null check (unit_price_minor >= 0),
        total_minor bigint not null check (total_minor >= 0),
        tax_class text not null,
        rate_basis_points integer not null,
        tax_minor bigint not null check (tax_minor >= 0),
        fulfilment_kind text not null check (fulfilment_kind in ('PICKUP', 'SHIP')),
        stock_from uuid not null references location (id),
        collect_at uuid references location (id),
        unique (order_id, position),
        constraint quantities_add_up check (fulfilled + cancelled <= quantity and returned <= fulfilled)
      ) with (fillfactor = 80)`);

    this.addSql(/* sql */ `
      create table fulfilment (
        id uuid primary key,
        order_id uuid not null,
        order_number text not null,
        kind text not null check (kind in ('PICKUP', 'SHIP')),
        state text not null check (state in ('PLANNED', 'ACCEPTED', 'PICKING', 'IN_TRANSFER', 'READY',
          'CUSTOMER_ARRIVED', 'HANDED_OVER', 'NO_SHOW', 'REJECTED', 'CANCELED', 'OFFERED', 'CLAIMED',
          'PACKED', 'SHIPPED', 'DELIVERED', 'LOST', 'RETURNED_TO_SENDER')),
        stock_from uuid not null references location (id),
        collect_at uuid references location (id),
        capture_trigger text not null check (capture_trigger in ('AT_ORDER', 'AT_READY', 'AT_HANDOVER', 'AT_SHIPMENT', 'MANUAL')),
        collector_name text not null,
        shipping_minor bigint not null default 0 check (shipping_minor >= 0),
        promised_at timestamptz not null,
        keep_until timestamptz,
        bay text,
        tracking_code text,
        handled_by text,
        code_failures integer not null default 0,
        code_locked_until timestamptz,
        planned_at timestamptz not null,
        accepted_at timestamptz,
        ready_at timestamptz,
        arrived_at timestamptz,
        ended_at timestamptz,
        version integer not null default 1,
        constraint pickup_has_a_place check (kind <> 'PICKUP' or collect_at is not null)
      ) with (fillfactor = 80)`);
    this.addSql('create index fulfilment_by_order on fulfilment (order_id)');
    this.addSql(/* sql */ `
      create index fulfilment_to_do on fulfilment (stock_from, promised_at, id)
        where state not in ('HANDED_OVER', 'NO_SHOW', 'REJECTED', 'CANCELED', 'SHIPPED', 'DELIVERED', 'LOST',
          'RETURNED_TO_SENDER')`);
    this.addSql(
      'create index fulfilment_by_place on fulfilment (stock_from, planned_at desc, id desc)',
    );
    this.addSql(/* sql */ `
      create table fulfilment_line (
        id uuid primary key,
        fulfilment_id uuid not null references fulfilment (id) deferrable initially deferred,
        order_line_id uuid not null,
        variant_id uuid not null references variant (id),
        sku text not null,
        title jsonb not null,
        quantity integer not null check (quantity > 0),
        picked integer check (picked >= 0),
        handed_over integer not null default 0 check (handed_over >= 0),
        total_minor bigint not null check (total_minor >= 0),
        position integer not null,
        constraint not_more_than_asked check (coalesce(picked, 0) <= quantity and handed_over <= quantity)
      )`);
    this.addSql(
      'create index fulfilment_line_by_fulfilment on fulfilment_line (fulfilment_id, position)',
    );
  }
}
