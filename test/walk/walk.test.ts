import { expect, it } from 'vitest';
import { walk } from './walk.js';

const seed = Number(process.env['WALK_SEED'] ?? 1);
const steps = 120;

it(`keeps every promise whatever is done with goods and money, at two processes (seed ${seed})`, async () => {
  const { told, violation } = await walk({ seed, steps });
  expect(violation).toBeUndefined();
  const succeeded = [...told].filter(([, kinds]) =>
    [...kinds.keys()].some((kind) => kind.endsWith('Payload')),
  );
  expect(succeeded.length).toBeGreaterThan(8);
}, 240_000);
