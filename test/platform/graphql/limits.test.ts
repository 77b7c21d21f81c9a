import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Admission } from '../../../src/platform/graphql/server/admission.js';
import {
  defaultDocumentLimits,
  defaultPageSizes,
  RequestError,
} from '../../../src/platform/graphql/server/index.js';
import { library } from './library.js';

const { schema } = library();
const times = (count: number, part: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => part(place)).join(' ');

function refusalOf(source: string, variables: Record<string, unknown> = {}): string | undefined {
  const admission = new Admission(schema, defaultDocumentLimits, defaultPageSizes);
  try {
    const admitted = admission.admit(source);
    admission.admitOperation(admitted, { variables }, true);
    expect(admission.validate(admitted)).toEqual([]);
    return undefined;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'LIMIT' });
    return error.message;
  }
}

const hop = (depth: number) =>
  `${'{ books { nodes { author '.repeat(depth)}{ id }${' } } }'.repeat(depth)}`;

describe('a document that is too much', () => {
  it.each([
    ['bytes', `{ hello(name: "${'é'.repeat(12_500)}") }`, 'larger than 24000 bytes'],
    ['tokens', `{ ${times(2_000, () => 'hello')} }`, 'more than 2000 tokens'],
    ['15,000 fields', `{ ${times(7_900, (at) => `f${at % 9}`)} }`, 'more than 2000 tokens'],
    ['braces', '{a'.repeat(11_000), 'more than 2000 tokens'],
    ['lists', `{ count(number: ${'['.repeat(20_000)}`, 'more than 2000 tokens'],
    ['operations', times(21, (at) => `query Q${at} { hello }`), 'more than 20 operations'],
    ['aliases', `{ ${times(31, (at) => `a${at}: hello`)} }`, 'more than 30 aliases'],
    [
      'aliases in fragments',
      `{ ...A ...B } fragment A on Query { ${times(16, (at) => `a${at}: hello`)} } fragment B on Query { ${times(16, (at) => `b${at}: hello`)} }`,
      'more than 30 aliases',
    ],
    ['root fields', `{ ${times(21, () => 'hello')} }`, 'more than 20 root fields'],
    [
      'root fields through fragments',
      `{ ...A ...A ...A } fragment A on Query { ${times(7, () => 'hello')} }`,
      'more than 20 root fields',
    ],
    [
      'directives',
      `{ ${times(10, () => 'hello @skip(if: false) @include(if: true)')} ${times(10, () => '... on Query @skip(if: false) @include(if: true) { hello }')} ... @skip(if: true) { hello } }`,
      'more than 40 directives',
    ],
    ['depth', `{ author ${hop(5)} }`, 'deeper than 12 levels'],
    [
      'depth through fragments',
      `{ author { ...A } } ${times(4, (at) => `fragment ${'ABCD'[at]} on Author { books { nodes { author { ...${'BCDE'[at]} } } } }`)} fragment E on Author { id }`,
      'deeper than 12 levels',
    ],
    [
      'depth of questions about the schema',
      `{ __schema { types { fields { type ${'{ ofType '.repeat(14)}{ name }${' }'.repeat(14)} } } } }`,
      'deeper than 16 levels',
    ],
    [
      'repeated fields',
      `{ author { ${times(500, () => 'name')} } }`,
      'repeats the same fields too often',
    ],
    [
      'nesting of literals',
      `{ note(input: ${'{ text: "a", within: '.repeat(16)}{ text: "b" }${' }'.repeat(16)}) }`,
      'nests more than 16',
    ],
    [
      'a fragment that spreads itself',
      '{ author { ...A } } fragment A on Author { id ...A }',
      'in a circle',
    ],
    [
      'fragments in a circle',
      '{ author { ...A } } fragment A on Author { books { nodes { ...B } } } fragment B on Book { author { ...A } }',
      'in a circle',
    ],
    [
      'a circle that nobody spreads',
      '{ hello } fragment A on Author { ...B } fragment B on Author { ...A }',
      'in a circle',
    ],
    [
      '2^30 fields',
      `{ author { ...F0 } } ${times(30, (at) => `fragment F${at} on Author { ...F${at + 1} ...F${at + 1} }`)} fragment F30 on Author { id }`,
      'once its fragments are written out',
    ],
    [
      'ten pages in each other',
      `{ author { ${times(2, () => 'books(first: 100) { nodes { similar(first: 100) { nodes { id } } } }')} } }`,
      'more than 30000 values',
    ],
  ])('is refused before it is validated: %s', (_name, source, reason) => {
    expect(refusalOf(source)).toContain(reason);
  });

  it('says the same with other operations beside it', () => {
    expect(refusalOf(`query A { hello } query B { author ${hop(5)} }`)).toContain('deeper');
  });
});

describe('the weight of an operation', () => {
  it('grows with the page sizes of the request, each time anew', () => {
    const admission = new Admission(schema, defaultDocumentLimits, defaultPageSizes);
    const admitted = admission.admit(
      'query($n: Int, $m: Int = 50) { books(first: $n) { nodes { similar(first: $m) { edges { node { id title } } } } } }',
    );
    const weighs = (variables: Record<string, unknown>) => () =>
      admission.admitOperation(admitted, { variables }, true);
    expect(weighs({ n: 10 })).not.toThrow();
    expect(weighs({ n: 100, m: 100 })).toThrow('more than 30000 values');
    expect(weighs({ n: 100, m: 10 })).not.toThrow();
    expect(weighs({ n: 1e308, m: 1e308 })).toThrow('more than 30000 values');
    expect(weighs({ n: '100', m: null })).not.toThrow();
    expect(weighs({ n: -1, m: -1 })).not.toThrow();
  });

  it('takes the larger of two page sizes, so that none hides the other', () => {
    const both =
      'query($n: Int, $m: Int) { author { books(first: $n, last: $m) { nodes { similar(first: 100) { nodes { id title pages } } } } } }';
    expect(refusalOf(both, { n: 1, m: 1 })).toBeUndefined();
    expect(refusalOf(both, { n: 1, m: 100 })).toContain('values');
    expect(refusalOf(both, { n: null, m: 100 })).toContain('values');
  });

  it('counts a page of usual size where none is asked for', () => {
    const three = (inner: string) =>
      `{ author { books { nodes { similar { nodes { similar { nodes { ${inner} } } } } } } } }`;
    expect(refusalOf(three('id'))).toBeUndefined();
    expect(refusalOf(three('id title pages author { id name }'))).toContain('values');
  });
});

describe('variables that are too much', () => {
  const note = 'query($input: NoteInput!) { note(input: $input) }';

  it.each([
    ['values', { input: { text: 'x', tags: Array(6_000).fill('x') } }, 'more than 5000 values'],
    [
      'levels',
      { input: JSON.parse(`${'{"within":'.repeat(20)}1${'}'.repeat(20)}`) },
      'nest more than 16',
    ],
  ])('are refused: %s', (_name, variables, reason) => {
    expect(refusalOf(note, variables)).toContain(reason);
  });
});

describe('a document of usual size', () => {
  it('may be the introspection of any tool', () => {
    const everything = {
      inputValueDeprecation: true,
      oneOf: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    };
    expect(refusalOf(getIntrospectionQuery(everything))).toBeUndefined();
  });

  it('may go four connections far', () => {
    expect(
      refusalOf(
        '{ author { books(first: 5) { edges { node { similar(first: 5) { edges { node { author { books(first: 2) { nodes { id } } } } } } } } } } }',
      ),
    ).toBeUndefined();
  });

  it('is read only once', () => {
    const admission = new Admission(schema, defaultDocumentLimits, defaultPageSizes);
    const first = admission.admit('{ hello }');
    expect(admission.admit('{ hello }')).toBe(first);
    expect(admission.validDocument(first.hash)).toBeUndefined();
    expect(admission.validate(first)).toEqual([]);
    expect(admission.validDocument(first.hash)).toBe(first.document);
  });

  it('is forgotten when too many others have come, so that memory stays bounded', () => {
    const admission = new Admission(schema, defaultDocumentLimits, defaultPageSizes);
    const first = admission.admit('{ hello }');
    admission.validate(first);
    for (let other = 0; other < 600; other++) admission.admit(`query Q${other} { hello }`);
    expect(admission.validDocument(first.hash)).toBeUndefined();
    expect(admission.admit('{ hello }')).not.toBe(first);
  });
});
