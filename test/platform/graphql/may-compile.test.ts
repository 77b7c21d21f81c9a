import { buildSchema, type DocumentNode, GraphQLObjectType, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { Executor } from '../../../src/platform/graphql/server/execution/executor.js';
import { mayCompile } from '../../../src/platform/graphql/server/execution/may-compile.js';
import { indexDocument } from '../../../src/platform/graphql/server/limits/document-index.js';
import { library } from './library.js';

const { schema } = library();

function compiles(text: string): boolean {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const index = indexDocument(document);
  return index.operations.every((operation) => mayCompile(schema, index, operation));
}

it.each([
  ['fields', '{ author { id name } }'],
  ['variables', 'query($name: String, $n: Int = 4) { hello(name: $name) count(number: $n) }'],
  [
    'fragments and numbers',
    '{ books(first: 5) { nodes { ...Card } } } fragment Card on Book { title pages }',
  ],
  ['aliases', '{ firstBooks: books { nodes { __typename } } }'],
  ['a subscription', 'subscription { ticks(to: 3) { number } }'],
])('compiles %s', (_name, text) => expect(compiles(text)).toBe(true));

it.each([
  ['any text in it', '{ hello(name: "plain") }'],
  ['a text as default', 'query($name: String = "plain") { hello(name: $name) }'],
  ['an object in it', 'query($text: String!) { note(input: { text: $text }) }'],
  ['an input that holds itself', 'query($input: NoteInput!) { note(input: $input) }'],
  ['a one-of input', 'query($by: FindInput!) { find(by: $by) { id } }'],
  ['@include', 'query($yes: Boolean!) { hello @include(if: $yes) }'],
  ['@skip on a fragment', '{ ... on Query @skip(if: true) { hello } whoAmI }'],
  ['a name with an underscore', '{ a_b: hello }'],
  ['a name that the compiler uses itself', '{ idx0: hello }'],
  ['a name that objects have', '{ __proto__: hello }'],
  ['a variable that objects have', 'query($__proto__: String) { hello(name: $__proto__) }'],
  ['a name like a type', '{ Book: hello }'],
  ['a question about the schema', '{ __schema { queryType { name } } }'],
  ['a mutation', 'mutation($id: ID!, $title: String!) { rename(id: $id, title: $title) { id } }'],
])('leaves to graphql-js what has %s', (_name, text) => expect(compiles(text)).toBe(false));

it('never runs text of a document, however often it comes', async () => {
  const marks = globalThis as { taken?: string };
  // The compiler writes what looks like this into its code as `new Date(...)`.
  const mark = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
  const text = `{ hello(name: "${mark}globalThis.taken=1") }`;
  const document = parse(text);
  const executor = new Executor(schema, 0);
  const run = { document, operationName: undefined, variables: {}, contextValue: {} };
  for (let round = 0; round < 5; round++)
    expect((await executor.run(run)).data).toEqual({ hello: `hello ${mark}globalThis.taken=1` });
  expect(marks.taken).toBeUndefined();
});

it('keeps `__proto__` as a name like any other', async () => {
  const document = parse('{ __proto__: author { __proto__: name } }');
  const executor = new Executor(schema, 0);
  const { data } = await executor.run({
    document,
    operationName: undefined,
    variables: {},
    contextValue: {},
  });
  expect(JSON.stringify(data)).toBe('{"__proto__":{"__proto__":"Ada"}}');
  expect(({} as Record<string, unknown>)['name']).toBeUndefined();
});

it('leaves to graphql-js what finds its types asynchronously', async () => {
  const own = library().schema;
  const document = parse('query($id: ID!) { node(id: $id) { id ... on Book { title } } }');
  const index = indexDocument(document);
  const isCompiled = () => index.operations.every((operation) => mayCompile(own, index, operation));
  expect(isCompiled()).toBe(true);
  const node = own.getType('Node') as unknown as GraphQLObjectType & { resolveType: unknown };
  node.resolveType = async () => 'Book';
  expect(isCompiled()).toBe(false);
});

it('waits for promises and calls methods in properties, as graphql-js does', async () => {
  const lazy = buildSchema(`
    type Query { pet: Pet! }
    type Pet { name: String! friend: Pet friends: [Pet] age: Int }
  `);
  const tom = {
    name: Promise.resolve('Tom'),
    age: () => 7,
    friend: Promise.resolve({ name: 'Ada' }),
    friends: () => [{ name: 'Bob', friend: Promise.resolve(null) }],
  };
  Object.assign(lazy.getQueryType()?.getFields()['pet'] as object, { resolve: () => tom });
  const document: DocumentNode = parse(
    '{ pet { name age friend { name } friends { name friend { name } } } }',
  );
  const executor = new Executor(lazy, 0);
  const run = { document, operationName: undefined, variables: {}, contextValue: {} };
  const pet = {
    name: 'Tom',
    age: 7,
    friend: { name: 'Ada' },
    friends: [{ name: 'Bob', friend: null }],
  };
  for (let round = 0; round < 3; round++)
    expect(await executor.run(run)).toEqual({ data: { pet } });
});

it('compiles nothing where names of fields and types run together', async () => {
  const clashing = buildSchema(`
    type Query { order: Order orderline: Orderline }
    type Order { lineTotal: Int }
    type Orderline { Total: Int }
  `);
  const query = clashing.getQueryType()?.getFields() ?? {};
  for (const field of Object.values(query)) field.resolve = () => ({});
  const resolve = (type: string, field: string, value: number) => {
    const fields = (clashing.getType(type) as GraphQLObjectType).getFields();
    Object.assign(fields[field] as object, { resolve: () => value });
  };
  resolve('Order', 'lineTotal', 1);
  resolve('Orderline', 'Total', 2);
  const document = parse('{ order { lineTotal } orderline { total: Total } }');
  const executor = new Executor(clashing, 0);
  const run = { document, operationName: undefined, variables: {}, contextValue: {} };
  for (let round = 0; round < 3; round++)
    expect((await executor.run(run)).data).toEqual({
      order: { lineTotal: 1 },
      orderline: { total: 2 },
    });
});

it('runs the operation that is named, among several', async () => {
  const document = parse('query A { hello } query B { whoAmI }');
  const executor = new Executor(schema, 0);
  const named = (operationName: string | undefined) =>
    executor.run({ document, operationName, variables: {}, contextValue: { who: 'me', asked: 0 } });
  for (let round = 0; round < 3; round++) {
    expect((await named('A')).data).toEqual({ hello: 'hello world' });
    expect((await named('B')).data).toEqual({ whoAmI: 'me' });
    expect((await named('C')).errors).toHaveLength(1);
    expect((await named(undefined)).errors).toHaveLength(1);
  }
});
