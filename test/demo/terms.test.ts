import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoShop, generatedShop, loadShop } from '../../src/demo/index.js';
import { openShop, type Shop } from '../support/app.js';
import { answered } from '../support/journey.js';

const { highlights, locations, terms } = demoShop();
const without = { ...demoShop(), products: [], priceLists: [], stock: [] };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ workers: 0 });
  await loadShop(shop.app.gateway, without);
});
afterAll(() => shop.close());

const told = async () =>
  answered(
    await shop.ask(
      `{ sourcingSettings { places { ships dailyCapacity preference location { code } } } }`,
      {},
      { token: await shop.tokenOf('supervisor') },
    ),
  );

describe('the terms of the demo shop', () => {
  it('let stores send that sell online, and that hold what no warehouse has', () => {
    const senders = terms?.sending.map(({ locationCode }) => locationCode) ?? [];
    expect(senders).toEqual(expect.arrayContaining(['LYON', 'GRENOBLE']));
    for (const code of senders) {
      const location = locations.find((each) => each.code === code);
      expect(location?.kind).toBe('STORE');
      expect(location?.sellsToChannels).toContain('WEB');
    }
    expect(highlights.storesOnly.sku).not.toBe(highlights.elsewhere.sku);
  });

  it('are loaded with the shop, and again without a change', async () => {
    const { places } = await told();
    const lyon = places.find(
      (each: { location: { code: string } }) => each.location.code === 'LYON',
    );
    expect(lyon).toMatchObject({ ships: true, dailyCapacity: 30, preference: 60 });
    await loadShop(shop.app.gateway, without);
    expect((await told()).places).toEqual(places);
  });

  it('ask who collects goods of value who they are, and what a label costs', async () => {
    const { pool } = shop.app.gateway.database;
    const rule = await pool.query('select * from pickup_rule where location_id is null');
    expect(rule.rows).toMatchObject([{ keep_days: 7, identity_currency: 'EUR' }]);
    const fee = await pool.query('select label_minor::int as fee from return_fee');
    expect(fee.rows).toEqual([{ fee: terms?.returnLabelMinor }]);
  });

  it('are left to a shop that is generated', () => {
    expect(generatedShop({ products: 1, variants: 1, stores: 1 }).terms).toBeUndefined();
  });
});
