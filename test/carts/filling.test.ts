import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { act, begin, errorOf, home, lea, linesOf, look } from './cart-desk.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());

describe('a new cart', () => {
  it('takes all that is known at once, and lacks nothing', async () => {
    const buyer = await begin(
      shop,
      { 'CAP-BLUE': 2, 'MUG-RED': 1 },
      {},
      {
        contact: { ...lea, phone: '06 12 34 56 78' },
        fulfilment: { kind: 'SHIP' },
        shippingAddress: home,
        note: 'Ring twice\nplease',
      },
    );
    expect(buyer.as.guestToken).toMatch(/^[\w-]{43}$/);
    expect(await look(shop, buyer)).toMatchObject({
      state: 'ACTIVE',
      version: 1,
      channel: 'WEB',
      currency: 'EUR',
      missing: [],
      problems: [],
      note: 'Ring twice\nplease',
      contact: { email: 'lea@example.org', phone: '+33612345678' },
      totals: {
        items: { amountMinor: 5230 },
        shipping: { amountMinor: 490 },
        tax: { amountMinor: 953 },
        total: { amountMinor: 5720 },
        taxLines: [
          { rateBasisPoints: 2000, net: { amountMinor: 4767 }, tax: { amountMinor: 953 } },
        ],
      },
      deliveryGroups: [{ kind: 'SHIP', location: null, readyAt: null }],
    });
  });

  it('says what is missing, step by step', async () => {
    const buyer = await begin(shop, {});
    expect(buyer.cart.missing).toEqual(['LINES', 'CONTACT']);
    const { as, cartId } = buyer;
    const steps: [Parameters<typeof act>[1], object, string[]][] = [
      ['addCartLines', { lines: linesOf(shop, { 'TEE-WHITE': 1 }) }, ['CONTACT', 'FULFILMENT']],
      ['setCartContact', { contact: lea }, ['FULFILMENT']],
      ['chooseCartFulfilment', { fulfilment: { kind: 'SHIP' } }, ['SHIPPING_ADDRESS']],
      ['setCartAddresses', { shippingAddress: home }, []],
    ];
    for (const [operation, input, missing] of steps) {
      const payload = await act(shop, operation, { cartId, ...input }, as);
      expect(payload.cart.missing).toEqual(missing);
    }
  });

  it('refuses what is not sold, whoever asks, and makes no cart', async () => {
    const { gateway } = shop.app;
    await gateway.database.pool.query(`update variant set active = false where sku = 'MUG-RED'`);
    try {
      expect(
        await act(shop, 'createCart', { lines: linesOf(shop, { 'MUG-RED': 1, 'CAP-BLUE': 1 }) }),
      ).toMatchObject({ __typename: 'VariantNotSold', variants: [{ sku: 'MUG-RED' }] });
    } finally {
      await gateway.database.pool.query(`update variant set active = true`);
    }
    expect(
      await act(shop, 'createCart', { lines: linesOf(shop, { 'CAP-BLUE': 1 }), currency: 'JPY' }),
    ).toMatchObject({ __typename: 'VariantNotSold' });
  });

  it('is not begun for a store that hands nothing over, nor for a country far away', async () => {
    const lines = linesOf(shop, { 'CAP-BLUE': 1 });
    const locationId = shop.locationIds['DEPOT'];
    expect(
      await act(shop, 'createCart', { lines, fulfilment: { kind: 'PICKUP', locationId } }),
    ).toMatchObject({ __typename: 'PickupNotOffered', location: { code: 'DEPOT' } });
    const shippingAddress = { ...home, countryCode: 'BR', postalCode: '01310-100' };
    expect(await act(shop, 'createCart', { lines, shippingAddress })).toMatchObject({
      __typename: 'CountryNotServed',
      countryCode: 'BR',
    });
  });
});

describe('editing', () => {
  it('adds to the line that is there, changes, and takes out', async () => {
    const { as, cartId } = await begin(shop, { 'CAP-BLUE': 1 });
    const lines = linesOf(shop, { 'CAP-BLUE': 2, 'TEE-WHITE': 1 });
    const added = await act(shop, 'addCartLines', { cartId, lines }, as);
    expect(added.cart.lines).toMatchObject([
      { quantity: 3, variant: { sku: 'CAP-BLUE' }, total: { amountMinor: 5970 } },
      { quantity: 1, variant: { sku: 'TEE-WHITE' } },
    ]);
    const [cap, tee] = added.cart.lines;
    const changes = [
      { lineId: cap.id, quantity: 0 },
      { lineId: tee.id, quantity: 4 },
    ];
    const changed = await act(shop, 'changeCartLines', { cartId, lines: changes }, as);
    expect(changed.cart.lines).toMatchObject([{ quantity: 4, total: { amountMinor: 10000 } }]);
    const emptied = await act(shop, 'removeCartLines', { cartId, lineIds: [tee.id] }, as);
    expect(emptied.cart).toMatchObject({ lines: [], version: 4, missing: ['LINES', 'CONTACT'] });
  });

  it('sends some lines another way than the rest', async () => {
    const { as, cartId, cart } = await begin(shop, { 'CAP-BLUE': 1, 'TEE-WHITE': 1 });
    await act(shop, 'chooseCartFulfilment', { cartId, fulfilment: { kind: 'SHIP' } }, as);
    const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['PARIS'] };
    const lineIds = [cart.lines[1].id];
    const payload = await act(shop, 'chooseCartFulfilment', { cartId, fulfilment, lineIds }, as);
    expect(payload.cart.deliveryGroups).toMatchObject([
      { kind: 'SHIP', lines: [{ variant: { sku: 'CAP-BLUE' } }] },
      {
        kind: 'PICKUP',
        location: { code: 'PARIS' },
        readyAt: expect.any(String),
        lines: [{ variant: { sku: 'TEE-WHITE' } }],
      },
    ]);
    const all = await act(shop, 'chooseCartFulfilment', { cartId, fulfilment }, as);
    expect(all.cart.deliveryGroups).toHaveLength(1);
  });

  it('adds once when the same request comes twice', async () => {
    const { as, cartId } = await begin(shop);
    const lines = linesOf(shop, { 'CAP-BLUE': 1 });
    const input = { cartId, lines, idempotencyKey: 'add-once' };
    await Promise.all([act(shop, 'addCartLines', input, as), act(shop, 'addCartLines', input, as)]);
    expect((await look(shop, { as, cartId })).lines).toMatchObject([{ quantity: 2 }]);
    const other = { ...input, lines: linesOf(shop, { 'CAP-BLUE': 5 }) };
    expect(await act(shop, 'addCartLines', other, as)).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('loses no edit of two at once', async () => {
    const { as, cartId } = await begin(shop, {});
    const skus = ['CAP-BLUE', 'TEE-WHITE', 'MUG-RED'];
    const add = (sku: string) =>
      act(shop, 'addCartLines', { cartId, lines: linesOf(shop, { [sku]: 1 }) }, as);
    await Promise.all([...skus, ...skus, ...skus].map(add));
    const { lines, version } = await look(shop, { as, cartId });
    expect(lines.map((line: { quantity: number }) => line.quantity)).toEqual([3, 3, 3]);
    expect(version).toBe(10);
  });

  it('refuses an edit of a cart that somebody else has changed', async () => {
    const { as, cartId } = await begin(shop);
    const edit = (note: string) =>
      act(shop, 'setCartNote', { cartId, note, expectedVersion: 1 }, as);
    const outcomes = await Promise.all([edit('first'), edit('second')]);
    const kinds = outcomes.map((outcome) => outcome.__typename).sort();
    expect(kinds).toEqual(['CartPayload', 'CartVersionConflict']);
    const refused = outcomes.find((outcome) => outcome.__typename === 'CartVersionConflict');
    expect(refused).toMatchObject({ expectedVersion: 1, version: 2, retryable: false });
  });
});

describe('limits', () => {
  it.each([0, -1, 1000, 2 ** 31 - 1])('refuses a quantity of %d', async (quantity) => {
    const lines = linesOf(shop, { 'CAP-BLUE': quantity });
    expect(await errorOf(shop, 'createCart', { lines })).toBe('BAD_USER_INPUT');
  });

  it.each([2 ** 31, 2 ** 53 + 2, 1.5, '1', null, true])(
    'refuses %s where a number of units belongs',
    async (quantity) => {
      const lines = [{ variantId: shop.variantIds['CAP-BLUE'], quantity }];
      expect(await errorOf(shop, 'createCart', { lines })).toBe('BAD_USER_INPUT');
    },
  );

  it('holds 999 of a variant and no more', async () => {
    const { as, cartId } = await begin(shop, { 'CAP-BLUE': 998 });
    const lines = linesOf(shop, { 'CAP-BLUE': 1 });
    expect(await act(shop, 'addCartLines', { cartId, lines }, as)).toMatchObject({
      __typename: 'CartPayload',
    });
    expect(await act(shop, 'addCartLines', { cartId, lines }, as)).toMatchObject({
      __typename: 'CartLimitReached',
      limit: 'QUANTITY',
      message: expect.stringContaining('999'),
    });
  });

  it('refuses a total that no document can hold', async () => {
    const { gateway } = shop.app;
    const price =
      'update price p set amount_minor = $1 from variant v where v.id = p.variant_id and v.sku = $2';
    await gateway.database.pool.query(price, [1_000_000_000_000, 'MUG-RED']);
    try {
      expect(
        await act(shop, 'createCart', { lines: linesOf(shop, { 'MUG-RED': 2 }) }),
      ).toMatchObject({ __typename: 'CartLimitReached', limit: 'AMOUNT' });
    } finally {
      await gateway.database.pool.query(price, [1250, 'MUG-RED']);
    }
  });
});
