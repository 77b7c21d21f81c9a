import { expect, it } from 'vitest';
import { forgeNews } from './forge.js';
import { simulate } from './simulate.js';

const from = Number(process.env['SIMULATION_SEED'] ?? 1);
const steps = 14;

it(`ends every story with books that agree, whoever forges news (seeds from ${from})`, async () => {
  let forged = 0;
  const outcome = await simulate({
    from,
    seeds: 60,
    steps,
    meddle: async (story) => {
      story.history.push(await forgeNews(story, false));
      if (story.history.at(-1) === 'forged news: 401') forged += 1;
    },
  });
  expect(outcome.violation).toBeUndefined();
  expect(outcome.seeds).toBe(60);
  expect(outcome.steps).toBeGreaterThan(60 * 10);
  expect(forged).toBeGreaterThan(5);
}, 240_000);

it('sees it when a forger is believed', async () => {
  const { violation } = await simulate({
    from,
    seeds: 60,
    steps,
    meddle: async (story) => void story.history.push(await forgeNews(story, true)),
  });
  expect(violation?.history).toContain('forged news: 200');
}, 240_000);
