import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());

const routes = 'from { code } to { code } transitMinutes departs { day at } active';
const set = `mutation ($input: SetTransferRouteInput!) {
  setTransferRoute(input: $input) {
    __typename
    ... on InvalidTransferRoute { field }
    ... on SetTransferRoutePayload { routes { ${routes} } }
  }
}`;

async function describeRoute(by: string, more: object = {}) {
  const input = {
    fromLocationId: shop.locationIds['DEPOT'],
    toLocationId: shop.locationIds['LYON'],
    transitMinutes: 300,
    departs: [{ day: 1, at: '05:00' }],
    idempotencyKey: freshKey(),
    ...more,
  };
  return shop.ask(set, { input }, { token: await shop.tokenOf(by) });
}

it('are described by supervisors, as a whole, and seen at both ends', async () => {
  answered(await describeRoute('supervisor'));
  const changed = answered(await describeRoute('admin', { departs: [], active: false }));
  const expected = {
    from: { code: 'DEPOT' },
    to: { code: 'LYON' },
    transitMinutes: 300,
    departs: [],
    active: false,
  };
  expect(changed.routes).toEqual([expected]);
  for (const end of ['DEPOT', 'LYON']) {
    const document = `query ($id: ID!) { transferRoutes(locationId: $id) { ${routes} } }`;
    const as = { token: await shop.tokenOf('supervisor') };
    expect(answered(await shop.ask(document, { id: shop.locationIds[end] }, as))).toEqual([
      expected,
    ]);
  }
});

it('are refused where they cannot be, and left as they were', async () => {
  for (const [field, wrong] of [
    ['transitMinutes', { transitMinutes: -1 }],
    ['departs', { departs: [{ day: 8, at: '05:00' }] }],
    ['toLocationId', { toLocationId: shop.locationIds['DEPOT'] }],
  ] as const)
    expect(answered(await describeRoute('supervisor', wrong))).toMatchObject({
      __typename: 'InvalidTransferRoute',
      field,
    });
  const refused = await describeRoute('associate');
  expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
