import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey } from '../support/journey.js';

const set = /* GraphQL */ `
  mutation ($input: SetDiscountLimitInput!) {
    setDiscountLimit(input: $input) {
      ... on SetDiscountLimitPayload { limits { role currency basisPoints amountMinor } }
    }
  }`;
const give = /* GraphQL */ `
  mutation ($input: GiveDiscountInput!) {
    giveDiscount(input: $input) { ... on CartPayload { cart { discounts { awaitsApproval } } } }
  }`;

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
});
afterAll(() => shop.close());

const usual = { role: 'AGENT', currency: 'EUR', basisPoints: 3000, amountMinor: 20_000 };
async function setLimit(limit: object, persona = 'admin') {
  const input = { ...usual, ...limit, idempotencyKey: freshKey() };
  return shop.ask(set, { input }, { token: await shop.tokenOf(persona) });
}
async function awaitsApproval(basisPoints: number): Promise<boolean> {
  const { cartId } = await fillCart(shop, { quantity: 2 });
  const input = { cartId, basisPoints, reasonCode: 'GOODWILL', idempotencyKey: freshKey() };
  const given = answered(await shop.ask(give, { input }, { token: await shop.tokenOf('agent') }));
  return given.cart.discounts[0].awaitsApproval;
}

it('a limit says from where on a discount waits for a second person', async () => {
  expect(await awaitsApproval(2500)).toBe(true);
  const { limits } = answered(await setLimit({}));
  expect(limits).toContainEqual(usual);
  expect(await awaitsApproval(2500)).toBe(false);
  expect(await awaitsApproval(3001)).toBe(true);
});

it('of two limits at once, one holds in the end', async () => {
  await Promise.all([setLimit({ basisPoints: 100 }), setLimit({ basisPoints: 200 })]);
  const { rows } = await shop.app.gateway.database.pool.query(
    `select basis_points from discount_limit where role = 'AGENT' and currency = 'EUR'`,
  );
  expect([[{ basis_points: 100 }], [{ basis_points: 200 }]]).toContainEqual(rows);
});

it.each([
  ['no currency', { currency: 'XXQ' }],
  ['more than all', { basisPoints: 10_001 }],
  ['less than nothing', { amountMinor: -1 }],
])('a limit of %s is wrong', async (_, limit) => {
  const { errors } = await setLimit(limit);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('is for administrators to set', async () => {
  const { errors } = await setLimit({}, 'supervisor');
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
