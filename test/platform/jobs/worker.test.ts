import pg from 'pg';
import { expect, it } from 'vitest';
import { startWorker } from '../../../src/platform/jobs/worker.js';
import { openShop } from '../../support/app.js';

it('goes round with the sweeps of every minute as soon as it starts, and with no other', async () => {
  await using shop = await openShop({ workers: 0 });
  const pool = new pg.Pool({ connectionString: shop.databaseUrl, max: 4 });
  const swept = new Set<string>();
  const tasks = Object.fromEntries(
    ['look', 'count', 'atNight'].map((name) => [name, async () => void swept.add(name)]),
  );
  const worker = await startWorker(shop.app.gateway, {
    pool,
    tasks,
    sweeps: [
      { task: 'look', every: '* * * * *' },
      { task: 'atNight', every: '17 3 * * *' },
      { task: 'count', every: '* * * * *' },
    ],
    reactions: [],
  });
  await expect.poll(() => [...swept].toSorted(), { timeout: 10_000 }).toEqual(['count', 'look']);
  // What is under way is ended first: by then every job has had its turn.
  await worker.stop();
  expect(swept).not.toContain('atNight');
  await pool.end();
});
