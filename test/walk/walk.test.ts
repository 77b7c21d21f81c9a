import { expect, it } from 'vitest';
import { commands } from './commands/index.js';
import { readMutations } from './documents.js';
import { notWalked } from './not-walked.js';
import { walk } from './walk.js';

const seed = Number(process.env['WALK_SEED'] ?? 2);
const steps = 60;

it('comes by every mutation that writes goods, orders or their money', async () => {
  const walked = new Set(commands.map(({ mutation }) => mutation));
  const all = Object.keys(await readMutations());
  expect(all.filter((name) => !walked.has(name) && !(name in notWalked))).toEqual([]);
  expect(Object.keys(notWalked).filter((name) => walked.has(name) || !all.includes(name))).toEqual(
    [],
  );
});

it(`keeps every promise whatever is done with goods and money, at two processes (seed ${seed})`, async () => {
  const { told, violation } = await walk({ seed, steps });
  expect(violation).toBeUndefined();
  const succeeded = [...told].filter(([, kinds]) =>
    [...kinds.keys()].some((kind) => kind.endsWith('Payload')),
  );
  expect(succeeded.length).toBeGreaterThan(8);
}, 240_000);
