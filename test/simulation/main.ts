import { parseArgs } from 'node:util';
import { requireNode } from '../../src/platform/node-version.js';
import type { TestServer } from '../support/database.js';
import type { Simulation } from './simulate.js';

type Played = Pick<Simulation, 'from' | 'seeds' | 'steps'>;

const usage = `npm run simulate -- [options]

  --seeds 1000   how many stories are played, one for each seed
  --from 1       the first seed
  --steps 14     how many things happen in each story before it is brought to its end
  --permutations plays no stories, but every order of five pieces of news instead, with each piece again and one lost
`;

await requireNode('22.17.0');
await import('reflect-metadata');
process.exitCode = await main();

/** Plays stories of orders and payments, each from its seed, and asks the provider's books whether they ended well. */
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
    return await (options.permutations ? permute(server) : play(options, server));
  } finally {
    await close();
  }
}

async function play(options: Played, server: TestServer): Promise<number> {
  const { simulate } = await import('./simulate.js');
  const { seeds, steps, looks, violation } = await simulate({
    ...options,
    server,
    onSeed: (done, soFar) => {
      if (done % 50 === 0) process.stderr.write(`${done} seeds, ${soFar} steps\n`);
    },
  });
  const count = violation ? 1 : 0;
  if (violation) {
    const { seed, history, off } = violation;
    const told = history.map((step, place) => `  ${place + 1}. ${step}`);
    process.stdout.write(`seed ${seed}\n${told.join('\n')}\n\n${off.join('\n')}\n\n`);
    process.stdout.write(
      `again: npm run simulate -- --from ${seed} --seeds 1 --steps ${options.steps}\n`,
    );
  }
  process.stdout.write(`${seeds} seeds, ${steps} steps, ${count} violations\n`);
  if (!violation)
    process.stdout.write(`Doctor and reconciliation, ${looks} times: nothing found.\n`);
  return count;
}

async function permute(server: TestServer): Promise<number> {
  const { playPermutations } = await import('./permutations.js');
  const { lives, off } = await playPermutations({
    server,
    onLife: (told) => {
      if (told % 200 === 0) process.stderr.write(`${told} lives\n`);
    },
  });
  for (const each of off) process.stdout.write(`${each}\n`);
  process.stdout.write(`${lives} lives, ${off.length} violations\n`);
  return off.length > 0 ? 1 : 0;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      steps: { type: 'string', default: '14' },
      permutations: { type: 'boolean', default: false },
    },
  });
  const options = {
    seeds: Number(values.seeds),
    from: Number(values.from),
    steps: Number(values.steps),
  };
  if (Object.values(options).every((value) => Number.isSafeInteger(value) && value > 0))
    return { ...options, permutations: values.permutations };
  process.stderr.write(usage);
  return undefined;
}
