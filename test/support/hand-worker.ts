import { sql } from 'kysely';
import { modules } from '../../src/modules.js';
import type { EventTables } from '../../src/platform/events/event.js';
import type { Gateway } from '../../src/platform/gateway.js';
import { reactTask } from '../../src/platform/jobs/hearers.js';

const maxTries = 5;
const tasks = new Map(modules.flatMap(({ tasks: ofModule = {} }) => Object.entries(ofModule)));
const reactions = new Map(
  modules.flatMap(({ reactions: ofModule = [] }) => ofModule.map((each) => [each.name, each])),
);

interface Job {
  readonly identifier: string;
  readonly payload: Record<string, unknown>;
}

/** Everything that the modules do again and again. */
export const sweepNames: readonly string[] = modules.flatMap(({ sweeps = [] }) =>
  sweeps.map(({ task }) => task),
);

/**
 * Does all jobs that are due by the clock of the gateway, and those that they bring; answers how many there were. For
 * shops without a worker, whose time stands still between the steps.
 */
export async function doDueJobs(gateway: Gateway): Promise<number> {
  let done = 0;
  for (;;) {
    const jobs = await takeJobs(gateway);
    if (jobs.length === 0) return done;
    done += jobs.length;
    await Promise.all(jobs.map((job) => doJob(gateway, job)));
  }
}

/** One round of a sweep, as if its time had come. */
export async function doSweep(gateway: Gateway, name: string): Promise<void> {
  await tasks.get(name)?.({ isRepetition: true }, gateway);
}

async function takeJobs(gateway: Gateway): Promise<Job[]> {
  const { rows } = await gateway.database.pool.query<Job>(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and j.run_at <= $1 returning t.identifier, j.payload`,
    [gateway.clock.now()],
  );
  return rows;
}

/** Like the worker, which tries again what has failed. */
async function doJob(gateway: Gateway, job: Job): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (job.identifier === reactTask
        ? react(gateway, job)
        : tasks.get(job.identifier)?.(job.payload, gateway));
    } catch (fault) {
      if (tries === maxTries)
        throw new Error(`the job ${job.identifier} ${JSON.stringify(job.payload)} fails`, {
          cause: fault,
        });
    }
  }
}

async function react(gateway: Gateway, { payload }: Job): Promise<void> {
  const { rows } = await sql<EventTables['event']>`
    select * from event where event_id = ${payload['eventId']} and stream = ${payload['stream']}
  `.execute(gateway.db);
  const [event] = rows;
  if (event) await reactions.get(String(payload['reaction']))?.handle(event, gateway);
}
