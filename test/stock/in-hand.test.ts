import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { availabilityOf } from '../../src/stock/index.js';
import { StockRoom } from './stock-room.js';

let room: StockRoom;
let store: string;

beforeAll(async () => {
  room = await StockRoom.open();
  store = await room.location();
});
afterAll(async () => {
  expect(await room.inconsistencies()).toEqual([]);
  await room.close();
});

function buy(variantId: string, quantity: number, kind: 'PICKUP' | 'COUNTER') {
  const line = { orderLineId: newId(), variantId, locationId: store, quantity, kind };
  return room.run((work) =>
    reserveForOrder(work, { orderId: newId(), cartId: null, lines: [line] }),
  );
}

it('what is kept back is sold to who has it in hand, and to nobody else', async () => {
  const cap = await room.stocked(store, 3, 2);
  expect(await buy(cap, 2, 'PICKUP')).toMatchObject({
    kind: 'OutOfStock',
    shortages: [{ asked: 2, available: 1 }],
  });
  expect(await buy(cap, 3, 'COUNTER')).toBeUndefined();
  expect(await room.item(cap, store)).toMatchObject({ on_hand: 3, reserved: 3, safety: 0 });
  expect(await buy(cap, 1, 'COUNTER')).toMatchObject({
    kind: 'OutOfStock',
    shortages: [{ asked: 1, available: 0 }],
  });
});

it('what is kept back is not promised to a buyer who has only a part of it in hand', async () => {
  const shirt = await room.stocked(store, 3, 1);
  const buyTwoWays = (inHand: number) => {
    const line = { variantId: shirt, locationId: store };
    const lines = [
      { ...line, orderLineId: newId(), quantity: inHand, kind: 'COUNTER' as const },
      { ...line, orderLineId: newId(), quantity: 1, kind: 'PICKUP' as const },
    ];
    return room.run((work) => reserveForOrder(work, { orderId: newId(), cartId: null, lines }));
  };
  expect(await buyTwoWays(2)).toMatchObject({
    kind: 'OutOfStock',
    shortages: [{ asked: 3, available: 2 }],
  });
  expect(await buyTwoWays(1)).toBeUndefined();
  expect(await room.item(shirt, store)).toMatchObject({ on_hand: 3, reserved: 2 });
});

it('the last unit in hand is sold once', async () => {
  const mug = await room.stocked(store, 1, 1);
  const answers = await Promise.all(Array.from({ length: 6 }, () => buy(mug, 1, 'COUNTER')));
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
  expect(await room.item(mug, store)).toMatchObject({ on_hand: 1, reserved: 1, available: 0 });
});

it('the same is seen before it is asked for', async () => {
  const tee = await room.stocked(store, 3, 2);
  const available = async (kind: 'PICKUP' | 'COUNTER') => {
    const asked = { variantIds: [tee], locationIds: [store], channel: 'WEB', kind } as const;
    const [level] = await availabilityOf(room.gateway.db, asked);
    return level?.available;
  };
  expect([await available('PICKUP'), await available('COUNTER')]).toEqual([1, 3]);
});
