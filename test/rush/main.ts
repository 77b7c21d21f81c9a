import { parseArgs } from 'node:util';
import { requireNode } from '../../src/platform/node-version.js';
import type { TestServer } from '../support/database.js';
import type { Ask } from './rush.js';

const usage = `npm run rush -- [options]

  --rounds 1000   how often one piece is put on a shelf
  --buyers 100    how many want it at the same moment
  --pieces 1      how many pieces there are each time
  --stores 8      in how many stores it may lie, and be collected
  --seed 1        decides who stands where
`;
const sizes = ['rounds', 'buyers', 'pieces', 'stores', 'seed'] as const;
type Options = Readonly<Record<(typeof sizes)[number], number>>;

await requireNode('22.17.0');
await import('reflect-metadata');
process.exitCode = await main();

/** Lets a crowd run for the last piece, again and again, through two gateways in processes of their own. */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const { setup } = await import('../support/global-setup.js');
  const provided = new Map<string, string>();
  const close = await setup({ provide: (name, value) => void provided.set(name, String(value)) });
  const endNow = () => void close().finally(() => process.exit(130));
  process.once('SIGINT', endNow).once('SIGTERM', endNow);
  const server = {
    adminUrl: provided.get('adminUrl') ?? '',
    templateName: provided.get('templateName') ?? '',
  };
  try {
    return await run(options, server);
  } finally {
    await close();
  }
}

async function run(options: Options, server: TestServer): Promise<number> {
  const { given } = await import('../support/given.js');
  const { askGraph } = await import('../support/app.js');
  const { startGatewayProcess } = await import('../support/gateway-process.js');
  const { examine } = await import('../support/examine-shop.js');
  const { rush } = await import('./rush.js');
  const { lastPiece } = await import('./shelves.js');
  await using shop = await given.shop({
    server,
    stock: { [lastPiece]: { LYON: 0 } },
    isExamined: false,
  });
  const env = { RATE_LIMITS: 'false' };
  const processes = await Promise.all([1, 2].map(() => startGatewayProcess({ ...shop, env })));
  try {
    const outcome = await rush({
      shop,
      ...options,
      gateways: processes.map(
        ({ url }): Ask =>
          (document, variables, as) =>
            askGraph(url, document, variables, as),
      ),
      onRound: (done) => {
        if (done % 50 === 0) process.stderr.write(`${done} rounds\n`);
      },
    });
    const found = (await examine(shop.app.gateway)).map(
      ({ promise, subject, detail }) => `${promise}: ${subject} ${detail}`,
    );
    const off = [...outcome.off, ...found];
    for (const each of off) process.stdout.write(`${each}\n`);
    for (const [told, count] of Object.entries(outcome.told))
      process.stdout.write(`${count} x ${told}\n`);
    process.stdout.write(
      `${outcome.rounds} rounds of ${options.buyers} buyers, ${off.length} violations\n`,
    );
    return off.length > 0 ? 1 : 0;
  } finally {
    await Promise.all(processes.map((each) => each.kill()));
  }
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '1000' },
      buyers: { type: 'string', default: '100' },
      pieces: { type: 'string', default: '1' },
      stores: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
    },
  });
  const read = sizes.map((name) => [name, Number(values[name])] as const);
  if (read.every(([, value]) => Number.isSafeInteger(value) && value > 0))
    return Object.fromEntries(read) as Options;
  process.stderr.write(usage);
  return undefined;
}
