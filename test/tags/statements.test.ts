import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { countStatements } from '../support/statements.js';
import { sgtinOf } from './sgtin-of.js';

const scan = /* GraphQL */ `
  mutation ($input: ScannedItemsInput!) {
    addScannedItems(input: $input) { ... on ScannedItemsPayload { scanned { outcome } } }
  }`;

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
  const { pool } = shop.app.gateway.database;
  await pool.query(`update variant set barcode = '4006381333931' where sku = 'CAP-BLUE'`);
});
afterAll(() => shop.close());

it('a reading costs as many statements with many tags as with few', async () => {
  const device = { token: await shop.tokenOf('device') };
  let serial = 0n;
  const read = async (count: number) => {
    const cart = await fillAtCounter(shop, { goods: {} }, device);
    const epcs = Array.from({ length: count }, () => {
      serial += 1n;
      return sgtinOf('0400638133393', 7, serial);
    });
    const input = { cartId: cart.id, epcs, idempotencyKey: freshKey() };
    return countStatements(async () => {
      const { scanned } = answered(await shop.ask(scan, { input }, device));
      expect(scanned).toHaveLength(count);
    });
  };
  await read(1);
  expect(await read(300)).toBe(await read(2));
});
