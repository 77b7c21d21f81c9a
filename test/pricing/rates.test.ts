import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  frenchVatRates,
  pricingModule,
  setShippingRate,
  setTaxRates,
  shippingFee,
  taxRates,
} from '../../src/pricing/index.js';
import { openWindow, type ShopWindow } from '../storefront/shop-window.js';

let shop: ShopWindow;

beforeAll(async () => {
  shop = await openWindow([pricingModule]);
});
afterAll(() => shop.close());

const french = { countryCode: 'FR', rates: frenchVatRates };

it('knows the rates of a country after they were set, and writes the same ones once', async () => {
  expect(await shop.done((work) => setTaxRates(work, french))).toEqual({ written: 4 });
  expect(await shop.done((work) => setTaxRates(work, french))).toEqual({ written: 0 });
  expect(await taxRates(shop.db, 'FR')).toEqual(
    new Map([
      ['STANDARD', 2000],
      ['INTERMEDIATE', 1000],
      ['REDUCED', 550],
      ['SUPER_REDUCED', 210],
    ]),
  );
  expect(await taxRates(shop.db, 'DE')).toEqual(new Map());
});

it('refuses rates that cannot be', async () => {
  const refuse = async (countryCode: string, ...rates: [string, number][]) => {
    const given = rates.map(([taxClass, rateBasisPoints]) => ({ taxClass, rateBasisPoints }));
    const answer = await shop.run((work) => setTaxRates(work, { countryCode, rates: given }));
    return 'kind' in answer ? answer.field : 'written';
  };
  expect(await refuse('France', ['STANDARD', 2000])).toBe('countryCode');
  expect(await refuse('FR', ['STANDARD', 20.5])).toBe('rateBasisPoints');
  expect(await refuse('FR', ['STANDARD', 10_001])).toBe('rateBasisPoints');
  expect(await refuse('FR', ['STANDARD', 1], ['STANDARD', 2])).toBe('taxClass');
});

it('asks a fee for sending, and none from a value on', async () => {
  const rate = {
    countryCode: 'FR',
    currency: 'EUR',
    amountMinor: 490,
    freeFromMinor: 6000,
    taxClass: 'STANDARD',
  };
  await shop.done((work) => setTaxRates(work, french));
  expect(await shop.done((work) => setShippingRate(work, rate))).toEqual({ written: true });
  expect(await shop.done((work) => setShippingRate(work, rate))).toEqual({ written: false });
  const fee = (itemsMinor: number, country = 'FR', currency = 'EUR') =>
    shippingFee(shop.db, { country, currency, itemsMinor });
  expect(await fee(5999)).toEqual({ amountMinor: 490, rateBasisPoints: 2000 });
  expect(await fee(6000)).toEqual({ amountMinor: 0, rateBasisPoints: 2000 });
  expect(await fee(1, 'DE')).toBeUndefined();
  expect(await fee(1, 'FR', 'USD')).toBeUndefined();
});

it('refuses a fee that cannot be', async () => {
  const rate = { countryCode: 'FR', currency: 'EUR', amountMinor: 490, taxClass: 'STANDARD' };
  const refuse = async (wrong: object) => {
    const answer = await shop.run((work) => setShippingRate(work, { ...rate, ...wrong }));
    return 'kind' in answer ? answer.field : 'written';
  };
  expect(await refuse({ countryCode: 'fr' })).toBe('countryCode');
  expect(await refuse({ currency: 'XXXX' })).toBe('currency');
  expect(await refuse({ amountMinor: -1 })).toBe('amountMinor');
  expect(await refuse({ freeFromMinor: 0.5 })).toBe('freeFromMinor');
});
