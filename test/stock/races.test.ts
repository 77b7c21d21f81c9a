import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later, minuteMs } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { expireSoftReservations } from '../../src/stock/commands/expire-soft-reservations.js';
import { holdForCart, releaseCartHold } from '../../src/stock/commands/hold-for-cart.js';
import { releaseForOrder } from '../../src/stock/commands/release-for-order.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { kindOf, StockRoom } from './stock-room.js';

const rounds = Number(process.env['STOCK_ROUNDS'] ?? 8);

let room: StockRoom;
let store: string;

beforeAll(async () => {
  room = await StockRoom.open(2);
  store = await room.location();
});
afterAll(() => room.close());

function order(variantIds: readonly string[], buyer = 0, cartId: string | null = null) {
  const orderId = newId();
  const lines = variantIds.map((variantId) => ({
    orderLineId: newId(),
    variantId,
    locationId: store,
    quantity: 1,
  }));
  return room.run((work) => reserveForOrder(work, { orderId, cartId, lines }), { process: buyer });
}

function tally(answers: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[kindOf(answer)] = (counts[kindOf(answer)] ?? 0) + 1;
  return counts;
}

/** Resolves when a statement waits for a lock that another one has. */
function someoneWaits(): Promise<void> {
  return activity(`wait_event_type = 'Lock'`);
}

/** A transaction stops where it reaches it, until it is opened. */
function barrier() {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stop = () => {
    reached.resolve();
    return opened.promise;
  };
  return { stop, reached: reached.promise, open: opened.resolve };
}

async function activity(condition: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and ${sql.raw(condition)}`.execute(room.gateway.db);
    if (rows.length > 0) return;
  }
  throw new Error(`nobody was seen with ${condition}`);
}

async function deadlocks(): Promise<number> {
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(
    room.gateway.db,
  );
  return rows[0]?.deadlocks ?? -1;
}

describe('many at once', () => {
  it('sells the last one to one of a hundred buyers, in every round', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const cap = await room.stocked(store, 1);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, buyer) => order([cap], buyer)),
      );
      expect(tally(answers)).toEqual({ DONE: 1, OutOfStock: 99 });
      expect(await room.item(cap, store)).toMatchObject({ on_hand: 1, reserved: 1, available: 0 });
    }
    expect(await room.inconsistencies()).toEqual([]);
  });

  it('sells exactly what there is to a crowd that wants different quantities', async () => {
    const cap = await room.stocked(store, 40);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, buyer) => order([cap], buyer)),
    );
    expect(tally(answers)).toEqual({ DONE: 40, OutOfStock: 60 });
    expect(await room.item(cap, store)).toMatchObject({ reserved: 40, available: 0 });
  });

  it('lets baskets with the same articles in any order pass one another', async () => {
    const enough = 20 * rounds;
    const pair = [await room.stocked(store, enough), await room.stocked(store, enough)];
    const before = await deadlocks();
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, buyer) =>
          order(buyer % 2 === 0 ? pair : [...pair].reverse(), buyer >> 1),
        ),
      );
      expect(tally(answers)).toEqual({ DONE: 20 });
    }
    expect(await deadlocks()).toBe(before);
    for (const variantId of pair)
      expect(await room.item(variantId, store)).toMatchObject({ reserved: 20 * rounds });
  });

  it('gives back and takes at once without losing a unit', async () => {
    const cap = await room.stocked(store, 5);
    const orders = Array.from({ length: 5 }, () => newId());
    const take = (orderId: string) =>
      room.run((work) =>
        reserveForOrder(work, {
          orderId,
          cartId: null,
          lines: [{ orderLineId: newId(), variantId: cap, locationId: store, quantity: 1 }],
        }),
      );
    await Promise.all(orders.map(take));
    await Promise.all([
      ...orders.map((orderId) => room.run((work) => releaseForOrder(work, { orderId }))),
      ...orders.map(() => order([cap], 1)),
    ]);
    const { reserved } = await room.item(cap, store);
    expect(reserved).toBeLessThanOrEqual(5);
    expect(await room.inconsistencies()).toEqual([]);
  });
});

describe('a command that waits for another', () => {
  it('counts what is there when its turn comes, not what it first saw', async () => {
    const cap = await room.stocked(store, 5);
    const [cartId, until] = [newId(), later(room.clock.now(), minuteMs)];
    const lines = [{ variantId: cap, locationId: store, quantity: 4 }];
    await room.run((work) => holdForCart(work, { cartId, lines, until }));
    await order([cap]);
    const gate = barrier();
    const giving = room.run(async (work) => {
      await releaseCartHold(work, cartId);
      await gate.stop();
    });
    await gate.reached;
    const items = [{ variantId: cap, locationId: store, onHand: 3 }];
    const counting = room.run((work) => setOnHand(work, { items, reason: 'count' }));
    await someoneWaits();
    gate.open();
    await giving;
    expect(kindOf(await counting)).toBe('DONE');
    expect(await room.item(cap, store)).toMatchObject({ on_hand: 3, reserved: 1, available: 2 });
  });

  it('gives back what the cart holds by then', async () => {
    const cap = await room.stocked(store, 5);
    const [cartId, until] = [newId(), later(room.clock.now(), minuteMs)];
    const hold = (quantity: number, wait = () => Promise.resolve()) =>
      room.run(async (work) => {
        const lines = [{ variantId: cap, locationId: store, quantity }];
        await holdForCart(work, { cartId, lines, until });
        await wait();
      });
    await hold(1);
    const gate = barrier();
    const holding = hold(4, gate.stop);
    await gate.reached;
    const dropping = room.run((work) => releaseCartHold(work, cartId));
    await someoneWaits();
    gate.open();
    await Promise.all([holding, dropping]);
    expect(await room.item(cap, store)).toMatchObject({ reserved: 0, available: 5 });
    expect(await room.inconsistencies()).toEqual([]);
  });
});

describe('a hold whose time is over', () => {
  it('goes either to the order or back to the shelf, never to both', async () => {
    for (let round = 0; round < rounds * 3; round += 1) {
      const cap = await room.stocked(store, 1);
      const cartId = newId();
      const until = later(room.clock.now(), minuteMs);
      const lines = [{ variantId: cap, locationId: store, quantity: 1 }];
      await room.run((work) => holdForCart(work, { cartId, lines, until }));
      room.clock.advance(2 * minuteMs);
      const [ordered, , rival] = await Promise.all([
        order([cap], 0, cartId),
        expireSoftReservations(room.gateway),
        order([cap], 1),
        expireSoftReservations(room.gateways[1] ?? room.gateway),
      ]);
      expect(tally([ordered, rival])).toEqual({ DONE: 1, OutOfStock: 1 });
      expect(await room.item(cap, store)).toMatchObject({ on_hand: 1, reserved: 1 });
    }
    expect(await room.inconsistencies()).toEqual([]);
  });

  it('is ended once by two processes that sweep at once', async () => {
    const cap = await room.stocked(store, 50);
    const until = later(room.clock.now(), minuteMs);
    const lines = [{ variantId: cap, locationId: store, quantity: 1 }];
    await Promise.all(
      Array.from({ length: 50 }, () =>
        room.run((work) => holdForCart(work, { cartId: newId(), lines, until })),
      ),
    );
    expect(await room.item(cap, store)).toMatchObject({ reserved: 50, available: 0 });
    room.clock.advance(2 * minuteMs);
    const ended = await Promise.all(room.gateways.map(expireSoftReservations));
    const left = await Promise.all(room.gateways.map(expireSoftReservations));
    expect([...ended, ...left].reduce((sum, n) => sum + n)).toBe(50);
    expect(await room.item(cap, store)).toMatchObject({ reserved: 0, available: 50 });
    expect(await room.inconsistencies()).toEqual([]);
  });
});
