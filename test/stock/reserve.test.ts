import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { consumeForOrder } from '../../src/stock/commands/consume-for-order.js';
import { releaseForOrder } from '../../src/stock/commands/release-for-order.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { writeOffForOrder } from '../../src/stock/commands/write-off-for-order.js';
import { kindOf, StockRoom } from './stock-room.js';

let room: StockRoom;
let store: string;

beforeAll(async () => {
  room = await StockRoom.open();
  store = await room.location();
});
afterAll(() => room.close());

interface Buy {
  readonly orderId?: string;
  readonly channel?: 'WEB' | 'STORE';
  readonly kind?: 'PICKUP' | 'SHIP';
}

function buy(lines: readonly (readonly [string, number, string?])[], asked: Buy = {}) {
  const orderId = asked.orderId ?? newId();
  const named = lines.map(([variantId, quantity, locationId = store]) => ({
    orderLineId: newId(),
    variantId,
    locationId,
    quantity,
    kind: asked.kind,
  }));
  const answer = room.run(
    (work) => reserveForOrder(work, { orderId, cartId: null, lines: named }),
    { channel: asked.channel ?? 'WEB' },
  );
  return answer.then((result) => ({ result, orderId, lines: named }));
}

describe('reserving for an order', () => {
  it('promises the goods and tells the people of the store', async () => {
    const cap = await room.stocked(store, 5);
    const { result } = await buy([[cap, 2]]);
    expect(result).toBeUndefined();
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 5, reserved: 2, available: 3 });
    const told = (await room.events(`stock:${store}`)).at(-1);
    expect(told).toMatchObject({
      type: 'StockChanged',
      payload: { variantId: cap, locationId: store, onHand: 5, reserved: 2, available: 3 },
    });
  });

  it('takes all lines or none, and says what is short', async () => {
    const [cap, scarf] = [await room.stocked(store, 5), await room.stocked(store, 1)];
    const { result } = await buy([
      [cap, 2],
      [scarf, 3],
    ]);
    expect(result).toMatchObject({
      kind: 'OutOfStock',
      shortages: [{ variantId: scarf, locationId: store, asked: 3, available: 1 }],
    });
    expect(await room.item(cap, store)).toMatchObject({ reserved: 0 });
    expect(await room.item(scarf, store)).toMatchObject({ reserved: 0 });
  });

  it('adds up two lines of the same variant before it decides', async () => {
    const cap = await room.stocked(store, 5);
    const refused = await buy([
      [cap, 3],
      [cap, 3],
    ]);
    expect(refused.result).toMatchObject({
      kind: 'OutOfStock',
      shortages: [{ asked: 6, available: 5 }],
    });
    const taken = await buy([
      [cap, 3],
      [cap, 2],
    ]);
    expect(taken.result).toBeUndefined();
    expect(await room.item(cap, store)).toMatchObject({ reserved: 5, available: 0 });
  });

  it('keeps the safety stock back', async () => {
    const cap = await room.stocked(store, 5, 2);
    expect(kindOf((await buy([[cap, 4]])).result)).toBe('OutOfStock');
    expect(kindOf((await buy([[cap, 3]])).result)).toBe('DONE');
  });

  it('has none of what was never in the place', async () => {
    const cap = await room.variant();
    const { result } = await buy([[cap, 1]]);
    expect(result).toMatchObject({ kind: 'OutOfStock', shortages: [{ available: 0 }] });
  });

  it('never sells online what the store does not sell online', async () => {
    const counter = await room.location({ sellsToChannels: ['STORE'] });
    const cap = await room.stocked(counter, 5);
    const online = await buy([[cap, 1, counter]], { channel: 'WEB' });
    expect(online.result).toMatchObject({
      kind: 'OutOfStock',
      shortages: [{ locationId: counter, asked: 1, available: 0 }],
    });
    expect(kindOf((await buy([[cap, 1, counter]], { channel: 'STORE' })).result)).toBe('DONE');
  });

  it('lets nobody collect where nothing is handed over', async () => {
    const depot = await room.location({ kind: 'WAREHOUSE', pickupPolicy: 'NONE' });
    const cap = await room.stocked(depot, 5);
    expect(kindOf((await buy([[cap, 1, depot]], { kind: 'PICKUP' })).result)).toBe('OutOfStock');
    expect(kindOf((await buy([[cap, 1, depot]], { kind: 'SHIP' })).result)).toBe('DONE');
  });
});

describe('ending what is reserved', () => {
  it('hands a part over and keeps the rest promised', async () => {
    const cap = await room.stocked(store, 5);
    const { orderId, lines } = await buy([[cap, 3]]);
    const [line] = lines;
    const parts = [{ orderLineId: line?.orderLineId ?? '', quantity: 1 }];
    await room.run((work) => consumeForOrder(work, { orderId, kind: 'HANDOVER', lines: parts }));
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 4, reserved: 2, available: 2 });
    const given = await room.run((work) => releaseForOrder(work, { orderId }));
    expect(given).toMatchObject([{ quantity: 2, variantId: cap, locationId: store }]);
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 4, reserved: 0, available: 4 });
    expect(await room.inconsistencies()).toEqual([]);
  });

  it('gives each unit back once, however often it is asked', async () => {
    const cap = await room.stocked(store, 5);
    const { orderId } = await buy([[cap, 3]]);
    const release = () => room.run((work) => releaseForOrder(work, { orderId }));
    await Promise.all([release(), release(), release()]);
    await release();
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 5, reserved: 0 });
    expect(await room.inconsistencies()).toEqual([]);
  });

  it('lets nothing leave that is not reserved', async () => {
    const cap = await room.stocked(store, 5);
    const { orderId, lines } = await buy([[cap, 2]]);
    const parts = lines.map(({ orderLineId }) => ({ orderLineId, quantity: 2 }));
    const ship = () =>
      room.run((work) => consumeForOrder(work, { orderId, kind: 'SHIP', lines: parts }));
    const outcomes = await Promise.allSettled([ship(), ship()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 3, reserved: 0 });
  });

  it('ends what lies in the named place only', async () => {
    const other = await room.location();
    const cap = await room.stocked(store, 5);
    const orderId = newId();
    const orderLineId = newId();
    await room.run(async (work) => {
      await setOnHand(work, {
        items: [{ variantId: cap, locationId: other, onHand: 5 }],
        reason: 'second shelf',
      });
      return reserveForOrder(work, {
        orderId,
        cartId: null,
        lines: [store, other].map((locationId) => ({
          orderLineId,
          variantId: cap,
          locationId,
          quantity: 2,
        })),
      });
    });
    const lines = [{ orderLineId, quantity: 2, locationId: other }];
    await room.run((work) => consumeForOrder(work, { orderId, kind: 'SHIP', lines }));
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 5, reserved: 2 });
    expect(await room.item(cap, other)).toMatchObject({ on_hand: 3, reserved: 0 });
  });

  it('writes off what a picker could not find', async () => {
    const cap = await room.stocked(store, 5);
    const { orderId, lines } = await buy([[cap, 3]]);
    const parts = lines.map(({ orderLineId }) => ({ orderLineId, quantity: 1 }));
    await room.run((work) =>
      writeOffForOrder(work, { orderId, lines: parts, reason: 'not found' }),
    );
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 4, reserved: 2, available: 2 });
    expect(await room.inconsistencies()).toEqual([]);
  });
});
