import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { modules } from '../../../src/modules.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { diagnose } from '../../../src/platform/doctor.js';
import { innerId, toGlobalId } from '../../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, type Basket, fillCart, freshKey, order } from '../../support/journey.js';
import { balancesOf, entriesOf, plant } from './books.js';

let shop: StockedShop;
let pool: Pool;
beforeAll(async () => {
  shop = await given.shop();
  pool = shop.app.gateway.database.pool;
});
afterEach(async () => expect(await findings()).toEqual([]));
afterAll(() => shop.close());

async function findings(): Promise<string[]> {
  const checks = modules.flatMap((module) => [...(module.checks ?? [])]);
  return (await diagnose(shop.app.gateway.db, checks)).flatMap(({ promise, findings: found }) =>
    found.map(({ subject, detail }) => `${promise}: ${subject} ${detail}`),
  );
}

/** Calls a mutation, and answers which member of its union came. */
async function call(name: string, input: Record<string, unknown>, as: object): Promise<string> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
  return answered(await shop.ask(document, { input }, as)).__typename;
}

const act = (name: string, input: Record<string, unknown>, as: object) =>
  call(name, { idempotencyKey: freshKey(), ...input }, as);

async function buy(basket: Basket = {}) {
  const cart = await fillCart(shop, basket);
  const placed = await order(shop, cart);
  const [{ id: fulfilmentId, code }] = placed.order.fulfilments;
  const orderId: string = placed.order.id;
  return { orderId: innerId('Order', orderId), globalId: orderId, fulfilmentId, code, as: cart.as };
}

type Bought = Awaited<ReturnType<typeof buy>>;

/** Everything up to the counter, where so many are found. */
async function makeReady({ fulfilmentId }: Bought, picked: number) {
  const associate = { token: await shop.tokenOf('associate') };
  await act('acceptFulfilment', { fulfilmentId }, associate);
  const { rows } = await pool.query<{ id: string }>(
    'select id from fulfilment_line where fulfilment_id = $1',
    [innerId('Pickup', fulfilmentId)],
  );
  const lines = rows.map(({ id }) => ({ lineId: toGlobalId('FulfilmentLine', id), picked }));
  await act('pickFulfilment', { fulfilmentId, lines }, associate);
  await act('markPickupReady', { fulfilmentId }, associate);
  return associate;
}

async function collect(bought: Bought, picked: number): Promise<void> {
  const associate = await makeReady(bought, picked);
  const { fulfilmentId, code: pickupCode } = bought;
  expect(await act('handOverOrder', { fulfilmentId, pickupCode }, associate)).toBe(
    'HandOverOrderPayload',
  );
}

it('leaves the buyer at zero once the goods are handed over', async () => {
  const bought = await buy({ quantity: 2 });
  expect(await entriesOf(pool, bought)).toEqual([]);
  await collect(bought, 2);
  expect(await entriesOf(pool, bought)).toEqual([
    'SALE: CUSTOMER_RECEIVABLE +3980, SALES -3980',
    'CAPTURE: PROVIDER_CLEARING +3980, CUSTOMER_RECEIVABLE -3980',
  ]);
  expect(await balancesOf(pool, bought)).toEqual({ SALES: -3980, PROVIDER_CLEARING: 3980 });
});

it('sells what was found, and no more', async () => {
  const bought = await buy({ sku: 'TEE-WHITE', quantity: 3 });
  await collect(bought, 2);
  expect(await balancesOf(pool, bought)).toEqual({ SALES: -5000, PROVIDER_CLEARING: 5000 });
});

it('posts nothing for an order that is cancelled', async () => {
  const bought = await buy();
  expect(await act('cancelOrder', { orderId: bought.globalId }, bought.as)).toBe('OrderPayload');
  expect(await entriesOf(pool, bought)).toEqual([]);
});

it('sells once to two hand-overs at once, and to the same key twice', async () => {
  const bought = await buy();
  const associate = await makeReady(bought, 1);
  const { fulfilmentId, code: pickupCode } = bought;
  const input = { fulfilmentId, pickupCode, idempotencyKey: freshKey() };
  const handOver = (asked: Record<string, unknown>) => act('handOverOrder', asked, associate);
  const kinds = await Promise.all([
    handOver(input),
    handOver({ ...input, idempotencyKey: freshKey() }),
  ]);
  expect(kinds).toContain('HandOverOrderPayload');
  await handOver(input);
  expect(await entriesOf(pool, bought)).toHaveLength(2);
});

it('sells a parcel with its share of the shipping', async () => {
  const cart = await fillCart(shop);
  const { cartId, as } = cart;
  const home = { name: 'Léa Bernard', line1: '1 rue de la Paix', city: 'Paris' };
  const shippingAddress = { ...home, postalCode: '75002', countryCode: 'FR' };
  await call('setCartAddresses', { cartId, shippingAddress }, as);
  await call('chooseCartFulfilment', { cartId, fulfilment: { kind: 'SHIP' } }, as);
  const placed = await order(shop, cart);
  expect(placed.order.totals.total).toEqual({ amountMinor: 1990 + 490 });
  const [{ id: fulfilmentId }] = placed.order.fulfilments;
  const packer = { token: await shop.tokenOf('packer') };
  await act('acceptFulfilment', { fulfilmentId }, packer);
  const { rows } = await pool.query<{ id: string }>(
    'select id from fulfilment_line where fulfilment_id = $1',
    [innerId('Shipment', fulfilmentId)],
  );
  const lines = rows.map(({ id }) => ({ lineId: toGlobalId('FulfilmentLine', id), picked: 1 }));
  await act('pickFulfilment', { fulfilmentId, lines }, packer);
  expect(await act('shipOrder', { fulfilmentId, trackingCode: '6A001' }, packer)).toBe(
    'FulfilmentPayload',
  );
  expect(await balancesOf(pool, { orderId: innerId('Order', placed.order.id) })).toEqual({
    SALES: -2480,
    PROVIDER_CLEARING: 2480,
  });
});

/** What follows a capture has been done: from now on nothing looks at the books by itself. */
const atRest = () =>
  expect
    .poll(async () => {
      const { rows } = await pool.query(
        `select from graphile_worker.jobs where task_identifier = 'react'`,
      );
      return rows.length;
    })
    .toBe(0);

it('tells of an order that ended and left its buyer owing', async () => {
  const bought = await buy();
  await collect(bought, 1);
  await atRest();
  await plant(
    pool,
    `delete from ledger_posting p using ledger_entry e
      where e.id = p.entry_id and e.kind = 'SALE' and e.order_id = $1`,
    [bought.orderId],
  );
  expect((await findings()).join('\n')).toMatch(
    /leaves its buyer at zero: P\d+-\d+ COMPLETED with -1990 EUR open/,
  );
  await plant(
    pool,
    `insert into ledger_posting
     select e.id, a.account, 'EUR', a.amount
     from ledger_entry e, (values ('SALES', -1990), ('CUSTOMER_RECEIVABLE', 1990)) a (account, amount)
     where e.kind = 'SALE' and e.order_id = $1`,
    [bought.orderId],
  );
});

it('is made from what was sold and paid before there was a ledger', async () => {
  const bought = await buy({ quantity: 2 });
  await collect(bought, 1);
  await atRest();
  const before = await balancesOf(pool, bought);
  await pool.query('drop table ledger_posting, ledger_entry');
  await pool.query('drop function refuse_imbalance()');
  await pool.query(`delete from mikro_orm_migrations where name = '0009-ledger'`);
  expect(await migrate(shop.databaseUrl)).toEqual(['0009-ledger']);
  expect(before).toEqual({ SALES: -1990, PROVIDER_CLEARING: 1990 });
  expect(await balancesOf(pool, bought)).toEqual(before);
});
