import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { receiveStock } from '../../src/stock/commands/receive-stock.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { maxOnHand } from '../../src/stock/domain/quantities.js';
import { countStatements } from '../support/statements.js';
import { kindOf, StockRoom } from './stock-room.js';

let room: StockRoom;
let store: string;

beforeAll(async () => {
  room = await StockRoom.open();
  store = await room.location();
});
afterAll(() => room.close());

function setTo(variantId: string, onHand: number, safety?: number) {
  const items = [{ variantId, locationId: store, onHand, safety }];
  return room.run((work) => setOnHand(work, { items, reason: 'count' }));
}

function reserve(variantId: string, quantity: number) {
  const lines = [{ orderLineId: newId(), variantId, locationId: store, quantity }];
  return room.run((work) => reserveForOrder(work, { orderId: newId(), cartId: null, lines }));
}

it('refuses a count below what is promised, and changes nothing', async () => {
  const [cap, scarf] = [await room.stocked(store, 5), await room.stocked(store, 5)];
  await reserve(cap, 3);
  const items = [
    { variantId: scarf, locationId: store, onHand: 9 },
    { variantId: cap, locationId: store, onHand: 2 },
  ];
  expect(await room.run((work) => setOnHand(work, { items, reason: 'count' }))).toMatchObject({
    kind: 'BelowReserved',
    items: [{ variantId: cap, locationId: store, onHand: 2, reserved: 3 }],
  });
  expect(await room.item(scarf, store)).toMatchObject({ on_hand: 5 });
});

it('keeps of the safety stock what is left of it', async () => {
  const cap = await room.stocked(store, 10, 4);
  await reserve(cap, 5);
  expect(await room.item(cap, store)).toMatchObject({ safety: 4, available: 1 });
  await setTo(cap, 6);
  expect(await room.item(cap, store)).toMatchObject({ on_hand: 6, safety: 1, available: 0 });
  await setTo(cap, 20);
  expect(await room.item(cap, store)).toMatchObject({ on_hand: 20, safety: 4, available: 11 });
});

it('tells of what has changed, and of nothing else', async () => {
  const cap = await room.stocked(store, 5);
  const before = (await room.events(`stock:${store}`)).length;
  await setTo(cap, 5);
  expect((await room.events(`stock:${store}`)).length).toBe(before);
  await setTo(cap, 5, 2);
  const told = (await room.events(`stock:${store}`)).slice(before);
  expect(told).toMatchObject([{ payload: { variantId: cap, onHand: 5, available: 3 } }]);
});

it('adds what comes in from two sides at once', async () => {
  const cap = await room.variant();
  const receive = (quantity: number) =>
    room.run((work) =>
      receiveStock(work, {
        items: [{ variantId: cap, locationId: store, quantity }],
        reason: 'delivery',
      }),
    );
  await Promise.all([receive(3), receive(4), receive(5)]);
  expect(await room.item(cap, store)).toMatchObject({ on_hand: 12 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('promises what may be back-ordered before it is there', async () => {
  const cap = await room.variant();
  const items = [{ variantId: cap, locationId: store, onHand: 1, backOrderable: true }];
  await room.run((work) => setOnHand(work, { items, reason: 'count' }));
  expect(kindOf(await reserve(cap, 5))).toBe('DONE');
  expect(await room.item(cap, store)).toMatchObject({ on_hand: 1, reserved: 5, safety: 0 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('counts no more than anybody can', async () => {
  const cap = await room.stocked(store, 5);
  await expect(setTo(cap, maxOnHand + 1)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(setTo(cap, -1)).resolves.toMatchObject({ kind: 'BelowReserved' });
});

it('writes sixty counts with as many statements as one', async () => {
  const variants = await Promise.all(Array.from({ length: 60 }, () => room.variant()));
  const write = (ids: readonly string[]) =>
    room.run((work) =>
      setOnHand(work, {
        items: ids.map((variantId) => ({ variantId, locationId: store, onHand: 7 })),
        reason: 'feed',
      }),
    );
  const one = await countStatements(() => write(variants.slice(0, 1)));
  expect(await countStatements(() => write(variants))).toBe(one);
});
