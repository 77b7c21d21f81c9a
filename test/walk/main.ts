import { parseArgs } from 'node:util';
import { requireNode } from '../../src/platform/node-version.js';
import type { TestServer } from '../support/database.js';

const usage = `npm run walk -- [options]

  --steps 2000   how many things happen in each walk
  --walks 1      how many walks there are, each in a shop of its own
  --seed 1       of the first walk
`;
const sizes = ['steps', 'walks', 'seed'] as const;
type Options = Readonly<Record<(typeof sizes)[number], number>>;

await requireNode('22.17.0');
await import('reflect-metadata');
process.exitCode = await main();

/** Walks at random through all that may be done with goods and money, and stops where a promise is broken. */
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
    return await walkAll(options, server);
  } finally {
    await close();
  }
}

async function walkAll({ steps, walks, seed }: Options, server: TestServer): Promise<number> {
  const { walk } = await import('./walk.js');
  for (let place = 0; place < walks; place += 1) {
    const outcome = await walk({
      seed: seed + place,
      steps,
      server,
      onStep: (done) => {
        if (done % 100 === 0) process.stderr.write(`seed ${seed + place}: ${done} steps\n`);
      },
    });
    for (const [mutation, told] of [...outcome.told].sort()) {
      const counts = [...told].map(([kind, count]) => `${count} ${kind}`).join(', ');
      process.stdout.write(`${mutation}: ${counts}\n`);
    }
    process.stdout.write(`seed ${seed + place}: ${outcome.steps} steps\n`);
    if (!outcome.violation) continue;
    const { history, off } = outcome.violation;
    process.stdout.write(`${history.join('\n')}\n\n${off.join('\n')}\n\n1 violation\n`);
    return 1;
  }
  process.stdout.write(`${walks} walks of ${steps} steps, 0 violations\n`);
  return 0;
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      steps: { type: 'string', default: '2000' },
      walks: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
    },
  });
  const read = sizes.map((name) => [name, Number(values[name])] as const);
  if (read.every(([, value]) => Number.isSafeInteger(value) && value > 0))
    return Object.fromEntries(read) as Options;
  process.stderr.write(usage);
  return undefined;
}
