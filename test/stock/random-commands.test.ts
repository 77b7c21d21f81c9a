import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { later, minuteMs } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import type { Work } from '../../src/platform/commands/work.js';
import { consumeForOrder } from '../../src/stock/commands/consume-for-order.js';
import { expireSoftReservations } from '../../src/stock/commands/expire-soft-reservations.js';
import { holdForCart, releaseCartHold } from '../../src/stock/commands/hold-for-cart.js';
import { moveForOrder } from '../../src/stock/commands/move-for-order.js';
import { receiveStock } from '../../src/stock/commands/receive-stock.js';
import { releaseForOrder } from '../../src/stock/commands/release-for-order.js';
import { reserveForOrder } from '../../src/stock/commands/reserve-for-order.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { writeOffForOrder } from '../../src/stock/commands/write-off-for-order.js';
import { StockRoom } from './stock-room.js';

const runs = Number(process.env['STOCK_RUNS'] ?? 12);
const buyers = 3;
const items = 3;

let room: StockRoom;

beforeAll(async () => {
  room = await StockRoom.open(2);
});
afterAll(() => room.close());

/** One run has its own shelves, carts and orders; an order has one line for each item. */
interface Scene {
  readonly variants: readonly string[];
  readonly places: readonly string[];
  readonly carts: readonly string[];
  readonly orders: readonly string[];
  readonly lineIds: readonly string[];
}

const place = fc.nat(items - 1);
const quantity = fc.integer({ min: 1, max: 4 });
const buyer = fc.nat(buyers - 1);
const line = fc.tuple(place, quantity);
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: ([item]) => item });

const step = fc.oneof(
  fc.record({ does: fc.constant('order' as const), buyer, lines }),
  fc.record({ does: fc.constant('hold' as const), buyer, lines }),
  fc.record({ does: fc.constant('drop' as const), buyer }),
  fc.record({ does: fc.constant('sweep' as const), afterMs: fc.nat(20 * minuteMs) }),
  fc.record({ does: fc.constant('cancel' as const), buyer, line }),
  fc.record({ does: fc.constant('handOver' as const), buyer, line }),
  fc.record({ does: fc.constant('writeOff' as const), buyer, line }),
  fc.record({ does: fc.constant('move' as const), buyer, line, isLost: fc.boolean() }),
  fc.record({ does: fc.constant('count' as const), line }),
  fc.record({ does: fc.constant('receive' as const), line }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function perform(scene: Scene, asked: Step, process: number): Promise<unknown> {
  if (asked.does === 'sweep') {
    room.clock.advance(asked.afterMs);
    return expireSoftReservations(room.gateways[process % 2] ?? room.gateway);
  }
  return room.run((work) => command(scene, asked, work), { process });
}

function command(
  scene: Scene,
  asked: Exclude<Step, { does: 'sweep' }>,
  work: Work,
): Promise<unknown> {
  const wanted = (all: readonly (readonly [number, number])[]) =>
    all.map(([item, n]) => ({
      orderLineId: scene.lineIds[item] ?? '',
      variantId: scene.variants[item] ?? '',
      locationId: scene.places[item % scene.places.length] ?? '',
      quantity: n,
    }));
  const cartId = scene.carts['buyer' in asked ? asked.buyer : 0] ?? '';
  const orderId = scene.orders['buyer' in asked ? asked.buyer : 0] ?? '';
  switch (asked.does) {
    case 'order':
      return reserveForOrder(work, { orderId, cartId, lines: wanted(asked.lines) });
    case 'hold': {
      const until = later(work.now, 15 * minuteMs);
      return holdForCart(work, { cartId, lines: wanted(asked.lines), until });
    }
    case 'drop':
      return releaseCartHold(work, cartId);
    case 'cancel':
      return releaseForOrder(work, { orderId, lines: wanted([asked.line]) });
    case 'handOver':
      return consumeForOrder(work, { orderId, kind: 'HANDOVER', lines: wanted([asked.line]) });
    case 'writeOff':
      return writeOffForOrder(work, { orderId, lines: wanted([asked.line]), reason: 'gone' });
    case 'move': {
      const [item, n] = asked.line;
      const move = {
        orderLineId: scene.lineIds[item] ?? '',
        variantId: scene.variants[item] ?? '',
        from: scene.places[item % scene.places.length] ?? '',
        to: scene.places[(item + 1) % scene.places.length] ?? '',
        quantity: n,
      };
      const lost = asked.isLost ? 'not found' : null;
      return moveForOrder(work, { orderId, moves: [move], channel: 'WEB', lost });
    }
    case 'count': {
      const counted = wanted([asked.line]).map((each) => ({ ...each, onHand: each.quantity * 3 }));
      return setOnHand(work, { items: counted, reason: 'count' });
    }
    case 'receive':
      return receiveStock(work, { items: wanted([asked.line]), reason: 'delivery' });
  }
}

async function newScene(): Promise<Scene> {
  const places = [await room.location(), await room.location()];
  const variants: string[] = [];
  for (let item = 0; item < items; item += 1)
    variants.push(await room.stocked(places[item % places.length] ?? '', 5, item));
  await room.run((work) =>
    setOnHand(work, {
      items: variants.map((variantId, item) => ({
        variantId,
        locationId: places[(item + 1) % places.length] ?? '',
        onHand: 2,
      })),
      reason: 'opening stock',
    }),
  );
  const ids = (n: number) => Array.from({ length: n }, () => newId());
  return { variants, places, carts: ids(buyers), orders: ids(buyers), lineIds: ids(items) };
}

/**
 * S1: nothing is negative. S2, S10: the books agree. S3: what the journal says of an owner's reservations is
 * what is still open of them, and what has left is what was consumed.
 */
async function checkInvariants(): Promise<void> {
  expect(await room.inconsistencies()).toEqual([]);
  const { rows: negative } = await sql`
    select * from stock_item where on_hand < 0 or reserved < 0 or on_hand - reserved - safety < 0`.execute(
    room.gateway.db,
  );
  expect(negative).toEqual([]);
  const { rows: unowned } = await sql`
    with journal as (
      select reservation_id as id, sum(reserved_delta) as open, -sum(on_hand_delta) as gone
      from stock_movement where reservation_id is not null group by reservation_id
    )
    select coalesce(order_id, cart_id) as owner
    from reservation r left join journal j using (id)
    group by owner
    having coalesce(sum(j.open), 0) <> coalesce(sum(r.quantity) filter (where r.state in ('SOFT', 'HARD')), 0)
      or coalesce(sum(j.gone), 0) <> coalesce(sum(r.quantity) filter (where r.state = 'CONSUMED'), 0)`.execute(
    room.gateway.db,
  );
  expect(unowned).toEqual([]);
}

it('keeps the books in order whatever is done, by whomever, at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
      async (rounds) => {
        const scene = await newScene();
        for (const round of rounds) {
          const outcomes = await Promise.allSettled(
            round.map((asked, process) => perform(scene, asked, process)),
          );
          const faults = outcomes.flatMap((outcome) =>
            outcome.status === 'rejected' ? [String(outcome.reason)] : [],
          );
          expect(faults.filter((fault) => !fault.includes('less reserved'))).toEqual([]);
          await checkInvariants();
        }
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
}, 120_000);
