import { randomUUID } from 'node:crypto';
import { innerId, toGlobalId } from '../../../src/platform/graphql/node.js';
import type { StockedShop } from '../../support/given.js';
import type { Estate } from './estates.js';

/** A unit of the order that is to come back to Lyon, once the shop has agreed. */
export async function withReturn(shop: StockedShop, estate: Estate): Promise<Estate> {
  const id = randomUUID();
  const orderId = innerId('Order', estate.ids['Order'] ?? '');
  const lyon = innerId('Location', shop.locationIds['LYON'] ?? '');
  const { pool } = shop.app.gateway.database;
  const { rows } = await pool.query<{ number: string }>(
    `insert into return_order (id, number, order_id, order_number, state, method, location_id, customer_id, guest_key,
       channel, requested_by_kind, requested_at)
     select $1, 'R2026-' || nextval('return_number'), id, number, 'REQUESTED', 'STORE', $3, customer_id, guest_key,
       channel, 'GUEST', date_trunc('milliseconds', now())
     from sales_order where id = $2 returning number`,
    [id, orderId, lyon],
  );
  await pool.query(
    `insert into return_line (id, return_id, order_line_id, variant_id, sku, title, quantity, reason_code, position)
     select $1, $1, id, variant_id, sku, title, 1, 'DEFECTIVE', 0 from order_line where order_id = $2 limit 1`,
    [id, orderId],
  );
  const ids = {
    ReturnOrder: toGlobalId('ReturnOrder', id),
    ReturnNumber: rows[0]?.number ?? '',
    ReturnLine: toGlobalId('ReturnLine', id),
    BroughtOrder: estate.ids['Order'] ?? '',
    BroughtOrderLine: estate.ids['OrderLine'] ?? '',
    BroughtReturn: toGlobalId('ReturnOrder', id),
  };
  const words = [...estate.words, ids.ReturnOrder, ids.ReturnNumber, ids.ReturnLine];
  return { ...estate, ids: { ...estate.ids, ...ids }, words };
}
