import { buildSchema, type GraphQLResolveInfo, graphql } from 'graphql';
import { expect, it } from 'vitest';
import { selectionOf, selects } from '../../../src/platform/graphql/selection.js';

const schema = buildSchema(`
  type Query { list(first: Int): List }
  type List { nodes: [Thing!]! edges: [Edge!]! }
  type Edge { node: Thing! }
  interface Named { name: String }
  type Thing implements Named { name: String parts(size: Int, kinds: [String!]): [Part!]! }
  type Part { id: ID price: Int }
`);

async function infoOf(
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<GraphQLResolveInfo> {
  let seen: GraphQLResolveInfo | undefined;
  const { errors } = await graphql({
    schema,
    source,
    variableValues,
    rootValue: {
      list: (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
        seen = info;
        return null;
      },
    },
  });
  expect(errors).toBeUndefined();
  if (!seen) throw new Error('the field was not resolved');
  return seen;
}

it('sees what is asked for below a field', async () => {
  const info = await infoOf('{ list { nodes { parts { price } } } }');
  expect(selects(info, 'nodes.parts.price')).toBe(true);
  expect(selects(info, 'nodes.parts')).toBe(true);
  expect(selects(info, 'nodes.parts.id')).toBe(false);
  expect(selects(info, 'edges.node.parts.price')).toBe(false);
});

it('sees through aliases', async () => {
  const info = await infoOf('{ mine: list { n: nodes { p: parts { cost: price } } } }');
  expect(selects(info, 'nodes.parts.price')).toBe(true);
  expect(selects(info, 'nodes.p')).toBe(false);
});

it('sees through fragments, also those on an interface', async () => {
  const info = await infoOf(`
    { list { ...L } }
    fragment L on List { edges { node { ... on Named { ...N } } } }
    fragment N on Thing { ... { parts { price } } }
  `);
  expect(selects(info, 'edges.node.parts.price')).toBe(true);
});

it('joins a field that is asked for twice', async () => {
  const info = await infoOf(
    '{ list { nodes { name } } list { nodes { parts { id } parts { price } } } }',
  );
  expect(selects(info, 'nodes.name')).toBe(true);
  expect(selects(info, 'nodes.parts.price')).toBe(true);
});

it('obeys @skip and @include, with their variables', async () => {
  const source = `query ($with: Boolean!, $without: Boolean = true) { list { nodes {
    parts @include(if: $with) { id price @skip(if: $without) }
    name @skip(if: false)
  } } }`;
  const off = await infoOf(source, { with: false });
  expect(selects(off, 'nodes.parts')).toBe(false);
  expect(selects(off, 'nodes.name')).toBe(true);
  const on = await infoOf(source, { with: true });
  expect(selects(on, 'nodes.parts.id')).toBe(true);
  expect(selects(on, 'nodes.parts.price')).toBe(false);
});

it('obeys a @skip on a fragment', async () => {
  const source = `query ($no: Boolean!) { list { ... @skip(if: $no) { nodes { name } } ...F @include(if: $no) } }
    fragment F on List { edges { node { name } } }`;
  const info = await infoOf(source, { no: true });
  expect(selects(info, 'nodes')).toBe(false);
  expect(selects(info, 'edges.node.name')).toBe(true);
});

it('reads the arguments of every occurrence', async () => {
  const info = await infoOf(
    'query ($kinds: [String!]) { list { nodes { a: parts(size: 3, kinds: $kinds) { id } b: parts(kinds: ["x"]) { id } } } }',
    { kinds: ['y'] },
  );
  expect(selectionOf(info).at('nodes.parts').arguments).toEqual([
    { size: 3, kinds: ['y'] },
    { kinds: ['x'] },
  ]);
});

it('joins what is asked for in several places', async () => {
  const info = await infoOf('{ list { nodes { name } edges { node { parts { id } } } } }');
  const things = selectionOf(info).at('nodes', 'edges.node');
  expect([...things.names]).toEqual(['name', 'parts']);
  expect(things.at('parts').isEmpty).toBe(false);
  expect(things.at('parts.price').isEmpty).toBe(true);
  expect(selectionOf(info).at('nowhere.deep', 'nodes.nothing').isEmpty).toBe(true);
});
