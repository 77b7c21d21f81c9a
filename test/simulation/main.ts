import type { TestServer } from '../support/database.js';
import { runProgram } from '../support/program.js';
import type { Simulation } from './simulate.js';

type Played = Pick<Simulation, 'from' | 'seeds' | 'steps'>;

/** Plays stories of orders and payments, each from its seed, and asks the provider's books whether they ended well. */
await runProgram({
  usage: `npm run simulate -- [options]

  --seeds 1000   how many stories are played, one for each seed
  --from 1       the first seed
  --steps 14     how many things happen in each story before it is brought to its end
  --permutations plays no stories, but every order of five pieces of news instead, with each piece again and one lost
`,
  counts: { seeds: 1000, from: 1, steps: 14 },
  flags: ['permutations'],
  run: (options, server) => (options.permutations ? permute(server) : play(options, server)),
});

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
