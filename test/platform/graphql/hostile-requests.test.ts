import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Admission } from '../../../src/platform/graphql/server/admission.js';
import { Executor } from '../../../src/platform/graphql/server/execution/executor.js';
import {
  defaultDocumentLimits,
  defaultPageSizes,
} from '../../../src/platform/graphql/server/index.js';
import { serveGraph } from './graph-server.js';

const times = (count: number, part: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => part(place)).join(' ');

/** As large as the schema of a shop, with names that resemble each other, which makes suggestions dear. */
function largeSchema() {
  const fields = (count: number) =>
    times(count, (at) => `someField${at}(argument${at}: Int, input: In): Thing`);
  const types = times(150, (at) => `type Type${at} implements Thing { ${common} ${fields(20)} }`);
  return buildSchema(`
    input In { a: Int b: [In] c: String ${times(20, (at) => `field${at}: Int`)} }
    interface Thing { ${common} }
    ${types}
    type Query { ${common} ${fields(120)} }
  `);
}
const common =
  'id: ID! a(x: Int, y: In): Thing b: Thing c: Thing name(x: Int, y: In): String things(first: Int): [Thing]';
const schema = largeSchema();

const kB = 1_000;
const requests: Record<string, string | [string, Record<string, unknown>]> = {
  '22 kB of overlapping fields': `{ ${'a '.repeat(11 * kB)} }`,
  '100 kB of one field': `{ ${'a '.repeat(50 * kB)} }`,
  '100 kB of comments': `${'#'.repeat(100 * kB)}\n{ id }`,
  '100 kB of text': `{ name(y: { c: "${'4'.repeat(100 * kB)}" }) }`,
  '20,000 braces': '{a'.repeat(20 * kB),
  '20,000 lists': `{ a(x: ${'['.repeat(20 * kB)}`,
  '1,000 operations': times(1_000, (at) => `query Q${at} { id }`),
  'the most fields of one name': `{ a { ${times(195, () => 'name(x: 1)')} } }`,
  'fields that must be merged': `{ a { ${times(16, () => `b { ${times(14, () => 'id')} }`)} } }`,
  'fragments on each type': `{ a { ${times(140, (at) => `... on Type${at} { name }`)} } }`,
  'a chain of fragments': `{ a { ...F0 } } ${times(150, (at) => `fragment F${at} on Thing { id ${at < 149 ? `...F${at + 1}` : ''} }`)}`,
  'fragments side by side': `{ a { ${times(150, (at) => `...F${at}`)} } } ${times(150, (at) => `fragment F${at} on Thing { id }`)}`,
  'fields and fragments': `{ a { ${times(90, () => 'name')} ${times(90, (at) => `...F${at}`)} } } ${times(90, (at) => `fragment F${at} on Thing { name }`)}`,
  'unknown fragments': `{ a { ${times(900, (at) => `...G${at}`)} } }`,
  'unknown fields': `{ a { ${times(1_900, (at) => `sameField${at}`)} } }`,
  'unknown fields at the top': `{ ${times(20, (at) => `sameField${at}x`)} }`,
  'unknown arguments': `{ ${times(20, (at) => `someField${at}(${times(40, (of) => `argumend${of}: 1`)})`)} }`,
  'unknown types': `{ a { ${times(200, (at) => `... on Tipe${at} { id }`)} } }`,
  'unknown input fields': `{ name(y: { ${times(600, (at) => `feeld${at}: 1`)} }) }`,
  'wrong input values': `{ name(y: { b: [${times(240, () => '{ a: "x" }')}] }) }`,
  'unused variables': `query(${times(390, (at) => `$v${at}: Int`)}) { id }`,
  'names without end': `{ a { ${times(11, (at) => 'n'.repeat(2 * kB) + at)} } }`,
  'one name without end': `{ ${'n'.repeat(20 * kB)} }`,
  'groups without a name': `{ a { ${'... { '.repeat(600)} id ${'} '.repeat(600)} } }`,
  'operations over one fragment': `${times(20, (at) => `query Q${at}($x: Int) { a(x: $x) { ...F } }`)} fragment F on Thing { ${times(120, () => 'name(x: $x)')} }`,
  'escaped digits': `{ name(y: { c: "${'\\u0034 '.repeat(3_300)}" }) }`,
  '2^30 fields': `{ a { ...F0 } } ${times(30, (at) => `fragment F${at} on Thing { a { ...F${at + 1} } b { ...F${at + 1} } }`)} fragment F30 on Thing { id }`,
  'every branch as far as it may go': `{ a { ...F0 } } ${times(9, (at) => `fragment F${at} on Thing { a { ...F${at + 1} } b { ...F${at + 1} } }`)} fragment F9 on Thing { id }`,
  '100 kB of digits': ['query($y: In) { name(y: $y) }', { y: { c: '4 '.repeat(50 * kB) } }],
  '100 kB of small values': ['query($y: In) { name(y: $y) }', { y: { b: Array(50 * kB).fill(1) } }],
  '5,000 wrong values': ['query($y: In) { name(y: $y) }', { y: { b: Array(4_000).fill({}) } }],
  'other scripts': ['query($y: In) { name(y: $y) }', { y: { c: '\u0663\u4e2d'.repeat(25 * kB) } }],
};

/** Everything that happens to a request before a resolver runs, and the compiling that may follow. */
function take(source: string, variables: Record<string, unknown>): number {
  const admission = new Admission(schema, defaultDocumentLimits, defaultPageSizes);
  const executor = new Executor(schema, 0);
  const start = cpuMs();
  try {
    const admitted = admission.admit(source);
    admission.admitOperation(admitted, { variables }, true);
    const operationName = admitted.index.operations[0]?.name?.value;
    const { document } = admitted;
    if (admission.validate(admitted).length === 0)
      void executor.run({ document, operationName, variables, contextValue: {} });
  } catch {
    // Refusing is the other way to be quick.
  }
  return cpuMs() - start;
}

/** What this thread alone has computed, whatever else the machine does. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

describe('any one hostile request', () => {
  it.each(Object.entries(requests))(
    'holds the event loop less than 50 ms: %s',
    (_name, request) => {
      const [source, variables] = typeof request === 'string' ? [request, {}] : request;
      let best = Number.POSITIVE_INFINITY;
      // The first runs are slow because their code is new.
      for (let run = 0; run < 6 && best >= 50; run++)
        best = Math.min(best, take(source, variables));
      expect(best).toBeLessThan(50);
    },
  );

  it('is over in a moment when it comes over HTTP, and others are served meanwhile', async () => {
    await using server = await serveGraph();
    for (const request of Object.values(requests)) {
      const [source, variables] = typeof request === 'string' ? [request, {}] : request;
      const start = cpuMs();
      const [answer, other] = await Promise.all([
        server.ask(source, variables),
        server.ask('{ hello }'),
      ]);
      expect(cpuMs() - start).toBeLessThan(500);
      expect(answer.status).toBeLessThan(500);
      expect(other.body).toEqual({ data: { hello: 'hello world' } });
    }
  });
});
