import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, toGlobalId } from '../../src/kernel/ids.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import { plainThing } from '../catalog/goods.js';
import { storeAt } from '../locations/places.js';
import type { Asking } from './shop-window.js';
import { openStockedShop, type StockedShop } from './stocked-shop.js';

let shop: StockedShop;

const paris = { latitude: 48.8566, longitude: 2.3522 };

beforeAll(async () => {
  shop = await openStockedShop();
  await shop.shelves.offer(['cap', 'scarf', 'gloves'].map((slug) => plainThing(slug)));
  await shop.shelves.openStores([
    storeAt('NEAR', 48.86, 2.35),
    storeAt('MIDDLE', 48.9, 2.4),
    storeAt('FAR', 45.76, 4.83),
    storeAt('EMPTY', 48.87, 2.36),
    storeAt('NO-PICKUP', 48.857, 2.352, { pickupPolicy: 'NONE' }),
    storeAt('OFFLINE', 48.857, 2.352, { sellsToChannels: ['STORE'] }),
    storeAt('DEPOT', 48.857, 2.352, { kind: 'WAREHOUSE' }),
    storeAt('GONE', 48.857, 2.352, { active: false }),
  ]);
  await shop.shelves.stock('NEAR', { CAP: 5, SCARF: 1 });
  await shop.shelves.stock('MIDDLE', { CAP: 3, SCARF: 4, GLOVES: 9 });
  await shop.shelves.stock('FAR', { CAP: 100, SCARF: 100, GLOVES: 100 });
  for (const code of ['NO-PICKUP', 'OFFLINE', 'DEPOT', 'GONE'])
    await shop.shelves.stock(code, { CAP: 100, SCARF: 100, GLOVES: 100 });
});
afterAll(() => shop.close());

const question = `query ($input: PickupOptionsInput!, $first: Int) {
  pickupOptions(input: $input, first: $first) {
    kind readyAt location { code distanceKm isOpen }
    lines { quantity isAvailable band available variant { sku } }
  }
}`;
const basket = (lines: Record<string, number>) =>
  Object.entries(lines).map(([sku, quantity]) => ({
    variantId: shop.shelves.variant(sku),
    quantity,
  }));
const options = async (
  lines: Record<string, number>,
  more: object = {},
  asking: Asking = {},
  first?: number,
) => {
  const input = { lines: basket(lines), near: paris, ...more };
  return (await shop.read(question, { input, first }, asking))['pickupOptions'];
};
const kinds = async (...given: Parameters<typeof options>) =>
  (await options(...given)).map((option: { kind: string; location: { code: string } }) => [
    option.location.code,
    option.kind,
  ]);

describe('is it in the shop nearest to me?', () => {
  it('knows for the whole basket, with quantities, nearest first', async () => {
    expect(await kinds({ CAP: 2, SCARF: 1 })).toEqual([
      ['NEAR', 'WHOLE'],
      ['MIDDLE', 'WHOLE'],
      ['FAR', 'WHOLE'],
    ]);
    expect(await kinds({ CAP: 2, SCARF: 2 })).toEqual([
      ['NEAR', 'PARTIAL'],
      ['MIDDLE', 'WHOLE'],
      ['FAR', 'WHOLE'],
    ]);
    expect(await kinds({ GLOVES: 10 })).toEqual([['FAR', 'WHOLE']]);
    expect(await kinds({ CAP: 101 })).toEqual([]);
  });

  it('says of each line whether it is there, in bands', async () => {
    const [near] = await options({ CAP: 2, SCARF: 2, GLOVES: 1 });
    expect(near.lines).toEqual([
      {
        quantity: 2,
        isAvailable: true,
        band: 'IN_STOCK',
        available: null,
        variant: { sku: 'CAP' },
      },
      { quantity: 2, isAvailable: false, band: 'LOW', available: null, variant: { sku: 'SCARF' } },
      { quantity: 1, isAvailable: false, band: 'OUT', available: null, variant: { sku: 'GLOVES' } },
    ]);
  });

  it('gives numbers to staff only', async () => {
    const agent: Actor = { kind: 'AGENT', id: 'a', locationIds: [] };
    const [near] = await options({ CAP: 2 }, {}, { actor: agent });
    expect(near.lines[0].available).toBe(5);
    const partner: Actor = { kind: 'PARTNER', id: 'p', locationIds: [] };
    const [asPartner] = await options({ CAP: 2 }, {}, { actor: partner });
    expect(asPartner.lines[0].available).toBeNull();
  });

  it('counts lines of the same variant together', async () => {
    const lines = [...basket({ CAP: 3 }), ...basket({ CAP: 3 })];
    const found = await shop.read(question, { input: { lines, near: paris } });
    expect(
      found['pickupOptions'].map((option: { location: { code: string } }) => option.location.code),
    ).toEqual(['FAR']);
  });

  it('promises when the order can be collected, by the hours of the store', async () => {
    const [near] = await options({ CAP: 1 });
    expect(near.readyAt).toBe('2026-01-14T11:00:00.000Z');
    expect(near.location.isOpen).toBe(true);
    expect(near.location.distanceKm).toBeCloseTo(0.4, 1);
  });

  it('shows stores that have nothing where that is asked, and only then', async () => {
    const all = await options({ CAP: 1 }, { includeNone: true });
    expect(all[1]).toMatchObject({ kind: 'NONE', readyAt: null, location: { code: 'EMPTY' } });
    expect(all).toHaveLength(4);
  });

  it('leaves out what is too far, closed, or beyond the number that is asked for', async () => {
    expect(await kinds({ CAP: 1 }, { withinKm: 3 })).toEqual([['NEAR', 'WHOLE']]);
    expect(await kinds({ CAP: 1 }, { openAt: '2026-01-14T22:00:00Z' })).toEqual([]);
    expect(await kinds({ CAP: 1 }, {}, {}, 2)).toEqual([
      ['NEAR', 'WHOLE'],
      ['MIDDLE', 'WHOLE'],
    ]);
    expect(await kinds({ CAP: 1 }, {}, {}, 0)).toEqual([]);
  });

  it('asks only stores that sell to this channel and hand orders over', async () => {
    expect((await kinds({ CAP: 1 }, {}, { channel: 'STORE' }))[0]).toEqual(['OFFLINE', 'WHOLE']);
    expect(await kinds({ CAP: 1 }, {}, { channel: 'VOICE' })).toEqual([]);
  });

  it('goes by name where nobody says where the buyer is', async () => {
    expect(await kinds({ CAP: 1 }, { near: null })).toEqual([
      ['FAR', 'WHOLE'],
      ['MIDDLE', 'WHOLE'],
      ['NEAR', 'WHOLE'],
    ]);
  });

  it('finds nothing of a variant that nobody knows, and the rest all the same', async () => {
    const unknown = { variantId: toGlobalId('Variant', newId()), quantity: 1 };
    const input = { lines: [unknown, ...basket({ CAP: 1 })], near: paris };
    const { pickupOptions } = await shop.read(question, { input });
    expect(pickupOptions[0]).toMatchObject({
      kind: 'PARTIAL',
      lines: [{ isAvailable: false, band: 'OUT', variant: null }, { isAvailable: true }],
    });
  });

  it('refuses baskets and places that cannot be', async () => {
    const cap = basket({ CAP: 1 });
    const wrong = [
      { input: { lines: [] } },
      { input: { lines: Array.from({ length: 101 }, () => cap[0]) } },
      { input: { lines: [{ variantId: 'nonsense', quantity: 1 }] } },
      { input: { lines: [{ variantId: shop.shelves.product('cap'), quantity: 1 }] } },
      { input: { lines: basket({ CAP: 0 }) } },
      { input: { lines: basket({ CAP: -1 }) } },
      { input: { lines: basket({ CAP: 10_000 }) } },
      { input: { lines: cap, near: { latitude: 91, longitude: 0 } } },
      { input: { lines: cap, withinKm: 5 } },
      { input: { lines: cap, near: paris, withinKm: 0 } },
      { input: { lines: cap }, first: -1 },
      { input: { lines: cap }, first: 101 },
    ];
    for (const variables of wrong)
      expect(await shop.refused(question, variables)).toBe('BAD_USER_INPUT');
  });
});
