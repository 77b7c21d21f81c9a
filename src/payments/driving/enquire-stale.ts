import { later, secondMs } from '../../kernel/clock.js';
import type { Gateway } from '../../platform/gateway.js';
import type { NewJob } from '../../platform/jobs/job.js';
import { paymentTables } from '../data/store.js';
import {
  driveOperationJob,
  enquireAttemptJob,
  paymentTasks,
  processProviderEventJob,
} from '../jobs.js';

const batchSize = 500;
/** Whatever is planned comes with a job of its own; only what was lost is found here. */
const jobPatienceMs = 5 * secondMs;
const againAfterMs = [20 * secondMs, 40 * secondMs];

/**
 * Finds what nobody looks after any more: requests that were never sent, calls whose caller has died, enquiries
 * whose job was lost, holds that should have lapsed, news that was never read. (A job that dies with its process
 * stays locked for hours.) Each gets a job. Runs every minute and, by calling itself again, every twenty seconds.
 */
export async function enquireStale(gateway: Gateway, isRepetition = false): Promise<void> {
  const due = later(gateway.clock.now(), -jobPatienceMs);
  const db = paymentTables(gateway.db);
  const attempts = await db
    .selectFrom('payment_attempt')
    .select('id')
    .where('enquire_at', '<=', due)
    .orderBy('enquire_at')
    .limit(batchSize)
    .execute();
  const operations = await db
    .selectFrom('pending_operation')
    .select('operation_id')
    .where('enquire_at', '<=', due)
    .orderBy('enquire_at')
    .limit(batchSize)
    .execute();
  const news = await db
    .selectFrom('provider_event')
    .select(['provider', 'event_id'])
    .where('state', '=', 'RECEIVED')
    .where('due_at', '<=', due)
    .orderBy('due_at')
    .limit(batchSize)
    .execute();
  const jobs = [
    ...attempts.map(({ id }) => enquireAttemptJob(id)),
    ...operations.map(({ operation_id: id }) => driveOperationJob(id)),
    ...news.map(({ provider, event_id: id }) => processProviderEventJob(provider, id)),
    ...(isRepetition ? [] : againAfterMs.map((ms) => repetition(gateway, ms))),
  ];
  if (jobs.length === 0) return;
  await gateway.runAsSystem('enquireStale', async (work) => {
    for (const job of jobs) work.enqueue(job);
  });
}

function repetition(gateway: Gateway, afterMs: number): NewJob {
  return {
    task: paymentTasks.enquireStale,
    payload: { isRepetition: true },
    key: `enquireStale:${afterMs}`,
    runAt: later(gateway.clock.now(), afterMs),
  };
}
