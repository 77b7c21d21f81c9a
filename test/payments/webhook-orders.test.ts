import { expect, it } from 'vitest';
import { playPermutations } from '../simulation/permutations.js';

/** No common divisor with the number of ways to read: each order that is met is read in another way. All of them are played by `npm run simulate -- --permutations`. */
const every = 97;

it('ends alike in whatever order the news comes and is read, with any of it again and one piece lost', async () => {
  const { lives, off } = await playPermutations({ every });
  expect(off).toEqual([]);
  expect(lives).toBe(2 * Math.ceil(2880 / every));
}, 240_000);
