import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';
import { openPlace, orderToSend } from '../support/parcels.js';
import { goodsOf } from '../support/sourcing.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { DEPOT: 5 }, 'TEE-WHITE': { DEPOT: 1 }, 'MUG-RED': { LYON: 9 } },
  });
  await openPlace(shop, { code: 'SUD' }, { 'TEE-WHITE': 4 });
});
afterAll(() => shop.close());

const question = /* GraphQL */ `
  query ($input: DeliveryOptionsInput!) {
    deliveryOptions(input: $input) {
      kind arrivesAt
      parcels { location { code } leavesAt arrivesAt lines { quantity variant { sku } } }
      missing { quantity band available variant { sku } }
    }
  }`;
const linesOf = (wanted: Record<string, number>) =>
  Object.entries(wanted).map(([sku, quantity]) => ({ variantId: shop.variantIds[sku], quantity }));
const ask = (wanted: Record<string, number>, more: object = {}, as: Asking = {}) =>
  shop.ask(question, { input: { lines: linesOf(wanted), postalCode: '75002', ...more } }, as);

it('promises the parcels that placing the order plans', async () => {
  const wanted = { 'CAP-BLUE': 2, 'TEE-WHITE': 3 };
  const agent = { token: await shop.tokenOf('agent') };
  const promised = answered(await ask(wanted, {}, agent));
  expect(promised).toMatchObject({ kind: 'SPLIT', missing: [] });
  const { orderId } = await orderToSend(shop, { wanted });
  const { fulfilments } = await goodsOf(shop, orderId, agent);
  interface Parcel {
    readonly location: { readonly code: string };
    readonly lines: readonly { readonly quantity: number }[];
  }
  const inWords = (parcels: readonly Parcel[]) =>
    parcels
      .map(({ location, lines }) => `${location.code} ${lines.map((each) => each.quantity)}`)
      .sort();
  expect(inWords(promised.parcels)).toEqual(inWords(fulfilments));
});

it('tells the public what can be sent and what not, and neither from where nor how many', async () => {
  const promised = answered(await ask({ 'CAP-BLUE': 1, 'MUG-RED': 1 }));
  expect(promised).toMatchObject({
    kind: 'PARTIAL',
    parcels: [{ location: null, lines: [{ quantity: 1, variant: { sku: 'CAP-BLUE' } }] }],
    missing: [{ quantity: 1, band: 'OUT', available: null, variant: { sku: 'MUG-RED' } }],
  });
  expect(promised.arrivesAt).toBe(promised.parcels[0].arrivesAt);
});

it('promises nothing where the shop sends nothing, or nothing is left', async () => {
  const nothing = { kind: 'NONE', parcels: [], arrivesAt: null };
  expect(answered(await ask({ 'CAP-BLUE': 1 }, { countryCode: 'JP' }))).toMatchObject(nothing);
  expect(answered(await ask({ 'CAP-BLUE': 999 }))).toMatchObject(nothing);
});

it('refuses what is no basket, and what is no address', async () => {
  const wrong: [Record<string, number>, object][] = [
    [{}, {}],
    [{ 'CAP-BLUE': 0 }, {}],
    [{ 'CAP-BLUE': 10_000 }, {}],
    [{ 'CAP-BLUE': 1 }, { countryCode: 'FRANCE' }],
    [{ 'CAP-BLUE': 1 }, { postalCode: 'a postcode that is too long' }],
    [{ 'CAP-BLUE': 1 }, { postalCode: '75\u0000' }],
  ];
  for (const [wanted, more] of wrong)
    expect((await ask(wanted, more)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
