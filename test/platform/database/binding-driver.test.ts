import { defineEntity, p } from '@mikro-orm/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../../src/platform/database/database.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { statementsOf } from '../../support/statements.js';

class Thing {
  version = 1;

  constructor(
    readonly id: string,
    public name: string,
    public size: number,
    public facts: Record<string, unknown> | null,
    public madeAt: Date,
    public tags: string[],
  ) {}
}

const ThingSchema = defineEntity({
  class: Thing,
  tableName: 'thing',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    size: p.bigint('number'),
    facts: p.json().$type<Record<string, unknown> | null>().nullable(),
    madeAt: p.datetime(),
    tags: p.array().$type<string[]>(),
    version: p.integer().version(),
  },
});

const id = '01a2016c-ea73-714b-a437-5cdf41ca02c3';
const otherId = '01a2016c-ea73-714b-a437-5cdf41ca02c4';
const awkward = `it's "50 %" ?? or \\? or $1 or ?; -- é`;
const madeAt = new Date('2026-03-29T01:30:00.123Z');

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect({ url: testDatabase.url, entities: [ThingSchema] });
  await database.pool.query(`create table thing (id uuid primary key, name text not null, size bigint not null,
    facts jsonb, made_at timestamptz not null, tags text[] not null, version integer not null default 1)`);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const things = () => database.orm.em.fork();

it('keeps what is written as it was given, and writes none of it into a statement', async () => {
  const thing = new Thing(id, awkward, 9_007_199_254_740_991, { [awkward]: [1, null] }, madeAt, [
    'a,b',
    '{"c"}',
  ]);
  const { statements } = await statementsOf(async () => {
    const em = things();
    em.persist(thing);
    await em.flush();
    const found = await things().findOneOrFail(Thing, { name: awkward });
    expect({ ...found }).toEqual({ ...thing, version: 1 });
  });
  expect(statements.join()).not.toContain("it's");
  expect(statements.filter((text) => text.includes('$1'))).toHaveLength(2);
});

it('raises a version where the row has it, and finds out where it has not', async () => {
  const em = things();
  const thing = await em.findOneOrFail(Thing, { id });
  thing.facts = null;
  const { statements } = await statementsOf(() => em.flush());
  expect(statements).toEqual([
    'begin',
    'update "thing" set "facts" = $1, "version" = "version" + 1 where "id" = $2 and "version" = $3 returning "version"',
    'commit',
  ]);
  expect(thing.version).toBe(2);
  await database.pool.query('update thing set version = 7');
  thing.size = 3;
  await expect(em.flush()).rejects.toThrow(/optimistic lock/);
});

it('changes many rows at once', async () => {
  const em = things();
  em.persist(new Thing(otherId, 'second', 1, null, madeAt, []));
  await em.flush();
  const all = await em.find(Thing, { id: { $in: [id, otherId] } }, { orderBy: { id: 'asc' } });
  for (const [place, thing] of all.entries()) {
    thing.name = `${awkward} ${place}`;
    thing.size = place;
  }
  await em.flush();
  const { rows } = await database.pool.query('select name, size from thing order by id');
  expect(rows).toEqual([
    { name: `${awkward} 0`, size: 0 },
    { name: `${awkward} 1`, size: 1 },
  ]);
});

it('finds by index even where a table is so small that reading all of it looks cheaper', async () => {
  const plan = await database.orm.em.fork().transactional(async (em) => {
    const rows = await em.execute<Record<string, string>[]>(
      `explain select * from thing where id = '${id}'`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('Index Scan');
});
