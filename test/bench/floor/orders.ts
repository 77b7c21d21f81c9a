import { v7 } from 'uuid';
import { inTransaction, Prepared } from './database.js';
import { type FloorRequest, guestKey, Problem } from './request.js';

interface CartRow {
  readonly variant_id: string;
  readonly location_id: string;
  readonly sku: string;
  readonly title: object;
  readonly image: object | null;
  readonly quantity: number;
  readonly unit_price_minor: number;
  readonly tax_class: string;
  readonly rate_basis_points: number;
}

// The cart and its lines are locked until the order stands.
const lockStatement = new Prepared<CartRow>(
  'order cart',
  `select l.variant_id, c.collect_at as location_id, v.sku, case when v.title = p.title then p.title else
      jsonb_build_object('fr', (p.title ->> 'fr') || ' – ' || (v.title ->> 'fr'),
        'en', (p.title ->> 'en') || ' – ' || (v.title ->> 'en')) end as title,
    coalesce(v.image, p.images -> 0) as image, l.quantity, l.unit_price_minor, l.tax_class, l.rate_basis_points
  from cart c join cart_line l on l.cart_id = c.id
  join variant v on v.id = l.variant_id join product p on p.id = v.product_id
  where c.id = $1 and c.guest_key = $2 and c.state = 'ACTIVE' and c.email is not null
    and c.fulfilment_kind = 'PICKUP'
  order by l.position for update of c`,
);

// One conditional update decides: whoever comes too late changes no row.
const reserveStatement = new Prepared<{ variant_id: string }>(
  'order reserve',
  `with wanted as (
    select * from jsonb_to_recordset($2::jsonb) as w (id uuid, variant_id uuid, location_id uuid, quantity integer)
  ), item as (
    select s.location_id, s.variant_id, w.quantity, w.id as line_id
    from wanted w join stock_item s using (location_id, variant_id)
    where s.on_hand - s.reserved - s.safety >= w.quantity
    order by s.location_id, s.variant_id for no key update of s
  ), taken as (
    update stock_item s set reserved = s.reserved + i.quantity, version = s.version + 1
    from item i where s.location_id = i.location_id and s.variant_id = i.variant_id
    returning s.variant_id, s.location_id, i.quantity, i.line_id
  ), made as (
    insert into reservation (id, variant_id, location_id, quantity, state, order_id, order_line_id, created_at)
    select new_id(), variant_id, location_id, quantity, 'HARD', $1, line_id, now() from taken
    returning id, variant_id, location_id, quantity
  )
  insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reservation_id,
    actor_kind, channel, correlation_id, at)
  select new_id(), variant_id, location_id, 'RESERVE', 0, quantity, id, 'GUEST', 'WEB', '', now() from made
  returning variant_id`,
);

const writeStatement = new Prepared<{ number: string }>(
  'order write',
  `with locked as (
    update cart set state = 'LOCKED', version = version + 1, updated_at = now() where id = $2 returning *
  ), placed as (
    insert into sales_order (id, number, cart_id, state, channel, guest_key, email, phone, first_name, last_name,
      billing_address, locale, country_code, currency, items_minor, shipping_minor, total_minor, line_count, expires_at, placed_at)
    select $1, nextval('order_number')::text, c.id, 'PENDING_PAYMENT', 'WEB', c.guest_key, c.email, c.phone,
      c.first_name, c.last_name, c.billing_address, 'fr', c.country_code, c.currency, $4, 0, $4,
      jsonb_array_length($3::jsonb), now() + interval '30 minutes', now()
    from locked c returning id, number, guest_key, expires_at
  ), lines as (
    insert into order_line (id, order_id, position, variant_id, sku, title, image, quantity, unit_price_minor,
      total_minor, tax_class, rate_basis_points, tax_minor, fulfilment_kind, stock_from, collect_at)
    select l.id, $1, l.position, l.variant_id, l.sku, l.title, l.image, l.quantity, l.unit_price_minor,
      l.total_minor, l.tax_class, l.rate_basis_points, l.tax_minor, 'PICKUP', l.location_id, l.location_id
    from jsonb_to_recordset($3::jsonb) as l (id uuid, position integer, variant_id uuid, location_id uuid, sku text,
      title jsonb, image jsonb, quantity integer, unit_price_minor bigint, total_minor bigint, tax_class text,
      rate_basis_points integer, tax_minor bigint)
  ), intent as (
    insert into payment_intent (id, order_id, guest_key, state, capture_method, purpose, currency, amount_minor,
      expires_at, created_at, updated_at)
    select new_id(), id, guest_key, 'REQUIRES_PAYMENT_METHOD', 'MANUAL', 'PURCHASE', 'EUR', $4, expires_at, now(), now()
    from placed
  )
  select number from placed`,
);

/** From cart to an order that waits for its payment; its goods are reserved, or nothing has happened. */
export async function placeOrder(request: FloorRequest): Promise<unknown> {
  const { cartId } = request.json();
  const orderId = v7();
  return inTransaction(async (client) => {
    const cart = await lockStatement.rows([cartId, guestKey(request.guestToken)], client);
    if (cart.length === 0) throw new Problem(404, { error: 'not_found' });
    const lines = cart.map(toLine);
    const given = JSON.stringify(lines);
    const taken = await reserveStatement.rows([orderId, given], client);
    if (taken.length < lines.length) throw new Problem(409, { error: 'out_of_stock' });
    const totalMinor = lines.reduce((sum, line) => sum + line.total_minor, 0);
    const [order] = await writeStatement.rows([orderId, cartId, given, totalMinor], client);
    return {
      id: orderId,
      number: order?.number,
      state: 'PENDING_PAYMENT',
      total: { amountMinor: totalMinor, currency: 'EUR' },
    };
  });
}

function toLine(row: CartRow, position: number) {
  const totalMinor = row.unit_price_minor * row.quantity;
  const netMinor = Math.round((totalMinor * 10_000) / (10_000 + row.rate_basis_points));
  return {
    ...row,
    id: v7(),
    position,
    total_minor: totalMinor,
    tax_minor: totalMinor - netMinor,
  };
}
