import { type Kysely, sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { type TagRow, tagTables } from './tables.js';

export interface TagOfGoods {
  readonly epc: string;
  readonly variantId: string;
}

interface Reading {
  readonly cartId: string;
  readonly locationId: string | null;
  /** Carts of which nobody takes care any more: what they hold may be taken from them. */
  readonly deadCarts: readonly string[];
}

/**
 * Puts tags into a cart that are in no other one and not sold: the primary key decides between two carts. Answers those
 * that were not in it before. They are written in one order, so that two who read the same do not wait in a circle.
 */
export async function putIntoCart(
  work: Work,
  tags: readonly TagOfGoods[],
  { cartId, locationId, deadCarts }: Reading,
): Promise<string[]> {
  const rows = tags.map(({ epc, variantId }) => ({ epc, variant_id: variantId }));
  const { rows: put } = await sql<{ epc: string }>`
    insert into tag as t (epc, variant_id, state, cart_id, location_id, scanned_at, changed_at)
    select epc, variant_id, 'IN_CART', ${cartId}::uuid, ${locationId}::uuid, ${work.now}::timestamptz,
      ${work.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (epc text, variant_id uuid)
    order by epc
    on conflict (epc) do update set state = 'IN_CART', cart_id = excluded.cart_id,
      location_id = excluded.location_id, scanned_at = excluded.scanned_at, changed_at = excluded.changed_at
    where t.state = 'IN_STORE' or (t.state = 'IN_CART' and t.cart_id = any(${deadCarts}::uuid[]))
    returning epc`.execute(work.db);
  return put.map(({ epc }) => epc);
}

/** Tags go back to the shelf: out of this cart, or from this order. Answers those that did, with what they are on. */
export async function putBack(
  work: Work,
  epcs: readonly string[],
  from:
    | { readonly cartId: string }
    | { readonly locationId: string | null; readonly state: 'IN_STORE' | 'RETIRED' },
): Promise<TagRow[]> {
  const gone = { cart_id: null, order_id: null, changed_at: work.now };
  const back = tagTables(work.db).updateTable('tag').where('epc', 'in', epcs).returningAll();
  const chosen =
    'cartId' in from
      ? back
          .set({ ...gone, state: 'IN_STORE' })
          .where('state', '=', 'IN_CART')
          .where('cart_id', '=', from.cartId)
      : back
          .set({ ...gone, state: from.state, location_id: from.locationId })
          .where('state', '=', 'SOLD');
  return chosen.execute();
}

/** The tags that are in a cart, in the order in which they were read; locked. */
export function tagsOfCart(work: Work, cartId: string): Promise<TagRow[]> {
  return tagTables(work.db)
    .selectFrom('tag')
    .selectAll()
    .where('cart_id', '=', cartId)
    .orderBy('scanned_at')
    .orderBy('epc')
    .forUpdate()
    .execute();
}

/** Lets tags of a cart go with its order. */
export async function sellAll(work: Work, epcs: readonly string[], orderId: string): Promise<void> {
  if (epcs.length === 0) return;
  await tagTables(work.db)
    .updateTable('tag')
    .set({ state: 'SOLD', cart_id: null, order_id: orderId, changed_at: work.now })
    .where('epc', 'in', epcs)
    .where('state', '=', 'IN_CART')
    .execute();
}

/** The tags that were sold with orders, in the order in which they were read; locked. */
export function tagsOfOrders(work: Work, orderIds: readonly string[]): Promise<TagRow[]> {
  return tagTables(work.db)
    .selectFrom('tag')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .where('state', '=', 'SOLD')
    .orderBy('scanned_at')
    .orderBy('epc')
    .forUpdate()
    .execute();
}

/** Tags that were sold, and whose units have never left, are in the store. */
export async function putBackSold(work: Work, epcs: readonly string[]): Promise<void> {
  if (epcs.length === 0) return;
  await tagTables(work.db)
    .updateTable('tag')
    .set({ state: 'IN_STORE', order_id: null, changed_at: work.now })
    .where('epc', 'in', epcs)
    .where('state', '=', 'SOLD')
    .execute();
}

/** The tags that were ever read, among these. */
export function readTags(db: Kysely<unknown>, epcs: readonly string[]): Promise<TagRow[]> {
  if (epcs.length === 0) return Promise.resolve([]);
  return tagTables(db).selectFrom('tag').selectAll().where('epc', 'in', epcs).execute();
}
