import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({ workers: 0, stock: { 'CAP-BLUE': { LYON: 100 } } });
});
afterAll(() => shop.close());

const written = ['cart', 'cart_line', 'sales_order', 'order_line', 'payment_intent', 'fulfilment'];

it('goes on selling while columns are added to the tables it writes', async () => {
  const buy = async () => order(shop, await fillCart(shop));
  // So often that each connection has planned its statements.
  for (let round = 0; round < 8; round += 1)
    expect(await buy()).toMatchObject({ order: { state: 'CONFIRMED' } });
  for (const table of written)
    await shop.app.gateway.database.pool.query(`alter table ${table} add column remark text`);
  const orders = await Promise.all(Array.from({ length: 6 }, buy));
  expect(orders.map((placed) => placed.order.state)).toEqual(orders.map(() => 'CONFIRMED'));
});
