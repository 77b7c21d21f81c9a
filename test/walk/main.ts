import type { TestServer } from '../support/database.js';
import { runProgram } from '../support/program.js';

/** Walks at random through all that may be done with goods and money, and stops where a promise is broken. */
await runProgram({
  usage: `npm run walk -- [options]

  --steps 2000   how many things happen in each walk
  --walks 1      how many walks there are, each in a shop of its own
  --seed 1       of the first walk
`,
  counts: { steps: 2000, walks: 1, seed: 1 },
  run: walkAll,
});

async function walkAll(
  { steps, walks, seed }: Readonly<Record<'steps' | 'walks' | 'seed', number>>,
  server: TestServer,
): Promise<number> {
  const { walk } = await import('./walk.js');
  const { commands } = await import('./commands/index.js');
  const never = new Set(commands.map(({ mutation }) => mutation));
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
      if ([...told.keys()].some((kind) => kind.endsWith('Payload'))) never.delete(mutation);
      const counts = [...told].map(([kind, count]) => `${count} ${kind}`).join(', ');
      process.stdout.write(`${mutation}: ${counts}\n`);
    }
    process.stdout.write(`seed ${seed + place}: ${outcome.steps} steps\n`);
    if (!outcome.violation) continue;
    const { history, off } = outcome.violation;
    process.stdout.write(`${history.join('\n')}\n\n${off.join('\n')}\n\n1 violation\n`);
    return 1;
  }
  process.stdout.write(`never came off: ${[...never].sort().join(', ') || 'none'}\n`);
  process.stdout.write(`${walks} walks of ${steps} steps, 0 violations\n`);
  return 0;
}
