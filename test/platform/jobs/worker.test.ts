import pg from 'pg';
import { expect, it } from 'vitest';
import { startWorker, type WorkerOptions } from '../../../src/platform/jobs/worker.js';
import { openShop, type Shop } from '../../support/app.js';

/** The sweeps that were done because of the start, by the time that a job has had its turn which came after it. */
async function sweptAtTheStart(pool: pg.Pool, shop: Shop): Promise<string[]> {
  const swept = new Set<string>();
  const { promise: later, resolve: comeLater } = Promise.withResolvers<void>();
  const sweep =
    (name: string) =>
    async ({ _cron: inTime }: Record<string, unknown>) => {
      if (!inTime) swept.add(name);
    };
  const worker = await startWorker(shop.app.gateway, {
    pool,
    tasks: {
      look: sweep('look'),
      count: sweep('count'),
      atNight: sweep('atNight'),
      deliver: async () => comeLater(),
    },
    sweeps: [
      { task: 'look', every: '* * * * *' },
      { task: 'atNight', every: '17 3 * * *' },
      { task: 'count', every: '* * * * *' },
    ],
    reactions: [],
    concurrency: 1,
  });
  await addJob(pool, 'after the start');
  await later;
  await worker.stop();
  return [...swept].toSorted();
}

it('goes round with the sweeps of every minute as soon as it starts, where somebody did before', async () => {
  await using shop = await openShop({ workers: 0 });
  const pool = new pg.Pool({ connectionString: shop.databaseUrl, max: 4 });
  expect(await sweptAtTheStart(pool, shop)).toEqual([]);
  expect(await sweptAtTheStart(pool, shop)).toEqual(['count', 'look']);
  await pool.end();
});

it('does what somebody had taken who has died, and leaves alone what somebody is at', async () => {
  await using shop = await openShop({ workers: 0 });
  const pool = new pg.Pool({ connectionString: shop.databaseUrl, max: 8 });
  const taken: unknown[] = [];
  const { promise: busy, resolve: letGo } = Promise.withResolvers<void>();
  const options = { pool, sweeps: [], reactions: [], concurrency: 1 };
  const begin = (tasks: WorkerOptions['tasks']) =>
    startWorker(shop.app.gateway, { ...options, tasks });
  const living = await begin({
    deliver: async ({ parcel }) => {
      taken.push(`the living takes ${parcel}`);
      await busy;
    },
  });
  await addJob(pool, 'with the living');
  await expect.poll(() => taken).toEqual(['the living takes with the living']);
  await addJob(pool, 'with the dead');
  await pool.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now()
      where locked_by is null`,
  );
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`,
  );
  const other = await begin({
    deliver: async ({ parcel }) => void taken.push(`the other takes ${parcel}`),
  });
  await expect.poll(() => taken, { timeout: 30_000 }).toContain('the other takes with the dead');
  expect(taken).toHaveLength(2);
  letGo();
  await Promise.all([living.stop(), other.stop()]);
  expect(taken).toHaveLength(2);
  await pool.end();
});

function addJob(pool: pg.Pool, parcel: string): Promise<unknown> {
  return pool.query('select graphile_worker.add_job($1, $2::json)', [
    'deliver',
    JSON.stringify({ parcel }),
  ]);
}
