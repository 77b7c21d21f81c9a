import { randomBytes, randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrations } from '../../../migrations/index.js';
import { migrate } from '../../../src/platform/database/migrate.js';

/** The last change that a database has which is brought up to date here. */
const older = '0025-payment-refunds';
const day = 86_400_000;
const ids = {
  store: randomUUID(),
  order: randomUUID(),
  ready: randomUUID(),
  sent: randomUUID(),
  waiting: randomUUID(),
  granted: randomUUID(),
};

let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const url = await emptyDatabase();
  await bringTo(url, older);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill();
  await migrate(url);
});
afterAll(async () => {
  await client.end();
  await drop();
});

async function emptyDatabase(): Promise<string> {
  const admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  const name = `older_${process.pid}_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template template0`);
  drop = async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  const url = new URL(inject('adminUrl'));
  url.pathname = name;
  return url.href;
}

async function bringTo(url: string, name: string): Promise<void> {
  const last = migrations.findIndex((each) => each.name === name);
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations.slice(0, last + 1),
      snapshot: false,
      silent: true,
    },
  });
  await orm.migrator.up();
  await orm.close();
}

const anyValue: Readonly<Record<string, () => unknown>> = {
  uuid: randomUUID,
  text: randomUUID,
  jsonb: () => '{}',
  boolean: () => false,
  'timestamp with time zone': () => new Date(),
};

/** One row: what is not said and has to be there is any value of its type. */
async function insert(table: string, given: Readonly<Record<string, unknown>>): Promise<void> {
  const { rows } = await client.query<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null
        and is_generated = 'NEVER' and is_identity = 'NO'`,
    [table],
  );
  const needed = rows.map((row) => [row.column_name, anyValue[row.data_type]?.() ?? 1] as const);
  const row = { ...Object.fromEntries(needed), ...given };
  const places = Object.keys(row).map((_, place) => `$${place + 1}`);
  await client.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}

/** What an older version leaves: rows that are there, without all that they point to. */
async function fill(): Promise<void> {
  const currency = 'EUR';
  const at = new Date(Date.now() - 20 * day);
  await client.query('set session_replication_role = replica');
  await insert('location', {
    id: ids.store,
    code: 'LYON',
    kind: 'STORE',
    latitude: 45,
    longitude: 4,
    country_code: 'FR',
    time_zone: 'Europe/Paris',
    pickup_policy: 'ANY',
    sells_to_channels: ['WEB'],
    weekly_hours: '[]',
    hours_exceptions: '[]',
  });
  await insert('sales_order', {
    id: ids.order,
    state: 'COMPLETED',
    currency,
    items_minor: 3980,
    shipping_minor: 0,
    total_minor: 3980,
  });
  await insert('order_line', {
    order_id: ids.order,
    quantity: 2,
    fulfilled: 2,
    unit_price_minor: 1990,
    total_minor: 3980,
    fulfilment_kind: 'PICKUP',
    stock_from: ids.store,
  });
  const goods = { order_id: ids.order, stock_from: ids.store, collect_at: ids.store };
  const ready = { ready_at: at, keep_until: new Date(at.getTime() + 7 * day) };
  const pickup = { ...goods, kind: 'PICKUP', capture_trigger: 'AT_HANDOVER' };
  await insert('fulfilment', { ...pickup, ...ready, id: ids.ready, state: 'READY' });
  const shipment = { ...goods, kind: 'SHIP', capture_trigger: 'AT_SHIPMENT' };
  await insert('fulfilment', { ...shipment, id: ids.sent, state: 'SHIPPED' });
  for (const [id, state] of [
    [ids.waiting, 'WAITING'],
    [ids.granted, 'APPROVED'],
  ] as const)
    await askFor(id, state, currency);
  await client.query('set session_replication_role = default');
}

async function askFor(id: string, state: 'WAITING' | 'APPROVED', currency: string): Promise<void> {
  await insert('refund', {
    id,
    order_id: ids.order,
    state: state === 'WAITING' ? 'AWAITING_APPROVAL' : 'PROCESSING',
    currency,
    amount_minor: 1990,
    reason: 'Too small.',
    reason_code: 'RETURNED',
    requested_by_kind: 'AGENT',
  });
  const decided = { decided_by_kind: 'SUPERVISOR', decided_by: 'else', decided_at: new Date() };
  await insert('refund_approval', {
    refund_id: id,
    state,
    because: 'PER_REFUND',
    limit_minor: 1000,
    expires_at: new Date(Date.now() + day),
    ...(state === 'APPROVED' && decided),
  });
}

const rowOf = async (sql: string, id: string) => (await client.query(sql, [id])).rows[0];

describe('a database that an older version has filled', () => {
  it('keeps its orders, which count their lines', async () => {
    const order = await rowOf('select line_count from sales_order where id = $1', ids.order);
    expect(order).toEqual({ line_count: 1 });
    const sql = 'select stock_from, discount_minor::int as off from order_line where order_id = $1';
    expect(await rowOf(sql, ids.order)).toEqual({ stock_from: ids.store, off: 0 });
  });

  it('reminds buyers of what waits before anybody gives it up', async () => {
    const sql = 'select task_at, keep_until, remind_at from fulfilment where id = $1';
    const ready = await rowOf(sql, ids.ready);
    expect(ready.task_at).toBe(ids.store);
    expect(ready.keep_until.getTime() - Date.now()).toBeGreaterThan(2 * day);
    expect(ready.keep_until.getTime() - ready.remind_at.getTime()).toBe(2 * day);
    expect(await rowOf(sql, ids.sent)).toMatchObject({ task_at: ids.store, remind_at: null });
  });

  it('has its questions about refunds in the inbox of all questions', async () => {
    const sql = `select a.kind, a.state, a.decided_by from refund r join approval a
      on a.id = r.approval_id and a.subject_id = r.id where r.id = $1`;
    const kind = 'REFUND';
    const waiting = { kind, state: 'WAITING', decided_by: null };
    expect(await rowOf(sql, ids.waiting)).toEqual(waiting);
    const granted = { kind, state: 'GRANTED', decided_by: 'else' };
    expect(await rowOf(sql, ids.granted)).toEqual(granted);
  });
});
