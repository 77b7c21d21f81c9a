import 'reflect-metadata';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogModule, saveProduct } from '../../src/catalog/index.js';
import { newId } from '../../src/kernel/ids.js';
import type { EventRow } from '../../src/platform/events/event.js';
import { pricesOf, pricingModule, savePriceList, setPrices } from '../../src/pricing/index.js';
import { refreshPricesOfProduct } from '../../src/pricing/reactions.js';
import { plainThing } from '../catalog/goods.js';
import { openingDay, openWindow, type ShopWindow } from '../storefront/shop-window.js';
import { countStatements } from '../support/statements.js';

let shop: ShopWindow;
const ids = new Map<string, string>();
const id = (sku: string) => ids.get(sku) ?? '';

const threeSizes = (slug: string) =>
  plainThing(slug, { variants: ['S', 'M', 'L'].map((size) => ({ sku: `${slug}-${size}` })) });

beforeAll(async () => {
  shop = await openWindow([catalogModule, pricingModule]);
  for (const slug of ['shirt', 'coat']) {
    const { variantIds } = await shop.done((work) => saveProduct(work, threeSizes(slug)));
    for (const [sku, variantId] of Object.entries(variantIds)) ids.set(sku, variantId);
  }
  const lists = [
    { code: 'EUR', channel: null, currency: 'EUR' },
    { code: 'JPY', channel: null, currency: 'JPY' },
    { code: 'APP', channel: 'APP' as const, currency: 'EUR' },
  ];
  for (const list of lists) await shop.done((work) => savePriceList(work, list));
});
afterAll(() => shop.close());

const set = (list: string, prices: Record<string, number | [number, number]>) =>
  shop.done((work) =>
    setPrices(work, {
      list,
      prices: Object.entries(prices).map(([sku, price]) => {
        const [amountMinor, compareAtMinor] = typeof price === 'number' ? [price] : price;
        return { variantId: id(sku), amountMinor, compareAtMinor };
      }),
    }),
  );
const priceOf = async (sku: string, channel = 'WEB', currency = 'EUR', at = openingDay) =>
  (await pricesOf(shop.db, { variantIds: [id(sku)], channel, currency, at })).get(id(sku));

/** What products cost by list, as it is kept; it must agree with the prices. */
const spans = async () => {
  for (const check of pricingModule.checks ?? []) expect(await check.find(shop.db)).toEqual([]);
  const { rows } = await sql<object>`
    select l.code, p.slug, pp.lowest_minor as lowest, pp.highest_minor as highest
    from product_price pp join price_list l on l.id = pp.price_list_id join product p on p.id = pp.product_id
    order by 1, 2`.execute(shop.db);
  return rows;
};

it('find it wrong where what products cost does not agree with the prices', async () => {
  const [check] = pricingModule.checks ?? [];
  await sql`insert into product_price select l.id, p.id, 1, 1 from price_list l, product p limit 1`.execute(
    shop.db,
  );
  expect(await check?.find(shop.db)).toHaveLength(1);
  await sql`delete from product_price`.execute(shop.db);
  expect(await check?.find(shop.db)).toEqual([]);
});

describe('prices', () => {
  it('come from the list of the channel, else from the default one', async () => {
    expect(
      await set('EUR', { 'shirt-S': 2900, 'shirt-M': [2900, 3900], 'coat-S': 19_900 }),
    ).toEqual({
      written: 3,
    });
    await set('APP', { 'shirt-M': 2500 });
    expect(await priceOf('shirt-M')).toEqual({ amountMinor: 2900, compareAtMinor: 3900 });
    expect(await priceOf('shirt-M', 'APP')).toEqual({ amountMinor: 2500, compareAtMinor: null });
    expect(await priceOf('shirt-S', 'APP')).toEqual({ amountMinor: 2900, compareAtMinor: null });
    expect(await priceOf('shirt-L', 'APP')).toBeUndefined();
    await spans();
  });

  it('never mix currencies', async () => {
    await set('JPY', { 'shirt-S': 4800 });
    expect(await priceOf('shirt-S', 'WEB', 'JPY')).toEqual({
      amountMinor: 4800,
      compareAtMinor: null,
    });
    expect(await priceOf('shirt-M', 'WEB', 'JPY')).toBeUndefined();
    await spans();
  });

  it('write nothing where they are the same', async () => {
    expect(await set('EUR', { 'shirt-S': 2900, 'shirt-M': [2900, 3900] })).toEqual({ written: 0 });
    expect(await set('EUR', { 'shirt-S': 2900, 'shirt-M': 2900 })).toEqual({ written: 1 });
  });

  it('show no reduction that is none', async () => {
    await set('EUR', { 'shirt-S': [2900, 2900] });
    expect(await priceOf('shirt-S')).toEqual({ amountMinor: 2900, compareAtMinor: null });
  });

  it('count from the first instant of their list to the one before its last', async () => {
    const validFrom = new Date('2026-06-24T06:00:00Z');
    const validTo = new Date('2026-07-21T22:00:00Z');
    const sales = { code: 'SALES', channel: 'WEB' as const, currency: 'EUR', validFrom, validTo };
    expect((await shop.done((work) => savePriceList(work, sales))).written).toBe(true);
    expect((await shop.done((work) => savePriceList(work, sales))).written).toBe(false);
    await set('SALES', { 'shirt-S': [1900, 2900] });
    const at = async (instant: Date) =>
      (await priceOf('shirt-S', 'WEB', 'EUR', instant))?.amountMinor;
    expect(await at(new Date(validFrom.getTime() - 1))).toBe(2900);
    expect(await at(validFrom)).toBe(1900);
    expect(await at(new Date(validTo.getTime() - 1))).toBe(1900);
    expect(await at(validTo)).toBe(2900);
    await spans();
  });

  it('of a hundred variants cost one statement', async () => {
    const ask = (variantIds: string[]) => () =>
      pricesOf(shop.db, { variantIds, channel: 'WEB', currency: 'EUR', at: openingDay });
    expect(await countStatements(ask([id('shirt-S')]))).toBe(1);
    expect(await countStatements(ask(Array.from({ length: 100 }, newId)))).toBe(1);
    expect(await countStatements(ask([]))).toBe(0);
  });

  it('are refused where they cannot be', async () => {
    const refuse = async (list: string, ...prices: object[]) => {
      const answer = await shop.run((work) => setPrices(work, { list, prices: prices as never }));
      return 'kind' in answer ? answer.kind : 'written';
    };
    const variantId = id('shirt-S');
    expect(await refuse('NONE', { variantId, amountMinor: 1 })).toBe('UnknownPriceList');
    for (const amountMinor of [-1, 0.5, Number.NaN, 10 ** 12 + 1])
      expect(await refuse('EUR', { variantId, amountMinor })).toBe('InvalidPrice');
    const twice = { variantId, amountMinor: 1 };
    expect(await refuse('EUR', twice, twice)).toBe('InvalidPrice');
    expect(await refuse('EUR', { variantId: newId(), amountMinor: 1 })).toBe('InvalidPrice');
    expect((await priceOf('shirt-S'))?.amountMinor).toBe(2900);
  });
});

describe('price lists', () => {
  it('keep their channel and currency, one for each', async () => {
    const refuse = async (list: Parameters<typeof savePriceList>[1]) => {
      const answer = await shop.run((work) => savePriceList(work, list));
      return 'kind' in answer ? answer.field : 'written';
    };
    expect(await refuse({ code: 'APP', channel: 'WEB', currency: 'EUR' })).toBe('channel');
    expect(await refuse({ code: 'APP', channel: 'APP', currency: 'USD' })).toBe('currency');
    expect(await refuse({ code: 'APP-2', channel: 'APP', currency: 'EUR' })).toBe('channel');
    expect(await refuse({ code: 'EUR-2', channel: null, currency: 'EUR' })).toBe('channel');
    expect(await refuse({ code: 'X', channel: null, currency: 'EURO' })).toBe('currency');
    const validFrom = new Date();
    expect(await refuse({ code: 'X', channel: null, currency: 'USD', validFrom })).toBe(
      'validFrom',
    );
    expect(
      await refuse({ code: 'X', channel: 'WEB', currency: 'USD', validFrom, validTo: validFrom }),
    ).toBe('validTo');
  });

  it('begin with the default prices', async () => {
    await shop.done((work) =>
      savePriceList(work, { code: 'TABLET', channel: 'TABLET', currency: 'EUR' }),
    );
    expect(await spans()).toContainEqual({
      code: 'TABLET',
      slug: 'coat',
      lowest: 19_900,
      highest: 19_900,
    });
  });
});

describe('what a product costs', () => {
  it('is right after every change of prices, in every list', async () => {
    const skus = [...ids.keys()];
    for (let step = 0; step < 25; step += 1) {
      const list = ['EUR', 'APP', 'SALES', 'TABLET', 'JPY'][step % 5] ?? 'EUR';
      const prices = Object.fromEntries(
        skus
          .filter((_, place) => (place + step) % 3 === 0)
          .map((sku, place) => [sku, ((step * 37 + place * 11) % 50) * 100]),
      );
      await set(list, prices);
      await spans();
    }
  });

  it('is right after prices were set by two at the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([
        set('EUR', { 'coat-S': 1000 + round, 'shirt-L': 10_000 - round }),
        set('APP', { 'coat-M': 500 + round, 'shirt-S': 9000 - round }),
        set('EUR', { 'coat-L': 2000 - round }),
      ]);
      await spans();
    }
  });

  it('forgets a variant that is retired, and knows it again when it is revived', async () => {
    const hear = async (type: string) => {
      const { rows } = await sql<EventRow>`
        select * from event where type = ${type} order by at desc, seq desc limit 1`.execute(
        shop.db,
      );
      const { rows: jobs } = await sql<{ id: string }>`
        select id from graphile_worker.jobs where task_identifier = 'react'`.execute(shop.db);
      expect(jobs.length).toBeGreaterThan(0);
      const [event] = rows;
      if (!event) throw new Error('nothing was told');
      await refreshPricesOfProduct.handle(event, shop.gateway);
      await refreshPricesOfProduct.handle(event, shop.gateway);
    };
    await set('EUR', { 'coat-S': 100, 'coat-M': 200, 'coat-L': 300 });
    const coat = threeSizes('coat');
    await shop.done((work) => saveProduct(work, { ...coat, variants: coat.variants.slice(1) }));
    await hear('VariantsRetired');
    expect(await spans()).toContainEqual({ code: 'EUR', slug: 'coat', lowest: 200, highest: 300 });
    await shop.done((work) => saveProduct(work, coat));
    await hear('VariantsRevived');
    expect(await spans()).toContainEqual({ code: 'EUR', slug: 'coat', lowest: 100, highest: 300 });
  });
});
