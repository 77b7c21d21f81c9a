import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import type { TestServer } from '../support/database.js';
import { given, type StockedShop } from '../support/given.js';
import { doDueJobs, doSweep } from '../support/hand-worker.js';

const sweeps = ['enquireStale', 'expireIntents', 'settleOrders'] as const;
export type SweepName = (typeof sweeps)[number];

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
  work(): Promise<number> {
    return doDueJobs(this.gateway);
  }

  async sweep(name: SweepName): Promise<void> {
    await doSweep(this.gateway, name);
  }

  async sweepAll(): Promise<void> {
    for (const name of sweeps) await this.sweep(name);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shop.close();
  }
}
