import { afterAll, beforeAll, expect, it } from 'vitest';
import { later, minuteMs } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { expireSoftReservations } from '../../src/stock/commands/expire-soft-reservations.js';
import { holdForCart, releaseCartHold } from '../../src/stock/commands/hold-for-cart.js';
import { keepForCart } from '../../src/stock/commands/keep-for-cart.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { countStatements } from '../support/statements.js';
import { kindOf, StockRoom } from './stock-room.js';

let room: StockRoom;
let store: string;

beforeAll(async () => {
  room = await StockRoom.open();
  store = await room.location();
});
afterAll(() => room.close());

type Lines = readonly (readonly [variantId: string, quantity: number, locationId?: string])[];

function linesOf(lines: Lines) {
  return lines.map(([variantId, quantity, locationId = store]) => ({
    orderLineId: newId(),
    variantId,
    locationId,
    quantity,
  }));
}

function hold(cartId: string, lines: Lines) {
  const until = later(room.clock.now(), 15 * minuteMs);
  return room.run((work) => holdForCart(work, { cartId, lines: linesOf(lines), until }));
}

function order(cartId: string | null, lines: Lines) {
  const orderId = newId();
  return room.run((work) => reserveForOrder(work, { orderId, cartId, lines: linesOf(lines) }));
}

it('keeps the units for the cart, and turns them into the order', async () => {
  const cap = await room.stocked(store, 1);
  const cartId = newId();
  expect(kindOf(await hold(cartId, [[cap, 1]]))).toBe('DONE');
  expect(kindOf(await order(null, [[cap, 1]]))).toBe('OutOfStock');
  expect(kindOf(await order(cartId, [[cap, 1]]))).toBe('DONE');
  expect(await room.item(cap, store)).toMatchObject({ reserved: 1 });
  room.clock.advance(60 * minuteMs);
  expect(await expireSoftReservations(room.gateway)).toBe(0);
  expect(await room.inconsistencies()).toEqual([]);
});

it('fits the hold to what the order wants: more, less, elsewhere', async () => {
  const other = await room.location();
  const [more, less] = [await room.stocked(store, 5), await room.stocked(store, 5)];
  const moved = await room.stocked(store, 5);
  await room.run(async (work) => {
    const items = [{ variantId: moved, locationId: other, onHand: 1 }];
    return setOnHand(work, { items, reason: 'second shelf' });
  });
  const cartId = newId();
  await hold(cartId, [
    [more, 2],
    [less, 4],
    [moved, 1],
  ]);
  const answer = await order(cartId, [
    [more, 5],
    [less, 1],
    [moved, 1, other],
  ]);
  expect(kindOf(answer)).toBe('DONE');
  expect(await room.item(more, store)).toMatchObject({ reserved: 5, available: 0 });
  expect(await room.item(less, store)).toMatchObject({ reserved: 1, available: 4 });
  expect(await room.item(moved, store)).toMatchObject({ reserved: 0 });
  expect(await room.item(moved, other)).toMatchObject({ reserved: 1 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('counts what the cart holds when it says what is left', async () => {
  const cap = await room.stocked(store, 3);
  const cartId = newId();
  await hold(cartId, [[cap, 2]]);
  expect(await order(cartId, [[cap, 4]])).toMatchObject({
    kind: 'OutOfStock',
    shortages: [{ asked: 4, available: 3 }],
  });
  expect(await room.item(cap, store)).toMatchObject({ reserved: 2 });
  await room.run((work) => releaseCartHold(work, cartId));
});

it('replaces an earlier hold of the same cart, and prolongs it', async () => {
  const [cap, scarf] = [await room.stocked(store, 5), await room.stocked(store, 5)];
  const cartId = newId();
  await hold(cartId, [
    [cap, 2],
    [scarf, 1],
  ]);
  room.clock.advance(10 * minuteMs);
  await hold(cartId, [[cap, 3]]);
  expect(await room.item(cap, store)).toMatchObject({ reserved: 3 });
  expect(await room.item(scarf, store)).toMatchObject({ reserved: 0 });
  room.clock.advance(10 * minuteMs);
  expect(await expireSoftReservations(room.gateway)).toBe(0);
  room.clock.advance(5 * minuteMs);
  expect(await expireSoftReservations(room.gateway)).toBe(1);
  expect(await room.item(cap, store)).toMatchObject({ reserved: 0 });
  expect(await room.events(`stock-hold:${cartId}`)).toMatchObject([
    { type: 'StockHoldExpired', payload: { cartId, items: [{ variantId: cap, quantity: 3 }] } },
  ]);
});

it('gives all back when the cart is emptied, once', async () => {
  const cap = await room.stocked(store, 5);
  const cartId = newId();
  await hold(cartId, [[cap, 2]]);
  const release = () => room.run((work) => releaseCartHold(work, cartId));
  await Promise.all([release(), release()]);
  expect(await room.item(cap, store)).toMatchObject({ reserved: 0, available: 5 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('sends as many statements for forty lines as for one', async () => {
  const variants = await Promise.all(Array.from({ length: 40 }, () => room.stocked(store, 5)));
  await order(null, [[variants[0] ?? '', 1]]);
  const one = await countStatements(() => order(null, [[variants[0] ?? '', 1]]));
  const forty = await countStatements(() =>
    order(
      null,
      variants.map((variantId) => [variantId, 1] as const),
    ),
  );
  expect(forty).toBe(one);
});

it('keeps the units of a cart that was set aside for good, until it is ordered or let go', async () => {
  const cap = await room.stocked(store, 2);
  const [first, second] = [newId(), newId()];
  const keep = (cartId: string) =>
    room.run((work) => keepForCart(work, { cartId, channel: 'WEB', lines: linesOf([[cap, 1]]) }));
  await hold(first, [[cap, 1]]);
  expect(kindOf(await keep(first))).toBe('DONE');
  expect(kindOf(await keep(first))).toBe('DONE');
  expect(kindOf(await keep(second))).toBe('DONE');
  room.clock.advance(60 * minuteMs);
  expect(await expireSoftReservations(room.gateway)).toBe(0);
  expect(kindOf(await order(null, [[cap, 1]]))).toBe('OutOfStock');
  expect(kindOf(await order(first, [[cap, 1]]))).toBe('DONE');
  await room.run((work) => releaseCartHold(work, second));
  expect(await room.item(cap, store)).toMatchObject({ reserved: 1 });
  expect(await room.inconsistencies()).toEqual([]);
});
