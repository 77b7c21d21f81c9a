import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { follow } from '../support/socket.js';

let shop: StockedShop;
const people: Record<string, Asking> = { guest: {} };

beforeAll(async () => {
  shop = await given.shop();
  for (const code of [
    'customer',
    'associate',
    'associate-paris',
    'device',
    'agent',
    'supervisor',
    'partner',
  ])
    people[code] = { token: await shop.tokenOf(code) };
});
afterAll(() => shop.close());

const levels = /* GraphQL */ `
  query ($id: ID!, $locationIds: [ID!], $locationId: ID!) {
    node(id: $id) {
      ... on Variant {
        stock(locationIds: $locationIds) { band available onHand reserved backOrderable location { code } variant { sku } }
        availableAt(locationId: $locationId) { band available onHand reserved location { code } }
      }
    }
  }`;

async function stockOf(sku: string, as: Asking, more: Record<string, unknown> = {}) {
  const variables = { id: shop.variantIds[sku], locationId: shop.locationIds['LYON'], ...more };
  return answered(await shop.ask(levels, variables, as));
}

const adjustment = /* GraphQL */ `
  mutation ($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      __typename
      ... on UserError { message code }
      ... on BelowReserved { items { onHand reserved variant { sku } location { code } } }
      ... on AdjustStockPayload { stockLevel { onHand reserved available location { code } } }
    }
  }`;

function adjustmentOf(change: object, sku = 'CAP-BLUE', place = 'LYON') {
  return {
    input: {
      locationId: shop.locationIds[place],
      variantId: shop.variantIds[sku],
      reason: 'counted',
      idempotencyKey: freshKey(),
      ...change,
    },
  };
}

async function adjust(as: Asking, change: object, sku = 'CAP-BLUE', place = 'LYON') {
  return answered(await shop.ask(adjustment, adjustmentOf(change, sku, place), as));
}

async function refusedWith(as: Asking, change: object, place = 'LYON') {
  const { errors } = await shop.ask(adjustment, adjustmentOf(change, 'CAP-BLUE', place), as);
  return errors?.[0]?.extensions.code;
}

describe('stock in the graph', () => {
  it('is a band for the public, and a number for those who work there', async () => {
    const { stock, availableAt } = await stockOf('MUG-RED', people['guest'] ?? {});
    expect(stock).toHaveLength(3);
    for (const level of stock)
      expect(level).toMatchObject({
        band: 'IN_STOCK',
        available: null,
        onHand: null,
        reserved: null,
      });
    expect(availableAt).toMatchObject({ band: 'IN_STOCK', location: { code: 'LYON' } });

    const seen = await stockOf('MUG-RED', people['associate'] ?? {});
    const numbers = Object.fromEntries(
      seen.stock.map((level: { location: { code: string }; onHand: number | null }) => [
        level.location.code,
        level.onHand,
      ]),
    );
    expect(numbers).toEqual({ LYON: 10, PARIS: null, DEPOT: null });
    for (const desk of ['agent', 'supervisor'])
      expect((await stockOf('MUG-RED', people[desk] ?? {})).availableAt).toMatchObject({
        onHand: 10,
      });
    expect((await stockOf('MUG-RED', people['partner'] ?? {})).availableAt.onHand).toBeNull();
  });

  it('is asked for some places, and nowhere else', async () => {
    const locationIds = [shop.locationIds['PARIS'], 'junk'];
    const { stock } = await stockOf('MUG-RED', {}, { locationIds });
    expect(stock).toMatchObject([{ location: { code: 'PARIS' } }]);
    expect((await stockOf('MUG-RED', {}, { locationId: 'junk' })).availableAt).toBeNull();
  });

  it('of a store that does not sell online is none for those who buy online', async () => {
    const { pool } = shop.app.gateway.database;
    await pool.query(`update location set sells_to_channels = '{STORE}' where code = 'PARIS'`);
    try {
      const locationId = shop.locationIds['PARIS'];
      expect((await stockOf('MUG-RED', {}, { locationId })).availableAt).toMatchObject({
        band: 'OUT',
      });
      const inStore = await stockOf('MUG-RED', people['associate-paris'] ?? {}, { locationId });
      expect(inStore.availableAt).toMatchObject({ band: 'IN_STOCK', available: 10 });
    } finally {
      await pool.query(
        `update location set sells_to_channels = '{WEB,APP,STORE,TABLET,CALL_CENTRE}'`,
      );
    }
  });
});

describe('adjustStock', () => {
  it('writes a count, a difference, and who found it', async () => {
    const associate = people['associate'] ?? {};
    expect(await adjust(associate, { countedOnHand: 7 })).toMatchObject({
      stockLevel: { onHand: 7, available: 7, location: { code: 'LYON' } },
    });
    expect(await adjust(associate, { delta: -2 })).toMatchObject({ stockLevel: { onHand: 5 } });
    const { rows } = await shop.app.gateway.database.pool.query(
      `select kind, on_hand_delta, actor_kind, reason from stock_movement order by id desc limit 1`,
    );
    expect(rows).toEqual([
      { kind: 'ADJUST', on_hand_delta: -2, actor_kind: 'ASSOCIATE', reason: 'counted' },
    ]);
  });

  it('adds both of two differences at once, and one of two that are the same request', async () => {
    const associate = people['associate'] ?? {};
    await adjust(associate, { countedOnHand: 10 });
    await Promise.all([adjust(associate, { delta: 1 }), adjust(associate, { delta: 2 })]);
    expect((await stockOf('CAP-BLUE', associate)).availableAt.onHand).toBe(13);
    const same = { delta: 5, idempotencyKey: freshKey() };
    await Promise.all([adjust(associate, same), adjust(associate, same)]);
    expect((await stockOf('CAP-BLUE', associate)).availableAt.onHand).toBe(18);
    expect(await adjust(associate, { ...same, delta: 6 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('refuses what is promised to buyers to vanish', async () => {
    const placed = await order(shop, await fillCart(shop, { sku: 'TEE-WHITE', quantity: 4 }));
    expect(placed.__typename).toBe('PlaceOrderPayload');
    const associate = people['associate'] ?? {};
    for (const change of [{ countedOnHand: 3 }, { delta: -7 }, { delta: -100 }])
      expect(await adjust(associate, change, 'TEE-WHITE')).toMatchObject({
        __typename: 'BelowReserved',
        items: [{ reserved: 4, variant: { sku: 'TEE-WHITE' }, location: { code: 'LYON' } }],
      });
    expect(await adjust(associate, { countedOnHand: 4 }, 'TEE-WHITE')).toMatchObject({
      stockLevel: { onHand: 4, reserved: 4, available: 0 },
    });
  });

  it('is for the people of the location, supervisors and admins', async () => {
    for (const [who, code] of [
      ['guest', 'UNAUTHENTICATED'],
      ['customer', 'FORBIDDEN'],
      ['associate-paris', 'NOT_FOUND'],
      ['agent', 'FORBIDDEN'],
      ['partner', 'FORBIDDEN'],
    ] as const)
      expect(await refusedWith(people[who] ?? {}, { delta: 1 })).toBe(code);
    for (const who of ['device', 'supervisor'])
      expect(await adjust(people[who] ?? {}, { delta: 0 })).toMatchObject({
        __typename: 'AdjustStockPayload',
      });
  });

  it.each([
    [{}],
    [{ delta: 1, countedOnHand: 1 }],
    [{ countedOnHand: -1 }],
    [{ countedOnHand: 1_000_001 }],
    [{ delta: 2 ** 31 - 1 }],
    [{ delta: -(2 ** 31) }],
    [{ delta: 999_999 }],
    [{ delta: 1, reason: '' }],
    [{ delta: 1, reason: 'x'.repeat(201) }],
    [{ delta: 1, reason: 'a\u0000b' }],
    [{ delta: 1, idempotencyKey: '' }],
    [{ delta: 1, idempotencyKey: 'x'.repeat(256) }],
    [{ delta: 1, variantId: 'junk' }],
  ])('refuses what cannot be meant: %j', async (change) => {
    expect(await refusedWith(people['supervisor'] ?? {}, change)).toBe('BAD_USER_INPUT');
  });

  it('knows no variant and no location that is not there', async () => {
    const absent = (type: string) =>
      Buffer.from(`${type}:01930000-0000-7000-8000-000000000000`).toString('base64url');
    for (const change of [{ variantId: absent('Variant') }, { locationId: absent('Location') }])
      expect(await refusedWith(people['supervisor'] ?? {}, { delta: 1, ...change })).toBe(
        'NOT_FOUND',
      );
  });
});

interface SeenChange {
  readonly type: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly available: number;
  readonly actorKind: string;
  readonly variant: { readonly sku: string };
  readonly stockLevel: { readonly onHand: number | null };
}

const subscription = /* GraphQL */ `
  subscription ($id: ID!, $after: String) {
    stockEvents(locationId: $id, after: $after) {
      type cursor onHand reserved available actorKind variant { sku } stockLevel { onHand }
    }
  }`;

describe('stockEvents', () => {
  it('tells the people of a location what changes there', async () => {
    const id = shop.locationIds['PARIS'] ?? '';
    const paris = people['associate-paris'] ?? {};
    const start = await shop.ask('query ($id: ID!) { location(id: $id) { code } }', { id }, paris);
    expect(start.data.location.code).toBe('PARIS');
    const first = Buffer.from(`stock:${idOf(id)}#0`).toString('base64url');
    const changes = follow<SeenChange>(shop.url, subscription, { id, after: first }, paris);
    await adjust(paris, { countedOnHand: 9 }, 'MUG-RED', 'PARIS');
    const seen = await changes.until((event) => event.onHand === 9);
    expect(seen).toMatchObject({
      type: 'StockChanged',
      actorKind: 'ASSOCIATE',
      reserved: 0,
      available: 9,
      variant: { sku: 'MUG-RED' },
      stockLevel: { onHand: 9 },
    });
    await changes.leave();
  });

  it('are for nobody else', async () => {
    const id = shop.locationIds['PARIS'];
    for (const who of ['guest', 'customer', 'associate', 'partner']) {
      const changes = follow(shop.url, subscription, { id }, people[who] ?? {});
      await expect(changes.until(() => true)).rejects.toThrow();
      await changes.leave();
    }
  });
});

function idOf(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1] ?? '';
}
