import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { freshKey } from '../support/journey.js';
import { openPlace, orderToSend } from '../support/parcels.js';
import { goodsOf, sendsFrom, weighs } from '../support/sourcing.js';

const rules = ['FEWEST_PARCELS', 'DISTANCE', 'SAFETY_STOCK', 'CAPACITY', 'PREFERENCE', 'COST'];
/** Only these rules count. */
const only = (...counting: string[]) => ({
  weights: rules.map((rule) => ({ rule, weight: counting.includes(rule) ? 5 : 0 })),
});

let shop: StockedShop;
let north: string;
let south: string;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': {}, 'TEE-WHITE': {} } });
  const stock = { 'CAP-BLUE': 500 };
  north = await openPlace(
    shop,
    { code: 'A-NORD', postalCode: '59000', latitude: 50.63, longitude: 3.06 },
    { ...stock, 'TEE-WHITE': 3 },
  );
  await sendsFrom(shop, shop.locationIds['DEPOT'] ?? '', { ships: false });
  south = await openPlace(shop, { code: 'B-SUD' }, { ...stock, 'TEE-WHITE': 90 });
});
beforeEach(async () => {
  await sendsFrom(shop, north);
  await sendsFrom(shop, south);
});
afterAll(() => shop.close());

async function sentFrom(wanted: Record<string, number>, postalCode = '75002') {
  const { orderId, placed } = await orderToSend(shop, { wanted, address: { postalCode } });
  if (!orderId) throw new Error(JSON.stringify(placed));
  const seen = await goodsOf(shop, orderId, { token: await shop.tokenOf('agent') });
  return {
    orderId,
    plan: seen.sourcingPlans[0],
    places: seen.fulfilments.map((each: { location: { code: string } }) => each.location.code),
  };
}
const cap = { 'CAP-BLUE': 1 };

describe('a rule that counts', () => {
  it('DISTANCE sends from where the buyer is, as far as the postcode tells', async () => {
    await weighs(shop, only('DISTANCE', 'FEWEST_PARCELS'));
    expect((await sentFrom(cap, '13005')).places).toEqual(['B-SUD']);
    expect((await sentFrom(cap, '59800')).places).toEqual(['A-NORD']);
    expect((await sentFrom(cap, '29200')).places).toEqual(['A-NORD']);
  });

  it('SAFETY_STOCK takes from the fuller shelf', async () => {
    await weighs(shop, only('SAFETY_STOCK', 'FEWEST_PARCELS'));
    expect((await sentFrom({ 'TEE-WHITE': 1 })).places).toEqual(['B-SUD']);
  });

  it('PREFERENCE and COST listen to what the shop says of its places', async () => {
    await weighs(shop, only('PREFERENCE', 'FEWEST_PARCELS'));
    await sendsFrom(shop, south, { preference: 80 });
    expect((await sentFrom(cap)).places).toEqual(['B-SUD']);
    await weighs(shop, only('COST', 'FEWEST_PARCELS'));
    await sendsFrom(shop, south, { parcelCostMinor: 700 });
    await sendsFrom(shop, north, { parcelCostMinor: 350 });
    const { places, plan } = await sentFrom(cap);
    expect(places).toEqual(['A-NORD']);
    expect(plan).toMatchObject({
      candidates: [
        { outcome: 'CHOSEN', scores: expect.arrayContaining([{ rule: 'COST', score: 250 }]) },
        { outcome: 'WORSE_SCORE', scores: expect.arrayContaining([{ rule: 'COST', score: 500 }]) },
      ],
      score: 750,
    });
  });

  it('FEWEST_PARCELS holds goods together that another rule would split', async () => {
    await openPlace(shop, { code: 'D-PETIT' }, { 'CAP-BLUE': 2, 'MUG-RED': 90 });
    const wanted = { 'CAP-BLUE': 1, 'MUG-RED': 1 };
    await weighs(shop, only('SAFETY_STOCK'));
    expect((await sentFrom(wanted)).places.sort()).toEqual(['A-NORD', 'D-PETIT']);
    await weighs(shop, only('SAFETY_STOCK', 'FEWEST_PARCELS'));
    expect((await sentFrom(wanted)).places).toEqual(['D-PETIT']);
  });

  it('CAPACITY gives a place no more orders a day than it can bear, also of many at once', async () => {
    await weighs(shop, only('PREFERENCE', 'FEWEST_PARCELS'));
    const fresh = await openPlace(shop, { code: 'C-NEW' }, { 'CAP-BLUE': 9 });
    await sendsFrom(shop, fresh, { preference: 100, dailyCapacity: 2 });
    const many = await Promise.all(Array.from({ length: 5 }, () => sentFrom(cap)));
    expect(many.filter((each) => each.places.includes('C-NEW'))).toHaveLength(2);
    const { places, plan } = await sentFrom(cap);
    expect(places).toEqual(['A-NORD']);
    expect(plan.candidates).toContainEqual(
      expect.objectContaining({ outcome: 'AT_CAPACITY', location: { code: 'C-NEW' } }),
    );
    await sendsFrom(shop, fresh, { ships: false });
  });
});

describe('the rules', () => {
  const document = (name: string) =>
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`;
  const asked = async (name: string, input: object, persona: string) =>
    shop.ask(
      document(name),
      { input: { idempotencyKey: freshKey(), ...input } },
      { token: await shop.tokenOf(persona) },
    );

  it('are set by those who answer for the shop, and refuse what cannot be', async () => {
    const wrong: [string, object][] = [
      ['setSourcingRules', { weights: [{ rule: 'COST', weight: 101 }] }],
      ['setSourcingRules', { weights: [{ rule: 'COST', weight: -1 }] }],
      ['setSourcingRules', { weights: ['COST', 'COST'].map((rule) => ({ rule, weight: 1 })) }],
      ['setSourcingRules', { offerMinutes: 0 }],
      ['setSourcingRules', { domesticDays: 61 }],
      ['setSourcingPlace', { locationId: north, ships: true, dailyCapacity: 0 }],
      ['setSourcingPlace', { locationId: north, ships: true, preference: 101 }],
      ['setSourcingPlace', { locationId: north, ships: true, parcelCostMinor: -1 }],
    ];
    for (const [name, input] of wrong)
      expect((await asked(name, input, 'admin')).errors?.[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
    for (const persona of ['agent', 'associate', 'customer', 'device', 'partner'])
      expect(
        (await asked('setSourcingRules', { offerMinutes: 5 }, persona)).errors?.[0]?.extensions
          .code,
      ).toBe('FORBIDDEN');
  });

  it('are one set, whoever changes them at once and however often', async () => {
    const idempotencyKey = freshKey();
    const input = { offerMinutes: 45, idempotencyKey };
    await Promise.all([
      asked('setSourcingRules', input, 'admin'),
      asked('setSourcingRules', { weights: [{ rule: 'COST', weight: 7 }] }, 'supervisor'),
      asked('setSourcingPlace', { locationId: north, ships: true, preference: 60 }, 'admin'),
      asked('setSourcingPlace', { locationId: north, ships: true, preference: 61 }, 'supervisor'),
    ]);
    await asked('setSourcingRules', { offerMinutes: 90 }, 'admin');
    await asked('setSourcingRules', input, 'admin');
    const { data } = await shop.ask(
      `{ sourcingSettings { offerMinutes weights { rule weight } places { location { code } preference } } }`,
      {},
      { token: await shop.tokenOf('supervisor') },
    );
    expect(data.sourcingSettings.offerMinutes).toBe(90);
    expect(data.sourcingSettings.weights).toContainEqual({ rule: 'COST', weight: 7 });
    expect(data.sourcingSettings.places).toContainEqual({
      location: { code: 'A-NORD' },
      preference: expect.toSatisfy((preference) => preference === 60 || preference === 61),
    });
  });

  it('show the plan to the staff, and not to the buyer', async () => {
    const { orderId, as } = await orderToSend(shop, { wanted: cap });
    expect((await goodsOf(shop, orderId, as)).sourcingPlans).toBeNull();
  });
});
