import type pg from 'pg';
import { fillCart, orderAtGateway, type ReadyCart } from './cases/order.js';
import { Client } from './load/client.js';
import { untilQuiet } from './measure.js';
import type { ServerProcess } from './processes/server-process.js';

const pieces = 50;
const buyers = 200;
const fillersAtOnce = 8;

/** How 200 buyers at once fared who wanted one of 50 pieces each. */
export interface HotItem {
  readonly gateways: number;
  /** States of orders and kinds of refusals, each with how many buyers were told so. */
  readonly told: Readonly<Record<string, number>>;
  /** What the database says afterwards. */
  readonly kept: Readonly<Record<string, number>>;
  readonly elapsedMs: number;
  readonly isRight: boolean;
}

/** All buyers stand before the same shelf with a full cart, and order at the same moment. */
export async function sellHotItem(
  servers: readonly ServerProcess[],
  db: pg.Client,
): Promise<HotItem> {
  const item = await stockUp(db);
  const clients = Array.from({ length: buyers }, (_, place) => {
    const server = servers[place % servers.length];
    if (!server) throw new RangeError('a shop has at least one gateway');
    return new Client(server.origin);
  });
  try {
    const carts = await fillAll(clients, item);
    const begunAt = performance.now();
    const outcomes = await Promise.all(
      clients.map((client, place) => orderOne(client, carts[place])),
    );
    const elapsedMs = performance.now() - begunAt;
    await untilQuiet(db);
    const told = countBy(outcomes);
    const kept = await countKept(db, item);
    const isRight =
      told['CONFIRMED'] === pieces &&
      told['OutOfStock'] === buyers - pieces &&
      Object.values(kept).every((count) => count === pieces);
    return { gateways: servers.length, told, kept, elapsedMs, isRight };
  } finally {
    for (const client of clients) client.close();
  }
}

interface Item {
  readonly variantId: string;
  readonly storeId: string;
}

/** A piece that nobody has bought yet, as often as there are pieces, and nowhere else. */
async function stockUp(db: pg.Client): Promise<Item> {
  const { rows } = await db.query<Item>(
    `select s.variant_id as "variantId", min(s.location_id::text) as "storeId" from stock_item s
    join location l on l.id = s.location_id and l.kind = 'STORE' and l.pickup_policy <> 'NONE'
    where not exists (select from reservation r where r.variant_id = s.variant_id)
    group by 1 order by md5(s.variant_id::text) limit 1`,
  );
  const [item] = rows;
  if (!item) throw new Error('every piece of the shop has been bought');
  await db.query(
    `with counted as (
        select variant_id, location_id, on_hand as before,
          case when location_id = $2 then $3::integer else 0 end as after
        from stock_item where variant_id = $1 for update
      ), changed as (
        update stock_item s set safety_target = 0, on_hand = c.after
        from counted c where (s.variant_id, s.location_id) = (c.variant_id, c.location_id)
      )
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, actor_kind,
        channel, correlation_id, at)
      select gen_random_uuid(), variant_id, location_id, 'ADJUST', after - before, 0, 'SYSTEM', 'WEB', 'bench', now()
      from counted where after <> before`,
    [item.variantId, item.storeId, pieces],
  );
  return item;
}

async function fillAll(clients: readonly Client[], item: Item): Promise<ReadyCart[]> {
  const carts: ReadyCart[] = [];
  const waiting = clients.entries();
  const fill = async () => {
    for (const [place, client] of waiting)
      carts[place] = await fillCart(client, {
        variantIds: [item.variantId],
        storeId: item.storeId,
      });
  };
  await Promise.all(Array.from({ length: fillersAtOnce }, fill));
  return carts;
}

async function orderOne(client: Client, cart: ReadyCart | undefined): Promise<string> {
  if (!cart) return 'no cart';
  try {
    return await orderAtGateway(client, cart);
  } catch (fault) {
    return `error: ${String(fault).slice(0, 200)}`;
  }
}

async function countKept(db: pg.Client, item: Item): Promise<Record<string, number>> {
  const { rows } = await db.query<Record<string, number>>(
    `select
      (select count(*)::integer from sales_order o join order_line l on l.order_id = o.id
        where l.variant_id = $1 and o.state = 'CONFIRMED') as orders,
      (select count(*)::integer from payment_intent i join order_line l on l.order_id = i.order_id
        where l.variant_id = $1 and i.state = 'AUTHORIZED') as payments,
      (select sum(quantity)::integer from reservation where variant_id = $1 and state = 'HARD') as reservations,
      (select sum(reserved)::integer from stock_item where variant_id = $1) as reserved,
      (select sum(on_hand)::integer from stock_item where variant_id = $1) as "onHand",
      (select count(*)::integer from cart c join cart_line l on l.cart_id = c.id
        where l.variant_id = $1 and c.state = 'CONVERTED') as carts`,
    [item.variantId],
  );
  return rows[0] ?? {};
}

function countBy(outcomes: readonly string[]): Record<string, number> {
  const groups = Map.groupBy(outcomes, (outcome) => outcome);
  return Object.fromEntries([...groups].map(([outcome, all]) => [outcome, all.length]));
}
