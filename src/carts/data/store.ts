import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import { Cart } from '../domain/cart.js';
import { cartLifecycle } from '../domain/cart-lifecycle.js';
import { CartLine } from '../domain/cart-line.js';
import { newRow } from './new-row.js';
import type { CartRow, CartTables } from './tables.js';

/** The carts of one transaction: whole, with their lines, and locked. */
export function carts(work: Work) {
  const { em } = work;
  return {
    /** Writes a new cart with its lines, in one statement. */
    async open(cart: Cart): Promise<void> {
      const { cart: opened, lines } = insertsOf(newRow(cart));
      await sql`with opened as (${opened}) ${lines}`.execute(work.db);
    },

    /** The same together with its news, for a command that does nothing more with it. */
    openLast(cart: Cart): CartRow {
      const row = newRow(cart);
      const inserts = insertsOf(row);
      work.writeLast(inserts.cart);
      work.writeLast(inserts.lines);
      return row;
    },

    /** Writes what an edit has done to the lines; the cart itself is watched anyway. */
    save(cart: Cart): void {
      em.persist(cart.lines);
      for (const line of cart.removed) em.remove(line);
      cart.removed = [];
    },

    async lock(id: string): Promise<Cart | undefined> {
      const [cart] = await this.lockAll([id]);
      return cart;
    },

    /** Locks several carts in the order of their ids, so that two who do so never wait for each other. */
    async lockAll(ids: readonly string[]): Promise<Cart[]> {
      const found = await em.find(
        Cart,
        { id: { $in: [...ids] } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
      );
      if (found.length === 0) return [];
      const lines = await em.find(
        CartLine,
        { cartId: { $in: found.map((cart) => cart.id) } },
        { orderBy: { position: 'asc' }, refresh: true },
      );
      const byCart = Map.groupBy(lines, (line) => line.cartId);
      for (const cart of found) {
        cart.lines = byCart.get(cart.id) ?? [];
        cart.removed = [];
      }
      return found;
    },

    /** Ends a cart without reading it; undefined where it was not waiting for its order. */
    async convert(
      id: string,
    ): Promise<{ id: string; version: number; scanned: boolean } | undefined> {
      return tables<CartTables>(work.db)
        .updateTable('cart')
        .set(({ eb }) => ({
          state: 'CONVERTED',
          version: eb('version', '+', 1),
          updated_at: work.now,
        }))
        .where('id', '=', id)
        .where('state', 'in', cartLifecycle.accepting('convert'))
        .returning(['id', 'version', 'scanned'])
        .executeTakeFirst();
    },

    /** The cart that a customer is filling at the moment, if there is one. */
    async activeOf(customerId: string): Promise<string | undefined> {
      const row = await tables<CartTables>(work.db)
        .selectFrom('cart')
        .select('id')
        .where('customer_id', '=', customerId)
        .where('state', '=', 'ACTIVE')
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.id;
    },
  };
}

function insertsOf({ seq: _seq, lines, ...columns }: CartRow) {
  const lineColumns = lines.map(({ currency, way_out, way_place, ...line }) => line);
  return {
    cart: sql`
      insert into cart select * from jsonb_populate_record(null::cart, ${JSON.stringify(columns)}::jsonb)`,
    lines: sql`
      insert into cart_line
      select * from jsonb_populate_recordset(null::cart_line, ${JSON.stringify(lineColumns)}::jsonb)`,
  };
}
