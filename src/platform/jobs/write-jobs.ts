import { type Kysely, sql } from 'kysely';
import type { NewJob } from './job.js';

/** Enqueues all jobs of a transaction in one statement. */
export async function writeJobs(db: Kysely<unknown>, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map((job) => ({
    identifier: job.task,
    payload: job.payload,
    run_at: job.runAt?.toISOString() ?? null,
    max_attempts: job.maxAttempts ?? null,
    job_key: job.key ?? null,
  }));
  await sql`
    select count(*) from graphile_worker.add_jobs((
      select array_agg(row(identifier, payload, null, run_at, max_attempts, job_key, null, null)::graphile_worker.job_spec)
      from jsonb_to_recordset(${JSON.stringify(specs)}::jsonb)
        as spec (identifier text, payload json, run_at timestamptz, max_attempts smallint, job_key text)
    ))`.execute(db);
}
