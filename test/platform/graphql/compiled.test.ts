import fc from 'fast-check';
import { type ExecutionResult, execute, type GraphQLError, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { Executor } from '../../../src/platform/graphql/server/execution/executor.js';
import { mayCompile } from '../../../src/platform/graphql/server/execution/may-compile.js';
import { indexDocument } from '../../../src/platform/graphql/server/limits/document-index.js';
import { changeWorld, type Mood, moods, wildSchema } from './wild-schema.js';

const branches: Readonly<Record<string, readonly string[]>> = {
  Query: ['cat', 'must', 'cats', 'surer', 'being', 'any'],
  Cat: ['friend', 'cat', 'cats', 'sure', 'surer', 'being', 'any'],
  Dog: ['friend', 'dogs'],
};

const askings = [
  '',
  '(n: 5)',
  '(n: $n)',
  '(n: $n, list: $list)',
  '(list: [1, 2])',
  '(list: [1, $n])',
  '(shelf: $shelf)',
  '(shelf: TOP, n: null)',
  '(text: "a text")',
  '(text: $text)',
];

function typeOf(parent: string, field: string): string {
  if (field === 'being') return 'Being';
  if (field === 'any') return 'Any';
  return parent === 'Dog' && field === 'dogs' ? 'Dog' : 'Cat';
}

const set = (parts: readonly string[]) => `{ ${parts.join(' ')} }`;

function leafOf(type: string): fc.Arbitrary<string> {
  const fixed = fc.constantFrom('number', '__typename', ...(type === 'Query' ? [] : ['must']));
  if (type === 'Dog') return fc.oneof(fixed, fc.constant('barks'));
  const asked = fc.nat({ max: askings.length - 1 }).map((at) => `as${at}: asked${askings[at]}`);
  const skipped = fc.constantFrom('number @include(if: $yes)', 'maybe: number @skip(if: true)');
  return fc.oneof({ weight: 4, arbitrary: fixed }, { weight: 4, arbitrary: asked }, skipped);
}

/** Any selection of the wild schema: fields, aliases, arguments, fragments on abstract types. */
function selection(type: string, depth: number): fc.Arbitrary<string> {
  if (type === 'Any' || type === 'Being')
    return fc
      .tuple(selection('Cat', depth), selection('Dog', depth))
      .map(([cat, dog]) => `{ __typename ... on Cat ${cat} ... on Dog { same: barks ...${dog} } }`);
  const leaf = leafOf(type);
  if (depth === 0) return fc.array(leaf, { minLength: 1, maxLength: 3 }).map(set);
  const branch = fc
    .constantFrom(...(branches[type] ?? []))
    .chain((name) => selection(typeOf(type, name), depth - 1).map((inner) => `${name} ${inner}`));
  return fc.array(fc.oneof(leaf, branch), { minLength: 1, maxLength: 4 }).map(set);
}

const variables = fc.record(
  {
    n: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(null, 1.5, 'x', 2 ** 40, [3])),
    list: fc.oneof(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(null, 'x'))),
      fc.constantFrom(null, 4, 'x', {}),
    ),
    shelf: fc.constantFrom('TOP', 'BOTTOM', 'SIDE', null, 3),
    text: fc.oneof(fc.string(), fc.constantFrom(null, 3)),
    yes: fc.boolean(),
    unknown: fc.constant(1),
  },
  { requiredKeys: ['yes'] },
);

/** Errors have no order of their own: graphql-js tells them as they happen. */
function sorted(errors: readonly GraphQLError[] | undefined): string[] {
  const parts = (errors ?? []).map(({ message, path, locations, extensions }) =>
    JSON.stringify({ path, message, locations, extensions }),
  );
  return parts.sort();
}

function answerOf(result: ExecutionResult) {
  const data = JSON.parse(JSON.stringify(result.data ?? null));
  return { data, hasData: 'data' in result, errors: sorted(result.errors) };
}

const head = 'query Any($n: Int = 2, $list: [Int!], $shelf: Shelf, $text: String, $yes: Boolean!)';

async function compare(text: string, given: Record<string, unknown>, world: number, mood: Mood) {
  const document = parse(`${head} ${text}`);
  const problems = validate(wildSchema, document).filter(
    ({ message }) => !/never used/.test(message),
  );
  fc.pre(problems.length === 0);
  const index = indexDocument(document);
  changeWorld(world, mood);
  const expected = await execute({ schema: wildSchema, document, variableValues: given });
  const executor = new Executor(wildSchema, 0);
  const run = { document, operationName: undefined, variables: given, contextValue: {} };
  const found = await executor.run(run);
  // Wrong variables are worded without their values; that no field runs is the same.
  if (expected.data === undefined) expect(found.data).toBeUndefined();
  else expect(answerOf(found)).toEqual(answerOf(expected));
  return index.operations.some((operation) => mayCompile(wildSchema, index, operation));
}

it('answers as graphql-js does, whatever fails and wherever', async () => {
  let compiled = 0;
  const world = fc.integer({ min: 1 });
  await fc.assert(
    fc.asyncProperty(
      selection('Query', 3),
      variables,
      world,
      fc.constantFrom(...moods),
      async (...given) => {
        if (await compare(...given)) compiled += 1;
      },
    ),
    { numRuns: Number(process.env['COMPILED_RUNS'] ?? 300) },
  );
  expect(compiled).toBeGreaterThan(50);
});
