import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.js';

async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('gives each of many callers at once a migrated database of their own', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => createTestDatabase()));
  for (const [index, { url }] of databases.entries()) {
    expect(await rowsOf(url, `SELECT * FROM event`)).toEqual([]);
    await rowsOf(url, `CREATE TABLE mine AS SELECT ${index} AS number`);
  }
  const numbers = await Promise.all(databases.map(({ url }) => rowsOf(url, 'SELECT * FROM mine')));
  expect(numbers.flat()).toEqual(databases.map((_, number) => ({ number })));
  await Promise.all(databases.map((database) => database.drop()));
});

it('removes a database although somebody is still connected', async () => {
  const database = await createTestDatabase();
  const lingering = new pg.Client({ connectionString: database.url });
  const cutOff = new Promise<Error>((resolve) => lingering.on('error', resolve));
  await lingering.connect();
  await database.drop();
  expect((await cutOff).message).toContain('terminat');
  await expect(rowsOf(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
});
