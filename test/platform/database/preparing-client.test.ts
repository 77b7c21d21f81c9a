import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../../src/platform/database/database.js';
import {
  PreparingClient,
  planIsOutdated,
} from '../../../src/platform/database/preparing-client.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let testDatabase: TestDatabase;
let client: PreparingClient;
let other: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = new PreparingClient({ connectionString: testDatabase.url });
  other = new pg.Client({ connectionString: testDatabase.url });
  await client.connect();
  await other.connect();
  await other.query('create table thing (id integer, name text)');
  await other.query(`insert into thing values (1, 'one'), (2, 'two')`);
});
afterAll(async () => {
  await client.end();
  await other.end();
  await testDatabase.drop();
});

const send = (text: string, values: unknown[]) =>
  (client as pg.Client).query(text, values).then((result) => result.rows);
const prepared = async (text: string) => {
  const found = await (client as pg.Client).query(
    `select count(*)::integer as count from pg_prepared_statements where statement = '${text}'`,
  );
  return found.rows[0].count;
};

it('prepares a statement that comes again and again, and no other', async () => {
  const text = 'select name from thing where id = $1';
  for (let time = 0; time < 4; time += 1) expect(await send(text, [1])).toEqual([{ name: 'one' }]);
  expect(await prepared(text)).toBe(0);
  for (let time = 0; time < 4; time += 1) expect(await send(text, [2])).toEqual([{ name: 'two' }]);
  expect(await prepared(text)).toBe(1);
});

it('goes on when the table has changed under its plan', async () => {
  const text = 'select * from thing where id = $1';
  for (let time = 0; time < 8; time += 1) expect(await send(text, [1])).toHaveLength(1);
  await other.query('alter table thing add column size integer default 7');
  expect(await send(text, [1])).toEqual([{ id: 1, name: 'one', size: 7 }]);
  for (let time = 0; time < 8; time += 1)
    expect(await send(text, [2])).toEqual([{ id: 2, name: 'two', size: 7 }]);
});

it('says that a transaction is lost when the table has changed under its plan', async () => {
  const plain = client as pg.Client;
  const text = 'select *, 1 as again from thing where id = $1';
  for (let time = 0; time < 8; time += 1) await send(text, [1]);
  await other.query('alter table thing add column weight integer default 9');
  await plain.query('begin');
  await expect(send(text, [1])).rejects.toMatchObject({ code: planIsOutdated });
  await plain.query('rollback');
  await plain.query('begin');
  expect(await send(text, [1])).toMatchObject([{ id: 1, weight: 9 }]);
  await plain.query('commit');
});

it('tells of a mistake as it is, before and after it is prepared', async () => {
  const text = 'select name from thing where id = $1';
  for (let time = 0; time < 8; time += 1)
    await expect(send(text, ['x'])).rejects.toMatchObject({ code: '22P02' });
  expect(await send(text, [1])).toEqual([{ name: 'one' }]);
});

it('takes queries in all other forms as they are', async () => {
  const plain = client as pg.Client;
  expect((await plain.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect((await plain.query({ text: 'select $1::int as one', values: [1] })).rows).toEqual([
    { one: 1 },
  ]);
  const called = await new Promise<pg.QueryResult>((resolve, reject) => {
    plain.query('select $1::int as one', [1], (fault, result) =>
      fault ? reject(fault) : resolve(result),
    );
  });
  expect(called.rows).toEqual([{ one: 1 }]);
});

it('serves the reads of a whole database, many at once', async () => {
  const database = await Database.connect({
    url: testDatabase.url,
    entities: [],
    maxReadConnections: 3,
  });
  try {
    const asked = Array.from({ length: 60 }, (_, place) => place);
    const answers = await Promise.all(
      asked.map(async (place) => {
        const question = sql<{ place: number }>`select ${place}::integer as place`;
        return (await question.execute(database.reads)).rows[0]?.place;
      }),
    );
    expect(answers).toEqual(asked);
  } finally {
    await database.close();
  }
});

it('survives the loss of a connection between two statements of a transaction, and says so in the next', async () => {
  const losing: pg.Client = new PreparingClient({ connectionString: testDatabase.url });
  await losing.connect();
  const gone = new Promise((resolve) => losing.once('end', resolve));
  const { rows } = await losing
    .query('begin; select pg_backend_pid() as pid')
    .then(
      (results) => (results as unknown as pg.QueryResult<{ pid: number }>[])[1] ?? { rows: [] },
    );
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await gone;
  await expect(losing.query('select $1::integer', [1])).rejects.toThrow(
    /connection|ended|queryable/i,
  );
});
