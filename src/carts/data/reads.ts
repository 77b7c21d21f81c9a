import { type Kysely, sql } from 'kysely';
import type { CartLineRow, CartRow, CartTables } from './tables.js';

type FoundCart = Omit<CartRow, 'lines'> & {
  readonly lines: readonly (Omit<CartTables['cart_line'], 'added_at'> & { added_at: string })[];
};

/**
 * Carts as the graph reads them, whatever their number of lines in one statement: cart, lines and the number of
 * the newest event are of the same instant, so that who reads and then follows the events misses none.
 */
export async function readCarts(db: Kysely<unknown>, ids: readonly string[]): Promise<CartRow[]> {
  const { rows } = await sql<FoundCart>`
    select c.*, coalesce(h.seq, 0) as seq, coalesce((
      select json_agg(l order by l.position) from cart_line l where l.cart_id = c.id
    ), '[]') as lines
    from cart c left join stream_head h on h.stream = 'cart:' || c.id
    where c.id = any(${ids}::uuid[])`.execute(db);
  return rows.map((cart) => ({ ...cart, lines: cart.lines.map((line) => onItsWay(cart, line)) }));
}

/** Gives a line the way that it really goes: its own, or the one of the cart. */
function onItsWay(cart: FoundCart, line: FoundCart['lines'][number]): CartLineRow {
  const own = line.fulfilment_kind !== null;
  return {
    ...line,
    currency: cart.currency,
    way_out: own ? line.fulfilment_kind : cart.fulfilment_kind,
    way_place: own ? line.collect_at : cart.collect_at,
  };
}

/** Those of these carts of which nobody takes care any more: ended, or not touched since. */
export async function deadCartsAmong(
  db: Kysely<unknown>,
  ids: readonly string[],
  since: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cart
    where id = any(${ids}::uuid[]) and (state in ('ABANDONED', 'EXPIRED', 'MERGED')
      or (state = 'ACTIVE' and updated_at <= ${since}::timestamptz))`.execute(db);
  return rows.map(({ id }) => id);
}
