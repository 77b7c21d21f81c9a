import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { expireSoftReservations } from '../../src/stock/index.js';
import { given, type StockedShop } from '../support/given.js';
import { freshKey, order } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { act, type Buyer, begin, lea, linesOf, look } from './cart-desk.js';

let shop: StockedShop;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock(new Date());
  shop = await given.shop({
    clock,
    stock: { 'CAP-BLUE': { LYON: 1, DEPOT: 2 }, 'TEE-WHITE': { LYON: 5, DEPOT: 5 } },
  });
});
afterEach(() => shop.close());

function hold({ as, cartId }: Buyer, idempotencyKey = freshKey()) {
  return act(shop, 'holdCartStock', { cartId, idempotencyKey }, as);
}

function atLyon() {
  return { fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] }, contact: lea };
}

async function reserved(): Promise<number> {
  const { rows } = await shop.app.gateway.database.pool.query(
    'select coalesce(sum(reserved), 0)::int as reserved from stock_item',
  );
  return rows[0].reserved;
}

it('keeps the last one for a quarter of an hour, and then for whoever comes first', async () => {
  const [first, second] = [
    await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon()),
    await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon()),
  ];
  const held = await hold(first);
  expect(held.heldUntil).toBe(new Date(clock.now().getTime() + 15 * minuteMs).toISOString());
  expect(await hold(second)).toMatchObject({
    __typename: 'OutOfStock',
    shortages: [{ asked: 1, band: 'OUT', available: null, location: { code: 'LYON' } }],
  });
  expect((await look(shop, first)).problems).toEqual([]);
  expect((await look(shop, second)).problems).toMatchObject([
    { kind: 'NOT_AVAILABLE_AT_STORE', band: 'OUT', location: { code: 'LYON' } },
  ]);

  clock.advance(15 * minuteMs);
  await expireSoftReservations(shop.app.gateway);
  expect(await hold(second)).toMatchObject({ __typename: 'HoldCartStockPayload' });
  expect(await look(shop, first)).toMatchObject({ heldUntil: null, problems: [{}] });
});

it('tells the cart when its hold is over', async () => {
  const buyer = await begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon());
  const events = follow<{ type: string; cart: { heldUntil: string | null } }>(
    shop.url,
    'subscription ($id: ID!) { cartEvents(cartId: $id) { type cart { heldUntil } } }',
    { id: buyer.cartId },
    buyer.as,
  );
  await hold(buyer);
  await events.until((event) => event.type === 'CartStockHeld');
  clock.advance(16 * minuteMs);
  await expireSoftReservations(shop.app.gateway);
  const over = await events.until((event) => event.type === 'CartHoldExpired');
  expect(over.cart.heldUntil).toBeNull();
  await events.leave();
});

it('gives the last one to one of two carts that ask at once', async () => {
  const carts = await Promise.all(
    Array.from({ length: 8 }, () => begin(shop, { 'CAP-BLUE': 1 }, {}, atLyon())),
  );
  const outcomes = await Promise.all(carts.map((cart) => hold(cart)));
  const kinds = outcomes.map((outcome) => outcome.__typename).sort();
  expect(kinds).toEqual(['HoldCartStockPayload', ...Array(7).fill('OutOfStock')]);
  expect(await reserved()).toBe(1);
});

it('holds once when the same request comes twice', async () => {
  const buyer = await begin(shop, { 'TEE-WHITE': 2 }, {}, atLyon());
  const key = freshKey();
  const [one, other] = await Promise.all([hold(buyer, key), hold(buyer, key)]);
  clock.advance(5 * minuteMs);
  const again = await hold(buyer, key);
  expect([other.heldUntil, again.heldUntil]).toEqual([one.heldUntil, one.heldUntil]);
  expect(await reserved()).toBe(2);
  const stranger = await begin(shop, { 'TEE-WHITE': 1 }, buyer.as, atLyon());
  expect(await hold(stranger, key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
});

it('is fitted to the cart when it is asked for anew, and used up by the order', async () => {
  const buyer = await begin(shop, { 'TEE-WHITE': 3 }, {}, atLyon());
  await hold(buyer);
  const { as, cartId } = buyer;
  const lines = [{ lineId: buyer.cart.lines[0].id, quantity: 1 }];
  await act(shop, 'changeCartLines', { cartId, lines }, as);
  await act(shop, 'addCartLines', { cartId, lines: linesOf(shop, { 'CAP-BLUE': 1 }) }, as);
  await hold(buyer);
  expect(await reserved()).toBe(2);
  expect(await order(shop, buyer)).toMatchObject({ __typename: 'PlaceOrderPayload' });
  expect(await reserved()).toBe(2);
  clock.advance(60 * minuteMs);
  expect(await expireSoftReservations(shop.app.gateway)).toBe(0);
  expect(await reserved()).toBe(2);
});

it('orders what the cart holds although it is the last one anywhere', async () => {
  const buyer = await begin(
    shop,
    { 'CAP-BLUE': 2 },
    {},
    {
      contact: lea,
      fulfilment: { kind: 'SHIP' },
      shippingAddress: { name: 'Léa', line1: '1 rue', postalCode: '75011', city: 'Paris' },
    },
  );
  expect(await hold(buyer)).toMatchObject({ __typename: 'HoldCartStockPayload' });
  expect(await order(shop, buyer)).toMatchObject({ __typename: 'PlaceOrderPayload' });
});

it('holds nothing for an empty cart', async () => {
  expect(await hold(await begin(shop, {}))).toMatchObject({
    __typename: 'CartIncomplete',
    missing: ['LINES'],
  });
});
