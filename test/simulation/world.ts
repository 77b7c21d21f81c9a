import { sql } from 'kysely';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { modules } from '../../src/modules.js';
import type { EventTables } from '../../src/platform/events/event.js';
import { reactTask } from '../../src/platform/jobs/hearers.js';
import type { TestServer } from '../support/database.js';
import { given, type StockedShop } from '../support/given.js';

const maxTries = 5;
const tasks = new Map(modules.flatMap(({ tasks: ofModule = {} }) => Object.entries(ofModule)));
const reactions = new Map(
  modules.flatMap(({ reactions: ofModule = [] }) => ofModule.map((each) => [each.name, each])),
);
const sweeps = ['enquireStale', 'expireIntents', 'settleOrders'] as const;
export type SweepName = (typeof sweeps)[number];

interface Job {
  readonly identifier: string;
  readonly payload: Record<string, unknown>;
}

/** How many caps lie in Lyon when a world begins. */
export const openingStock = 1_000_000;

/**
 * A whole shop whose time stands still until a story moves it: news of the provider is held back until it is
 * delivered, and jobs wait until somebody does them.
 */
export class World implements AsyncDisposable {
  private constructor(
    readonly shop: StockedShop,
    readonly clock: ManualClock,
  ) {}

  static async open(server?: TestServer): Promise<World> {
    // Jobs without a time are due by the database's clock, which must be behind ours.
    const clock = new ManualClock(new Date(Date.now() + minuteMs));
    const shop = await given.shop({
      clock,
      gateways: 2,
      workers: 0,
      isExamined: false,
      holdMs: 10,
      stock: { 'CAP-BLUE': { LYON: openingStock } },
      ...(server && { server }),
    });
    shop.sandbox.control.conductWebhooks({ paused: true });
    return new World(shop, clock);
  }

  get gateway() {
    return this.shop.app.gateway;
  }

  /** Both processes; the first does the jobs and the sweeps. */
  get gateways() {
    return this.shop.apps.map(({ gateway }) => gateway);
  }

  get control() {
    return this.shop.sandbox.control;
  }

  /** The same news, brought to both gateways at the same moment, and the answers to it. */
  bringToBoth(eventId: string): Promise<number[]> {
    const [here = '', there = ''] = this.shop.apps.map(({ http }) => http.listeningOrigin);
    // Whoever brings news looks up the address before they set out.
    const answers = [there, here].map((url) => {
      this.control.conductWebhooks({ url: `${url}/webhooks/sandbox` });
      return this.control.deliverWebhook(eventId);
    });
    return Promise.all(answers);
  }

  /** Does all jobs that are due, and those that they bring; answers how many there were. */
  async work(): Promise<number> {
    let done = 0;
    for (;;) {
      const jobs = await this.takeJobs();
      if (jobs.length === 0) return done;
      done += jobs.length;
      await Promise.all(jobs.map((job) => this.doJob(job)));
    }
  }

  async sweep(name: SweepName): Promise<void> {
    await tasks.get(name)?.({ isRepetition: true }, this.gateway);
  }

  async sweepAll(): Promise<void> {
    for (const name of sweeps) await this.sweep(name);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shop.close();
  }

  private async takeJobs(): Promise<Job[]> {
    const { rows } = await this.gateway.database.pool.query<Job>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and j.run_at <= $1 returning t.identifier, j.payload`,
      [this.clock.now()],
    );
    return rows;
  }

  /** Like the worker, which tries again what has failed. */
  private async doJob(job: Job): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await (job.identifier === reactTask ? this.react(job) : this.doTask(job));
      } catch (fault) {
        if (tries === maxTries)
          throw new Error(`the job ${job.identifier} ${JSON.stringify(job.payload)} fails`, {
            cause: fault,
          });
      }
    }
  }

  private async doTask({ identifier, payload }: Job): Promise<void> {
    await tasks.get(identifier)?.(payload, this.gateway);
  }

  private async react({ payload }: Job): Promise<void> {
    const { rows } = await sql<EventTables['event']>`
      select * from event where event_id = ${payload['eventId']} and stream = ${payload['stream']}
    `.execute(this.gateway.db);
    const [event] = rows;
    if (event) await reactions.get(String(payload['reaction']))?.handle(event, this.gateway);
  }
}
