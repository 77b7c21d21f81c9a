import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../../src/platform/database/database.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const places = 2;

let testDatabase: TestDatabase;
let database: Database;
let other: pg.Client;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect({
    url: testDatabase.url,
    entities: [],
    maxReadConnections: places,
    maxWriteConnections: places,
  });
  other = new pg.Client({ connectionString: testDatabase.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await database.close();
  await testDatabase.drop();
});

/** Writes something, in a transaction that may be cut off in the middle. */
function write(isCut: boolean): Promise<string> {
  return database.orm.em
    .fork()
    .transactional(async (em) => {
      const [row] = await em.execute('select pg_backend_pid() as pid');
      if (isCut) await other.query('select pg_terminate_backend($1)', [row?.['pid']]);
      await em.execute('select 1');
    })
    .then(
      () => 'written',
      () => 'cut off',
    );
}

it('gets the place of a writer back whose connection was lost, however often', async () => {
  for (let time = 0; time < 3 * places; time += 1) expect(await write(true)).toBe('cut off');
  expect(await Promise.all([write(false), write(false)])).toEqual(['written', 'written']);
});

it('gets the place of a writer back whose connection was lost before it began', async () => {
  for (let time = 0; time < 3 * places; time += 1) {
    await Promise.all([write(false), write(false)]);
    await other.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
  }
  await expect
    .poll(() => Promise.all([write(false), write(false)]))
    .toEqual(['written', 'written']);
});

it('gets the place of a reader back whose connection was lost, however often', async () => {
  for (let time = 0; time < 3 * places; time += 1)
    await expect(
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.reads),
    ).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.reads);
  expect(rows).toEqual([{ one: 1 }]);
});
