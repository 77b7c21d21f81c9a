import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unauditedTables } from '../../src/platform/database/audit-tables.js';
import { type Neighbourhood, openNeighbourhood } from '../security/support/neighbourhood.js';
import { createTestDatabase } from '../support/database.js';
import { freshKey } from '../support/journey.js';

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
});
afterAll(() => here.shop.close());

async function rowsOf<Row extends object>(statement: string, values: readonly unknown[] = []) {
  return (await here.shop.app.gateway.database.pool.query<Row>(statement, [...values])).rows;
}

/** Tables that refuse to be changed are a trace themselves. */
const journals = `
  select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where t.tgfoid = 'refuse_change()'::regprocedure and t.tgtype & 16 > 0`;
const open = `
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    and relname <> all ($1) and relname not in (${journals})`;

/** Tables that migrations have filled, before anybody could be audited. */
async function filledByMigrations(tables: readonly string[]): Promise<Set<string>> {
  const fresh = await createTestDatabase();
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  try {
    const filled = new Set<string>();
    for (const table of tables)
      if ((await client.query(`select from ${table} limit 1`)).rows.length > 0) filled.add(table);
    return filled;
  } finally {
    await client.end();
    await fresh.drop();
  }
}

it('tells of everything that stands in a table', async () => {
  const found = await rowsOf<{ name: string }>(open, [Object.keys(unauditedTables)]);
  const tables = found.map(({ name }) => name);
  const filled = await filledByMigrations(tables);
  const silent: string[] = [];
  let looked = 0;
  for (const table of tables.filter((name) => !filled.has(name))) {
    const there = await rowsOf(`select from ${table} limit 1`);
    const entries = await rowsOf(
      `select from audit_change where source = $1 and action = 'CREATED' limit 1`,
      [table],
    );
    looked += there.length;
    if (there.length > 0 && entries.length === 0) silent.push(table);
  }
  expect(looked).toBeGreaterThan(20);
  expect(silent).toEqual([]);
});

it('knows by which command goods and money came where they are', async () => {
  const nobodys = await rowsOf<{ source: string }>(
    `select distinct e.source from audit_change e
     where e.source in ('cart', 'cart_line', 'sales_order', 'order_line', 'fulfilment', 'fulfilment_line',
         'payment_intent', 'shared_payment', 'payment_share', 'till_session', 'stored_account', 'device', 'session')
       and not exists (select from audit_command c where c.id = e.command_id)`,
  );
  expect(nobodys).toEqual([]);
});

it('keeps no token, no address and no name of anybody', async () => {
  const { words } = here.customers;
  const personal = words.filter((word) => /@|rue |chemin|^Nom-/.test(word));
  expect(personal.length).toBeGreaterThan(2);
  const [row] = await rowsOf<{ all: string }>(
    'select jsonb_agg(to_jsonb(e))::text as all from audit_change e',
  );
  expect(personal.filter((word) => row?.all.includes(word))).toEqual([]);
  expect(row?.all).not.toMatch(/"(reference|fingerprint|label_url|email|code_hash)": "(?!hidden)/);
});

/** Settings and words that people change by a mutation, with what they change. */
const changes: readonly (readonly [mutation: string, input: object, by: string])[] = [
  [
    'setCaptureRule',
    { kind: 'PICKUP', salesChannel: 'VOICE', captureTrigger: 'AT_READY' },
    'admin',
  ],
  ['setCartNote', { note: 'another word' }, 'customer'],
];

it.each(changes)('has an entry of the mutation %s', async (mutation, given, by) => {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`;
  const cart = mutation === 'setCartNote' ? { cartId: here.customers.ids['Cart'] } : {};
  const key = mutation === 'setCartNote' ? {} : { idempotencyKey: freshKey() };
  const input = { ...given, ...cart, ...key };
  const answer = await here.shop.ask(document, { input }, here.people[by]);
  expect(answer.errors).toBeUndefined();
  const found = await rowsOf<{ actor_kind: string }>(
    `select c.actor_kind from audit_command c join audit_change e on e.command_id = c.id
     where c.name = $1 order by e.id desc limit 1`,
    [mutation],
  );
  expect(found).toEqual([{ actor_kind: by.toUpperCase() }]);
});
