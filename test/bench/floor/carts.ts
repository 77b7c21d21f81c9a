import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { Prepared } from './database.js';
import { type FloorRequest, guestKey, Problem } from './request.js';

interface LineRow {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unit_price_minor: number;
  readonly cart_version: number;
}

const createStatement = new Prepared(
  'cart create',
  `insert into cart (id, state, currency, channel, guest_key, priced_at, created_at, updated_at)
  values ($1, 'ACTIVE', 'EUR', 'WEB', $2, now(), now(), now())`,
);

/** A cart of a new guest, whose secret is told once. */
export async function createCart(): Promise<unknown> {
  const id = v7();
  const guestToken = randomBytes(32).toString('base64url');
  await createStatement.rows([id, guestKey(guestToken)]);
  return { id, guestToken };
}

const lineStatement = new Prepared<LineRow>(
  'cart line',
  `with changed as (
    update cart set version = version + 1, updated_at = now()
    where id = $1 and guest_key = $2 and state = 'ACTIVE' returning id, version, country_code
  ), line as (
    insert into cart_line (id, cart_id, variant_id, quantity, unit_price_minor, compare_at_minor, tax_class,
      rate_basis_points, position, added_at)
    select $3, c.id, v.id, $5, coalesce(own.amount_minor, usual.amount_minor),
      case when own.amount_minor is null then usual.compare_at_minor else own.compare_at_minor end,
      p.tax_class, t.rate_basis_points, c.version, now()
    from changed c
    join variant v on v.id = $4 and v.active
    join product p on p.id = v.product_id and p.status = 'ACTIVE'
    join tax_rate t on t.country_code = c.country_code and t.tax_class = p.tax_class
    left join price own on own.variant_id = v.id and own.price_list_id = (
      select id from price_list where channel = 'WEB' and currency = 'EUR'
        and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now()))
    left join price usual on usual.variant_id = v.id and usual.price_list_id = (
      select id from price_list where channel is null and currency = 'EUR')
    on conflict (cart_id, variant_id) do update set quantity = cart_line.quantity + excluded.quantity
    returning id, cart_id, variant_id, quantity, unit_price_minor, position
  ), lines as (
    select * from line union all
    select id, cart_id, variant_id, quantity, unit_price_minor, position from cart_line
    where cart_id = $1 and variant_id <> $4 and exists (select from line)
  )
  select l.id, v.sku, l.quantity, l.unit_price_minor, c.version as cart_version
  from lines l join variant v on v.id = l.variant_id join changed c on c.id = l.cart_id order by l.position`,
);

/** Puts so many of a variant into the cart at today's price; answers the whole cart. */
export async function addLine(request: FloorRequest): Promise<unknown> {
  const { variantId, quantity } = request.json();
  const owner = guestKey(request.guestToken);
  const rows = await lineStatement.rows([request.id, owner, v7(), variantId, quantity]);
  const [first] = rows;
  if (!first) throw new Problem(404, { error: 'not_found' });
  const lines = rows.map((row) => ({
    id: row.id,
    sku: row.sku,
    quantity: row.quantity,
    unitPrice: { amountMinor: row.unit_price_minor, currency: 'EUR' },
    total: { amountMinor: row.unit_price_minor * row.quantity, currency: 'EUR' },
  }));
  const totalMinor = lines.reduce((sum, line) => sum + line.total.amountMinor, 0);
  return {
    id: request.id,
    version: first.cart_version,
    lines,
    total: { amountMinor: totalMinor, currency: 'EUR' },
  };
}

const contactStatement = edit('contact', 'email = $3, phone = $4, first_name = $5, last_name = $6');
const addressStatement = edit('address', 'billing_address = $3');
const pickupStatement = edit(
  'pickup',
  `fulfilment_kind = 'PICKUP', collect_at = (select id from location where id = $3 and active
    and pickup_policy <> 'NONE' and 'WEB' = any(sells_to_channels))`,
);

export async function setContact(request: FloorRequest): Promise<unknown> {
  const { email, phone, firstName, lastName } = request.json();
  return editCart(request, contactStatement, [email, phone, firstName, lastName]);
}

export async function setAddress(request: FloorRequest): Promise<unknown> {
  return editCart(request, addressStatement, [request.raw.toString()]);
}

export async function setPickup(request: FloorRequest): Promise<unknown> {
  return editCart(request, pickupStatement, [request.json()['locationId']]);
}

function edit(name: string, change: string): Prepared<{ version: number }> {
  return new Prepared(
    `cart ${name}`,
    `update cart set ${change}, version = version + 1, updated_at = now()
    where id = $1 and guest_key = $2 and state = 'ACTIVE' returning version`,
  );
}

async function editCart(
  request: FloorRequest,
  statement: Prepared<{ version: number }>,
  values: unknown[],
): Promise<unknown> {
  const [row] = await statement.rows([request.id, guestKey(request.guestToken), ...values]);
  if (!row) throw new Problem(404, { error: 'not_found' });
  return { id: request.id, version: row.version };
}
