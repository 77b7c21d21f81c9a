import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { moveForOrder } from '../../src/stock/commands/move-for-order.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { StockRoom } from './stock-room.js';

let room: StockRoom;
let from: string;
let to: string;
beforeAll(async () => {
  room = await StockRoom.open(2);
  from = await room.location();
  to = await room.location();
});
afterAll(() => room.close());

/** An order that has so many units reserved in the first place; some lie in the second one, too. */
async function promised(variantId: string, quantity: number) {
  const [orderId, orderLineId] = [newId(), newId()];
  const line = { orderLineId, variantId, locationId: from, quantity };
  await room.run((work) => reserveForOrder(work, { orderId, cartId: null, lines: [line] }));
  return (units: number, lost: string | null = null, process = 0) =>
    room.run(
      (work) =>
        moveForOrder(work, {
          orderId,
          channel: 'WEB',
          lost,
          moves: [{ orderLineId, variantId, from, to, quantity: units }],
        }),
      { process },
    );
}

async function inBoth(here: number, there: number): Promise<string> {
  const variantId = await room.stocked(from, here);
  const items = [{ variantId, locationId: to, onHand: there }];
  await room.run((work) => setOnHand(work, { items, reason: 'opening stock' }));
  return variantId;
}

it('promises a part of the units elsewhere, and leaves the rest where it is', async () => {
  const cap = await inBoth(5, 5);
  const move = await promised(cap, 3);
  expect(await move(2)).toBe(true);
  expect(await room.item(cap, from)).toMatchObject({ on_hand: 5, reserved: 1 });
  expect(await room.item(cap, to)).toMatchObject({ on_hand: 5, reserved: 2 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('moves nothing where there is too little, or less is promised than is asked for', async () => {
  const cap = await inBoth(5, 2);
  const move = await promised(cap, 3);
  expect(await move(3)).toBe(false);
  expect(await move(4)).toBe(false);
  expect(await room.item(cap, from)).toMatchObject({ reserved: 3 });
  expect(await room.item(cap, to)).toMatchObject({ reserved: 0 });
});

it('takes units off the books that were not found', async () => {
  const cap = await inBoth(5, 5);
  const move = await promised(cap, 3);
  expect(await move(1, 'not found')).toBe(true);
  expect(await room.item(cap, from)).toMatchObject({ on_hand: 4, reserved: 2 });
  expect(await room.item(cap, to)).toMatchObject({ on_hand: 5, reserved: 1 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('gives the last unit there to one of two orders that are moved at once', async () => {
  const cap = await inBoth(9, 1);
  const moves = [await promised(cap, 1), await promised(cap, 1)];
  const answers = await Promise.all(moves.map((move, process) => move(1, null, process)));
  expect(answers.sort()).toEqual([false, true]);
  expect(await room.item(cap, from)).toMatchObject({ reserved: 1 });
  expect(await room.item(cap, to)).toMatchObject({ reserved: 1, available: 0 });
  expect(await room.inconsistencies()).toEqual([]);
});

it('moves once when the same units are asked for twice at once', async () => {
  const cap = await inBoth(5, 5);
  const move = await promised(cap, 1);
  const answers = await Promise.all([move(1, null, 0), move(1, null, 1)]);
  expect(answers.sort()).toEqual([false, true]);
  expect(await room.item(cap, to)).toMatchObject({ reserved: 1 });
});
