import { parseArgs } from 'node:util';
import { requireNode } from '../../src/platform/node-version.js';

const usage = `npm run chaos -- [options]

  --cycles 20              how many times the gateway is killed (kill -9) and started again
  --postgres-restarts 0    how many times its PostgreSQL is stopped at once (pg_ctl -m immediate) and started again
  --seed 1                 the first seed; each cycle and restart takes the next one
  --rounds 2               how many buyers of each kind are under way
`;

await requireNode('22.17.0');
await import('reflect-metadata');
process.exitCode = await main();

/** Kills processes under load, and asks the provider's books, the doctor and the reconciliation what was lost. */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const { killGateways, restartPostgres } = await import('./campaign.js');
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const violations =
    (options.cycles > 0 ? await killGateways({ ...options, count: options.cycles }, say) : 0) +
    (options.restarts > 0
      ? await restartPostgres({ ...options, count: options.restarts }, say)
      : 0);
  return violations > 0 ? 1 : 0;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      cycles: { type: 'string' },
      'postgres-restarts': { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '2' },
    },
  });
  const restarts = Number(values['postgres-restarts']);
  const options = {
    cycles: Number(values.cycles ?? (restarts > 0 ? 0 : 20)),
    restarts,
    seed: Number(values.seed),
    rounds: Number(values.rounds),
  };
  const isUsable = Object.values(options).every((each) => Number.isSafeInteger(each) && each >= 0);
  if (isUsable && options.rounds > 0) return options;
  process.stderr.write(usage);
  return undefined;
}
