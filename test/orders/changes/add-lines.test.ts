import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../../src/kernel/clock.js';
import { expireIntents } from '../../../src/payments/index.js';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import { home } from '../../carts/cart-desk.js';
import { lettersOf } from '../../messaging/told.js';
import { given, type StockedShop } from '../../support/given.js';
import { freshKey } from '../../support/journey.js';
import { changeDesk, type Placed } from './desk.js';

let shop: StockedShop;
let clock: ManualClock;
let desk: ReturnType<typeof changeDesk>;
beforeAll(async () => {
  clock = new ManualClock(new Date());
  const stock = {
    'CAP-BLUE': { LYON: 100, DEPOT: 100 },
    'TEE-WHITE': { LYON: 100, DEPOT: 100 },
    'MUG-RED': { LYON: 1 },
  };
  shop = await given.shop({ clock, stock });
  desk = changeDesk(shop);
});
afterEach(async () => expect(await desk.findings()).toEqual([]));
afterAll(() => shop.close());

const soon = { timeout: 20_000 };
function add(placed: Placed, sku: string, quantity = 1, more: object = {}) {
  const lines = [{ variantId: shop.variantIds[sku], quantity }];
  return desk.change(placed, 'addOrderLines', { lines, ...more });
}

describe('goods that are added to an order', () => {
  it('are reserved at once, paid on their own, and collected with the others', async () => {
    const placed = await desk.buy(1);
    const added = await add(placed, 'TEE-WHITE', 2);
    expect(added.paymentIntent.amount.amountMinor).toBe(5000);
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 1, 'LYON TEE-WHITE': 2 });
    const told = await lettersOf(shop, placed.id, placed.as);
    expect(told).toEqual(['ORDER_CONFIRMED', 'ORDER_EXTENDED']);
    await desk.pay(added.paymentIntent.id, placed.as);
    for (let pickups = 0; pickups < 2; pickups += 1) {
      const handItOver = await desk.prepare(placed);
      await handItOver();
    }
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        state: 'COMPLETED',
        totals: { items: { amountMinor: 6990 }, total: { amountMinor: 6990 } },
        lines: [
          { sku: 'CAP-BLUE', tax: { amountMinor: 332 } },
          {
            sku: 'TEE-WHITE',
            fulfilled: 2,
            total: { amountMinor: 5000 },
            tax: { amountMinor: 833 },
          },
        ],
        paymentIntents: [
          { captured: { amountMinor: 1990 } },
          { tender: 2, captured: { amountMinor: 5000 } },
        ],
      });
  });

  it('are all there, however many add some at the same moment', async () => {
    const placed = await desk.buy(1);
    const adding = Array.from({ length: 8 }, () => add(placed, 'TEE-WHITE'));
    const kinds = (await Promise.all(adding)).map((answer) => answer.__typename);
    expect(new Set(kinds)).toEqual(new Set(['ChangeOrderPayload']));
    expect((await desk.look(placed)).lines).toHaveLength(9);
  });

  it('take what is held already, before anything more is asked for', async () => {
    const placed = await desk.buy(3);
    await desk.cancelUnits(placed, 2);
    expect((await add(placed, 'TEE-WHITE')).paymentIntent).toBeNull();
    const more = await add(placed, 'TEE-WHITE');
    expect(more.paymentIntent.amount.amountMinor).toBe(1990 + 5000 - 5970);
  });

  it('go back on sale where nobody pays for them; the others stay', async () => {
    const placed = await desk.buy(1);
    await add(placed, 'TEE-WHITE');
    clock.advance(3 * dayMs + 1);
    await expireIntents(shop.app.gateway);
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        lines: [{ cancelled: 0 }, { cancelled: 1 }],
        paymentIntents: [{ state: 'AUTHORIZED' }, { state: 'EXPIRED' }],
      });
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 1 });
  });

  it('are sent with what is sent, for no second fee', async () => {
    const placed = await desk.buy(1);
    const toHome = { fulfilment: { kind: 'SHIP' }, shippingAddress: home };
    await desk.change(placed, 'changeOrderDelivery', toHome);
    const added = await add(placed, 'TEE-WHITE');
    expect(added.paymentIntent.amount.amountMinor).toBe(2500);
    expect((await desk.look(placed)).totals).toMatchObject({
      shipping: { amountMinor: 490 },
      total: { amountMinor: 4980 },
    });
  });
});

describe('is refused, and changes nothing', () => {
  it.each([
    ['what the store has not', (placed: Placed) => add(placed, 'MUG-RED', 2), 'OutOfStock'],
    [
      'what is not sold',
      (placed: Placed) => {
        const variantId = toGlobalId('Variant', '01900000-0000-7000-8000-000000000000');
        return desk.change(placed, 'addOrderLines', { lines: [{ variantId, quantity: 1 }] });
      },
      'VariantNotSold',
    ],
    [
      'an old version',
      (placed: Placed) => add(placed, 'TEE-WHITE', 1, { expectedVersion: 0 }),
      'OrderVersionConflict',
    ],
  ])('%s', async (_, ask, kind) => {
    const placed = await desk.buy(1);
    const before = await desk.look(placed);
    expect((await ask(placed)).__typename).toBe(kind);
    expect(await desk.look(placed)).toEqual(before);
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 1 });
  });

  it('to an order that is not paid', async () => {
    const unpaid = await desk.buy(1, { token: null });
    expect((await add(unpaid, 'TEE-WHITE')).__typename).toBe('OrderNotChangeable');
  });

  it('a variant twice', async () => {
    const placed = await desk.buy(1);
    const line = { variantId: shop.variantIds['TEE-WHITE'], quantity: 1 };
    const twice = desk.change(placed, 'addOrderLines', { lines: [line, line] });
    await expect(twice).rejects.toThrow(/BAD_USER_INPUT/);
  });
});

describe('two at once', () => {
  it('never get the same last piece', async () => {
    const [first, second] = [await desk.buy(1), await desk.buy(1)];
    const both = await Promise.all([add(first, 'MUG-RED'), add(second, 'MUG-RED')]);
    expect(both.map((each) => each.__typename).sort()).toEqual([
      'ChangeOrderPayload',
      'OutOfStock',
    ]);
  });

  it('with the same key are one', async () => {
    const placed = await desk.buy(1);
    const more = { idempotencyKey: freshKey() };
    await Promise.all([add(placed, 'TEE-WHITE', 1, more), add(placed, 'TEE-WHITE', 1, more)]);
    expect((await desk.look(placed)).lines).toHaveLength(2);
  });
});
