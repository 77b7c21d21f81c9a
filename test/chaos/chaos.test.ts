import { expect, it } from 'vitest';
import { crashPoints } from './crash-points.js';
import { playCycle } from './cycle.js';
import { patientJourneys } from './journeys.js';
import { Stage } from './stage.js';

const seed = Number(process.env['CHAOS_SEED'] ?? 1);

/** Its traces are found at once, and not only by the next sweep. */
const point = crashPoints.find(
  ({ name }) => name === 'a capture: the provider has not been reached',
);

it(`loses and doubles nothing when a process dies between two effects (seed ${seed})`, async () => {
  if (!point) throw new Error('there is no such point');
  await using stage = await Stage.open();
  const cycle = { seed, rounds: 1, point, journeys: patientJourneys };
  expect(await playCycle(stage, cycle)).toMatchObject({
    nth: 1,
    journeys: patientJourneys.length,
    off: [],
  });
}, 300_000);
