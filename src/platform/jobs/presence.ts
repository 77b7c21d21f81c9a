import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const lookEveryMs = 5000;
/** Whoever has just begun may have taken a job before its presence is known. */
const tooYoungMs = 5000;
const tryAgainMs = 1000;
/** Without them the lock of a machine that lost its power would live on for two hours. */
const keepAlive =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/**
 * Shows that the one who takes jobs by this name is alive, and gives back what others took who are not any more. A
 * process that dies leaves its jobs locked, by graphile-worker's own rule for four hours. Here it holds an advisory
 * lock on its name, which PostgreSQL lets go with the connection: a job whose holder's name is free has nobody who
 * does it. One that only lost its connection for a moment may see its job begun by somebody else as well; every
 * job bears that.
 */
export class Presence {
  private holder: PoolClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking = Promise.resolve();
  private isLooking = false;
  private readonly leaving = new AbortController();

  constructor(
    private readonly pool: Pool,
    private readonly name: string,
  ) {}

  /** Resolves when the name is held. */
  async start(): Promise<void> {
    await this.holdName();
    this.timer = setInterval(() => this.look(), lookEveryMs).unref();
    this.look();
  }

  /** Lets the name go: only when no job is under way any more. */
  async close(): Promise<void> {
    this.leaving.abort();
    clearInterval(this.timer);
    await this.looking;
    // The lock ends with the connection.
    this.holder?.release(true);
    this.holder = undefined;
  }

  private look(): void {
    if (this.isLooking) return;
    this.isLooking = true;
    this.looking = (this.holder ? this.freeJobs() : this.holdName())
      // The database is away: the next look comes.
      .catch(() => undefined)
      .finally(() => {
        this.isLooking = false;
      });
  }

  private async holdName(): Promise<void> {
    while (!this.leaving.signal.aborted) {
      const client = await this.pool.connect();
      try {
        await client.query(keepAlive);
        const { rows } = await client.query<{ held: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
          [this.name],
        );
        if (rows[0]?.held === true) return this.keep(client);
      } catch (fault) {
        client.release(true);
        throw fault;
      }
      client.release(true);
      // The connection that was lost holds it until PostgreSQL has noticed.
      await pause(tryAgainMs, undefined, { signal: this.leaving.signal }).catch(() => undefined);
    }
  }

  private keep(client: PoolClient): void {
    const lose = () => {
      if (this.holder !== client) return;
      this.holder = undefined;
      client.release(true);
    };
    client.once('error', lose);
    client.once('end', lose);
    this.holder = client;
  }

  /** Each name that is free is held to the end of the statement: two who look give a job back once. */
  private async freeJobs(): Promise<void> {
    await this.pool.query(
      `with holder as materialized (
         select distinct locked_by from graphile_worker._private_jobs
          where locked_by <> $1 and locked_at < now() - $2 * interval '1 millisecond'),
       gone as materialized (
         select locked_by from holder where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0)))
       select graphile_worker.force_unlock_workers(array_agg(locked_by)) from gone having count(*) > 0`,
      [this.name, tooYoungMs],
    );
  }
}
