import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenBoundaries } from './support/broken-boundaries.js';

/** Imports of a small project, each of which goes the wrong way, with what must be said about it. */
const wrongWays = [
  {
    from: 'src/payments/commands/pay.ts',
    to: 'src/orders/index.ts',
    because: 'payments may use customers and approvals; the others do not exist for it.',
  },
  {
    from: 'src/catalog/commands/save.ts',
    to: 'src/stock/index.ts',
    because: 'catalog stands at the bottom; no other module exists for it.',
  },
  {
    from: 'src/stock/data/reads.ts',
    to: 'src/app.ts',
    because: 'stock may use catalog and locations; the others do not exist for it.',
  },
  {
    from: 'src/pages/playground/page.ts',
    to: 'src/catalog/index.ts',
    because: 'pages see the graph from outside, as every client does.',
  },
  {
    from: 'src/orders/commands/place.ts',
    to: 'src/carts/data/store.ts',
    because: 'another module is entered through its index.ts.',
  },
  {
    from: 'src/app.ts',
    to: 'src/carts/data/store.ts',
    because: 'a module is entered through its index.ts.',
  },
  {
    from: 'src/kernel/money.ts',
    to: 'src/platform/log.ts',
    because: 'the kernel knows nothing of the rest, and of packages only how to make a UUID.',
  },
  {
    from: 'src/platform/jobs.ts',
    to: 'src/customers/index.ts',
    because: 'the platform is used by the modules, and knows none of them.',
  },
  {
    from: 'src/sandbox/books.ts',
    to: 'src/platform/log.ts',
    because: 'the sandbox plays somebody else, and shares only the kernel with the gateway.',
  },
  {
    from: 'src/payments/driving/drive.ts',
    to: 'src/sandbox/books.ts',
    because: 'the sandbox plays somebody else: only what starts the gateway may start it too.',
  },
  {
    from: 'src/carts/domain/cart.ts',
    to: 'src/platform/log.ts',
    because:
      'a domain knows the kernel and its own folder, and is tested without database and server.',
  },
  {
    from: 'src/carts/domain/quote.ts',
    to: 'src/customers/index.ts',
    because: 'a domain may take types of another module, and nothing that runs.',
  },
  {
    from: 'src/carts/commands/clear.ts',
    to: 'src/carts/graphql/types.ts',
    because: 'a command is run by the graph, by jobs and by imports, and knows none of them.',
  },
  {
    from: 'src/payments/commands/refund.ts',
    to: 'src/payments/providers/bank/client.ts',
    because: 'a command is one transaction; providers are called between transactions.',
  },
  {
    from: 'src/carts/data/types.ts',
    to: 'node_modules/type-graphql/index.js',
    because: 'the decorators of type-graphql stay in graphql folders.',
  },
  {
    from: 'src/platform/news.ts',
    to: 'node_modules/only-for-tests/index.js',
    because: 'what runs in production is listed in dependencies, not in devDependencies.',
  },
];

/** Imports that go the right way. */
const rightWays = [
  { from: 'src/orders/index.ts', to: 'src/payments/index.ts' },
  { from: 'src/payments/index.ts', to: 'src/payments/commands/pay.ts' },
  { from: 'src/payments/commands/refund.ts', to: 'src/customers/index.ts' },
  { from: 'src/carts/graphql/types.ts', to: 'node_modules/type-graphql/index.js' },
  { from: 'src/customers/index.ts', to: 'src/kernel/money.ts' },
  { from: 'src/pages/page.ts', to: 'src/platform/log.ts' },
];

const circle = [
  { from: 'src/locations/data/a.ts', to: 'src/locations/data/b.ts' },
  { from: 'src/locations/data/b.ts', to: 'src/locations/data/a.ts' },
];

const packages = { 'type-graphql': 'dependencies', 'only-for-tests': 'devDependencies' } as const;

describe('a boundary that is broken on purpose', () => {
  let root: string;
  let said: string[];
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'passerelle-boundaries-'));
    await writeProject(root);
    said = await brokenBoundaries(root);
  });
  afterAll(() => rm(root, { recursive: true }));

  it.each(wrongWays)('$from -> $to is told in one sentence', ({ from, to, because }) => {
    const about = said.filter((sentence) => sentence.includes(`${from} must not import ${to}`));
    expect(about).toEqual([`${from} must not import ${to}: ${because}`]);
  });

  it('is told once where files go round in a circle', () => {
    const about = said.filter((sentence) => sentence.includes('src/locations/data/'));
    expect(about).toHaveLength(1);
    expect(about[0]).toMatch(
      /^src\/locations\/data\/(a|b)\.ts must not import .* need each other .* \(.* -> .* -> .*\)$/,
    );
  });

  it('is the only thing that is told', () => {
    expect(said).toHaveLength(wrongWays.length + 1);
  });
});

async function writeProject(root: string): Promise<void> {
  const files = new Map<string, string[]>();
  for (const { from, to } of [...wrongWays, ...rightWays, ...circle]) {
    files.set(from, [...(files.get(from) ?? []), importOf(from, to)]);
    if (to.startsWith('src/') && !files.has(to)) files.set(to, []);
  }
  for (const [file, imports] of files)
    await write(root, file, [...imports, 'export const here = 1;'].join('\n'));
  for (const name of Object.keys(packages)) {
    await write(root, `node_modules/${name}/package.json`, `{"name":"${name}","main":"index.js"}`);
    await write(root, `node_modules/${name}/index.js`, 'module.exports = {};');
  }
  const listed = (kind: string) =>
    Object.fromEntries(
      Object.entries(packages).flatMap(([n, k]) => (k === kind ? [[n, '1']] : [])),
    );
  await write(
    root,
    'package.json',
    JSON.stringify({
      dependencies: listed('dependencies'),
      devDependencies: listed('devDependencies'),
    }),
  );
  await write(root, 'tsconfig.json', '{"compilerOptions":{"module":"NodeNext"}}');
}

function importOf(from: string, to: string): string {
  const name = /^node_modules\/([^/]+)/.exec(to)?.[1];
  const up = '../'.repeat(from.split('/').length - 1);
  return `import * as it from '${name ?? `${up}${to.replace(/ts$/, 'js')}`}';`;
}

async function write(root: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), `${text}\n`);
}
