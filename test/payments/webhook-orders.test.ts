import { expect, it } from 'vitest';
import { playPermutations } from '../simulation/permutations.js';

/** No common divisor with the number of ways to read: every order is met, each with another choice. */
const every = 61;

it('ends alike in whatever order the news comes and is read, with any of it again and one piece lost', async () => {
  const { lives, off } = await playPermutations({ every });
  expect(off).toEqual([]);
  expect(lives).toBe(2 * Math.ceil(2880 / every));
}, 120_000);
