import { EventEmitter } from 'node:events';
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import { tables } from '../database/database.js';
import type { EventTables } from '../events/event.js';
import type { Gateway } from '../gateway.js';
import { reactTask } from './hearers.js';
import { Presence } from './presence.js';
import type { Reaction } from './reactions.js';

const everyMinute = '* * * * *';

/** What a module does with a job. It must bear to be called again with the same payload. */
export type Task = (payload: Record<string, unknown>, gateway: Gateway) => Promise<void>;

/** Work that is done again and again. `every` is a cron pattern of five fields. */
export interface Sweep {
  readonly task: string;
  readonly every: string;
}

export interface WorkerOptions {
  readonly pool: Pool;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly sweeps: readonly Sweep[];
  readonly reactions: readonly Reaction[];
  readonly concurrency?: number;
}

/** Who does jobs in this process, until it is stopped. */
export interface JobWorker {
  /** Takes no more jobs, and resolves when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * Starts to do the jobs that wait, in this process; several processes share them out among themselves, and take
 * over what one of them had taken when it died.
 */
export async function startWorker(gateway: Gateway, options: WorkerOptions): Promise<JobWorker> {
  const reactions = new Map(options.reactions.map((reaction) => [reaction.name, reaction]));
  const taskList: TaskList = {
    [reactTask]: (given) => {
      const payload = given as ReactPayload;
      return react(payload, reactions.get(payload.reaction), gateway);
    },
  };
  for (const [name, task] of Object.entries(options.tasks))
    taskList[name] = (payload) => task((payload ?? {}) as Record<string, unknown>, gateway);
  const events: WorkerEvents = new EventEmitter();
  const presence = new Promise<Presence>((resolve) =>
    events.once('pool:create', ({ workerPool }) =>
      resolve(new Presence(options.pool, workerPool.id)),
    ),
  );
  const wasSwept = await wasEverSwept(options.pool);
  const runner = await run({
    events,
    pgPool: options.pool,
    taskList,
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quietLogger(gateway),
    parsedCronItems: parseCronItems(
      options.sweeps.map((sweep) => ({ task: sweep.task, match: sweep.every })),
    ),
  });
  const present = await presence;
  await present.start();
  // Whoever ran here before may have died in the middle of a sweep, whose next turn may be a minute away.
  for (const { task, every } of wasSwept ? options.sweeps : [])
    if (every === everyMinute) await runner.addJob(task, {}, { jobKey: `${task} at the start` });
  return { stop: () => end(runner, present) };
}

/** In a new database nobody has left a sweep in its middle. */
async function wasEverSwept(pool: Pool): Promise<boolean> {
  const known = 'select from graphile_worker._private_known_crontabs limit 1';
  return (await pool.query(known)).rows.length > 0;
}

async function end(runner: Runner, present: Presence): Promise<void> {
  await runner.stop();
  await present.close();
}

interface ReactPayload {
  readonly reaction: string;
  readonly stream: string;
  readonly eventId: string;
}

async function react(
  payload: ReactPayload,
  reaction: Reaction | undefined,
  gateway: Gateway,
): Promise<void> {
  if (!reaction) return;
  const event = await tables<EventTables>(gateway.db)
    .selectFrom('event')
    .selectAll()
    .where('event_id', '=', payload.eventId)
    .where('stream', '=', payload.stream)
    .executeTakeFirstOrThrow();
  await reaction.handle(event, gateway);
}

function quietLogger(gateway: Gateway): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') gateway.log.error({}, `job worker: ${message}`);
    else if (level === 'warning') gateway.log.warn({}, `job worker: ${message}`);
  });
}
