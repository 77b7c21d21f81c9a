import {
  defineEntity,
  type EntityMetadata,
  type EntityProperty,
  p,
  ReferenceKind,
} from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules.js';
import { Database } from '../../src/platform/database/database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { statesOf, storedLifecycles } from './stored-lifecycles.js';
import { findLifecycles, moduleNames } from './support/modules.js';

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly type: string;
  readonly is_nullable: boolean;
  readonly has_default: boolean;
}

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  const entities = modules.flatMap((module) => [...(module.entities ?? [])]);
  database = await Database.connect({ url: test.url, entities });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

async function rowsOf<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await database.pool.query(sql, [...values]);
  return rows as Row[];
}

describe('a lifecycle', () => {
  it('is in the list of those that are stored', async () => {
    const known = new Set(storedLifecycles.flatMap(({ lifecycles }) => lifecycles));
    const found = await findLifecycles();
    expect(found).not.toHaveLength(0);
    expect(found.filter(({ lifecycle }) => !known.has(lifecycle))).toEqual([]);
  });

  it('can be walked from its first state to every other, and from each to an end', async () => {
    for (const { name, lifecycle } of await findLifecycles()) {
      const { states, initial } = lifecycle;
      const ends = states.filter((state) => lifecycle.isFinal(state));
      expect(ends, `${name} ends`).not.toEqual([]);
      expect([...reach(lifecycle, initial)].sort(), name).toEqual([...states].sort());
      const stuck = states.filter((state) => !ends.some((end) => reach(lifecycle, state).has(end)));
      expect(stuck, `${name} gets stuck`).toEqual([]);
    }
  });

  it.each(storedLifecycles)('has the states that $column of $table allows', async (stored) => {
    expect(await allowedValues(stored.table, stored.column)).toEqual(statesOf(stored));
  });
});

it('the gateway is made of the modules of the map', () => {
  expect(modules.map(({ name }) => name).sort()).toEqual([...moduleNames].sort());
});

describe('a mapping', () => {
  it('knows its table as the migrations have made it', async () => {
    const columns = await readColumns();
    const entities = [...database.orm.getMetadata().getAll().values()];
    expect(entities).not.toEqual([]);
    expect(entities.flatMap((entity) => differences(entity, columns))).toEqual([]);
  });

  it('is found out where it differs', async () => {
    const careless = await Database.connect({
      url: test.url,
      entities: [
        defineEntity({
          name: 'Careless',
          tableName: 'stream_head',
          properties: { stream: p.integer().primary(), length: p.text() },
        }),
      ],
    });
    const [entity] = [...careless.orm.getMetadata().getAll().values()];
    await careless.close();
    expect(entity && differences(entity, await readColumns())).toEqual([
      'Careless.stream (stream_head.stream): mapped as integer, stored as text',
      'Careless.length (stream_head.length): there is no such column',
      'Careless cannot be written without seq',
    ]);
  });
});

describe('a journal', () => {
  it.each([
    'event',
    'stock_movement',
    'payment_operation',
    'ledger_posting',
    'stored_entry',
    'instalment_terms',
    'instalment_step',
    'till_movement',
    'audit_command',
    'audit_change',
    'device_operation',
    'return_disposition',
    'exchange',
    'refund_plan_line',
  ])('%s refuses to be changed, emptied or cut', async (table) => {
    const [{ column_name: column } = { column_name: '' }] = (await readColumns()).filter(
      ({ table_name }) => table_name === table,
    );
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await expect(database.pool.query(statement), statement).rejects.toThrow(
        /never changed or removed/,
      );
  });
});

function reach(
  lifecycle: {
    events(from: string): string[];
    next(from: string, event: string): string | undefined;
  },
  from: string,
): Set<string> {
  const reached = new Set([from]);
  // A set may grow while it is walked: what is added is walked too.
  for (const state of reached)
    for (const event of lifecycle.events(state)) {
      const next = lifecycle.next(state, event);
      if (next !== undefined) reached.add(next);
    }
  return reached;
}

/** The values to which a check constraint holds a column. */
async function allowedValues(table: string, column: string): Promise<string[]> {
  const checks = await rowsOf<{ definition: string }>(
    `select pg_get_constraintdef(c.oid) as definition
       from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
      where c.contype = 'c' and c.conrelid = $1::regclass and a.attname = $2`,
    [table, column],
  );
  const lists = checks.filter(({ definition }) => /= ANY \(ARRAY\[/.test(definition));
  return lists
    .flatMap(({ definition }) => [...definition.matchAll(/'([^']+)'/g)].map(([, value]) => value))
    .filter((value) => value !== undefined)
    .sort();
}

function readColumns(): Promise<Column[]> {
  return rowsOf<Column>(
    `select c.relname as table_name, a.attname as column_name,
            format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as is_nullable,
            a.atthasdef or a.attidentity <> '' or a.attgenerated <> '' as has_default
       from pg_attribute a
       join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
  );
}

/** What a mapping says and the table does not, or the other way round, in words. */
function differences(entity: EntityMetadata, all: readonly Column[]): string[] {
  const columns = all.filter(({ table_name }) => table_name === entity.tableName);
  if (columns.length === 0) return [`${entity.className}: there is no table ${entity.tableName}`];
  const mapped = storedProperties(entity);
  const told = mapped.flatMap((property) =>
    property.fieldNames.flatMap((name, place) => {
      const where = `${entity.className}.${property.name} (${entity.tableName}.${name})`;
      const column = columns.find(({ column_name }) => column_name === name);
      if (!column) return [`${where}: there is no such column`];
      return contrast(property, place, column).map((difference) => `${where}: ${difference}`);
    }),
  );
  const known = new Set(mapped.flatMap(({ fieldNames }) => fieldNames));
  const forgotten = columns.filter(
    ({ column_name, is_nullable, has_default }) =>
      !known.has(column_name) && !is_nullable && !has_default,
  );
  return [
    ...told,
    ...forgotten.map(
      ({ column_name }) => `${entity.className} cannot be written without ${column_name}`,
    ),
  ];
}

function storedProperties(entity: EntityMetadata): EntityProperty[] {
  const stored: ReferenceKind[] = [ReferenceKind.SCALAR, ReferenceKind.MANY_TO_ONE];
  return entity.props.filter(
    ({ kind, persist, fieldNames }) => stored.includes(kind) && persist !== false && fieldNames,
  );
}

function contrast(property: EntityProperty, place: number, column: Column): string[] {
  const type = usualName(property.columnTypes[place] ?? '');
  const nullable = property.nullable === true;
  const told: string[] = [];
  if (type !== usualName(column.type)) told.push(`mapped as ${type}, stored as ${column.type}`);
  if (nullable !== column.is_nullable)
    told.push(nullable ? 'may be null in the mapping only' : 'may be null in the table only');
  return told;
}

function usualName(type: string): string {
  const names: Readonly<Record<string, string>> = {
    int: 'integer',
    int4: 'integer',
    int8: 'bigint',
    bool: 'boolean',
    timestamptz: 'timestamp with time zone',
    varchar: 'character varying',
  };
  const [name = '', length = ''] = type.toLowerCase().split(/(?=\()/);
  return `${names[name] ?? name}${/^\((0|6|255)\)$/.test(length) ? '' : length}`;
}
