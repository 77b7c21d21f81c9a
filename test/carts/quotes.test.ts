import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveProducts } from '../../src/catalog/index.js';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { savePriceList, setPrices } from '../../src/pricing/index.js';
import { setOnHand } from '../../src/stock/index.js';
import { given, must, type StockedShop, testPrices } from '../support/given.js';
import { order } from '../support/journey.js';
import { act, begin, home, lea, linesOf, look } from './cart-desk.js';

let shop: StockedShop;
const clock = new ManualClock(new Date());

beforeAll(async () => {
  shop = await given.shop({ clock });
});
beforeEach(() => price('CAP-BLUE', testPrices['CAP-BLUE'] ?? 0));
afterAll(() => shop.close());

function query(statement: string, ...values: unknown[]) {
  return shop.app.gateway.database.pool.query(statement, values);
}

async function price(sku: string, amountMinor: number, list = 'EUR') {
  const variantId = innerId('Variant', shop.variantIds[sku] ?? '');
  const prices = [{ variantId, amountMinor }];
  must(await shop.app.gateway.runAsSystem('price', (work) => setPrices(work, { list, prices })));
}

function atLyon() {
  return { contact: lea, fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] } };
}

describe('a quoted price', () => {
  it('is kept for half an hour, whatever the list says meanwhile', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon());
    await price('CAP-BLUE', 9990);
    clock.advance(29 * minuteMs);
    const cart = await look(shop, buyer);
    expect(cart).toMatchObject({ problems: [], totals: { total: { amountMinor: 1990 } } });
    const placed = await order(shop, buyer);
    expect(placed.order.totals.total.amountMinor).toBe(1990);
  });

  it('is refused at the order when it has run out, and the new one is quoted', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon());
    await price('CAP-BLUE', 2190);
    clock.advance(31 * minuteMs);
    expect((await look(shop, buyer)).problems).toMatchObject([
      { kind: 'PRICE_CHANGED', priceNow: { amountMinor: 2190 } },
    ]);
    expect(await order(shop, buyer)).toMatchObject({ __typename: 'PriceChanged' });
    expect(await look(shop, buyer)).toMatchObject({
      state: 'ACTIVE',
      problems: [],
      totals: { total: { amountMinor: 2190 } },
    });
    const placed = await order(shop, buyer);
    expect(placed.order.totals.total.amountMinor).toBe(2190);
  });

  it('that is still the one of today is ordered long after', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon());
    clock.advance(60 * 24 * minuteMs);
    expect(await order(shop, buyer)).toMatchObject({ __typename: 'PlaceOrderPayload' });
  });

  it('is made anew by every edit, which says so', async () => {
    const { as, cartId } = await begin(shop, { 'CAP-BLUE': 1 });
    await price('CAP-BLUE', 1790);
    const lines = linesOf(shop, { 'MUG-RED': 1 });
    const added = await act(shop, 'addCartLines', { cartId, lines }, as);
    expect(added.cart.totals.items.amountMinor).toBe(1790 + (testPrices['MUG-RED'] ?? 0));
    expect(added.adjustments).toMatchObject([
      {
        kind: 'PRICE_CHANGED',
        variant: { sku: 'CAP-BLUE' },
        priceBefore: { amountMinor: 1990 },
        priceAfter: { amountMinor: 1790 },
      },
    ]);
  });

  it('is kept by an edit that is refused', async () => {
    const { as, cartId } = await begin(shop, { 'CAP-BLUE': 1 });
    await price('CAP-BLUE', 1790);
    await act(shop, 'setCartNote', { cartId, note: 'x', expectedVersion: 7 }, as);
    expect((await look(shop, { as, cartId })).totals.items.amountMinor).toBe(1990);
  });

  it('of the channel comes before the usual one', async () => {
    const { as, cartId } = await begin(shop, { 'CAP-BLUE': 1 });
    const list = { code: 'PHONE', channel: 'CALL_CENTRE', currency: 'EUR' } as const;
    must(await shop.app.gateway.runAsSystem('list', (work) => savePriceList(work, list)));
    await price('CAP-BLUE', 1500, 'PHONE');
    expect((await look(shop, { as, cartId })).totals.items.amountMinor).toBe(1990);
    const joined = await act(shop, 'joinCart', { cartId }, { token: await shop.tokenOf('agent') });
    expect(joined.cart.totals.items.amountMinor).toBe(1500);
  });
});

describe('the fee for sending', () => {
  it('falls away when enough is bought, and comes back', async () => {
    const buyer = await begin(
      shop,
      { 'TEE-WHITE': 2 },
      {},
      {
        fulfilment: { kind: 'SHIP' },
        shippingAddress: home,
      },
    );
    expect(buyer.cart.totals.shipping.amountMinor).toBe(490);
    const { as, cartId, cart } = buyer;
    const change = (quantity: number) =>
      act(shop, 'changeCartLines', { cartId, lines: [{ lineId: cart.lines[0].id, quantity }] }, as);
    expect((await change(3)).cart.totals.shipping.amountMinor).toBe(0);
    expect((await change(1)).cart.totals.shipping.amountMinor).toBe(490);
    const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['LYON'] };
    const collected = await act(shop, 'chooseCartFulfilment', { cartId, fulfilment }, as);
    expect(collected.cart.totals.shipping.amountMinor).toBe(0);
  });
});

describe('a line with a problem', () => {
  it('tells people of the store the exact number', async () => {
    const associate = { token: await shop.tokenOf('associate') };
    const { cart } = await begin(shop, { 'MUG-RED': 40 }, associate, atLyon());
    expect(cart.problems).toMatchObject([{ available: 10, wanted: 40 }]);
  });

  it('is looked for in the warehouses where it is sent, and anywhere before that is chosen', async () => {
    const variantId = innerId('Variant', shop.variantIds['CAP-BLUE'] ?? '');
    const locationId = innerId('Location', shop.locationIds['DEPOT'] ?? '');
    const sold = { items: [{ variantId, locationId, onHand: 0 }], reason: 'sold' };
    must(await shop.app.gateway.runAsSystem('stock', (work) => setOnHand(work, sold)));
    const { as, cartId, cart } = await begin(shop, { 'CAP-BLUE': 1 });
    expect(cart.problems).toEqual([]);
    const sent = await act(
      shop,
      'chooseCartFulfilment',
      { cartId, fulfilment: { kind: 'SHIP' } },
      as,
    );
    expect(sent.cart.problems).toMatchObject([{ kind: 'OUT_OF_STOCK', band: 'OUT' }]);
  });

  it('does not keep the others from going on', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1, 'TEE-WHITE': 40, 'MUG-RED': 1 }, {}, atLyon());
    const mug = {
      slug: 'mug-red',
      title: { fr: 'Tasse', en: 'Mug' },
      taxClass: 'STANDARD',
      variants: [{ sku: 'MUG-GREEN' }],
    } as const;
    must(await shop.app.gateway.runAsSystem('mug', (work) => saveProducts(work, [mug])));
    const { as, cartId } = buyer;
    const edited = await act(
      shop,
      'addCartLines',
      { cartId, lines: linesOf(shop, { 'CAP-BLUE': 1 }) },
      as,
    );
    expect(edited.cart.problems).toMatchObject([
      {
        kind: 'NOT_AVAILABLE_AT_STORE',
        wanted: 40,
        band: 'IN_STOCK',
        available: null,
        line: { variant: { sku: 'TEE-WHITE' } },
        location: { code: 'LYON' },
      },
      { kind: 'NOT_SOLD', line: { variant: { sku: 'MUG-RED' } } },
    ]);
    expect(edited.cart.lines).toHaveLength(3);
    expect(await order(shop, buyer)).toMatchObject({ __typename: 'PriceChanged' });
  });

  it('sees a store that no longer hands over, or no longer sells online', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon());
    for (const change of [
      `pickup_policy = 'NONE'`,
      `pickup_policy = 'ANY', sells_to_channels = '{STORE}'`,
    ]) {
      await query(`update location set ${change} where code = 'LYON'`);
      expect((await look(shop, buyer)).problems).toMatchObject([
        { kind: 'NOT_AVAILABLE_AT_STORE', band: 'OUT' },
      ]);
      expect(await order(shop, buyer)).toMatchObject({ __typename: 'OutOfStock' });
    }
  });
});
