import { pickupCode } from '../../src/fulfilment/index.js';
import { later, ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { saveTransferRoute } from '../../src/locations/index.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import type { Dice } from '../security/support/dice.js';
import { type Answer, type Asking, askGraph, testSecrets } from '../support/app.js';
import type { TestServer } from '../support/database.js';
import { given, must, type StockedShop } from '../support/given.js';
import { doDueJobs, doSweep, sweepNames } from '../support/hand-worker.js';
import { WalkedGateway } from './walked-gateway.js';

const stock = {
  'CAP-BLUE': { LYON: 60, PARIS: 60, DEPOT: 60 },
  'TEE-WHITE': { LYON: 40, PARIS: 3, DEPOT: 40 },
  'MUG-RED': { LYON: 3, PARIS: 40, DEPOT: 40 },
};

/** Who works where, by the code of the location. */
export const peopleAt: Readonly<Record<string, string>> = {
  LYON: 'associate',
  PARIS: 'associate-paris',
  DEPOT: 'packer',
};

/** A cart that somebody has filled, and the secret that opens it. */
export interface KnownCart {
  readonly id: string;
  readonly as: Asking;
  readonly lineIds: readonly string[];
}

/**
 * A shop with three places whose time stands still until it is moved: two gateways in processes of their own answer
 * what is asked, and jobs and sweeps are done when their turn comes.
 */
export class Town implements AsyncDisposable {
  readonly carts: KnownCart[] = [];

  private constructor(
    readonly shop: StockedShop,
    private readonly clock: ManualClock,
    private readonly gateways: readonly WalkedGateway[],
  ) {}

  static async open(server?: TestServer): Promise<Town> {
    // Jobs without a time are due by the database's clock, which must be behind ours.
    const clock = new ManualClock(new Date(Date.now() + minuteMs));
    const shop = await given.shop({
      clock,
      workers: 0,
      isExamined: false,
      holdMs: 10,
      stock,
      ...(server && { server }),
    });
    await joinPlaces(shop);
    const start = () => WalkedGateway.start(shop.databaseUrl, shop.sandbox.url, clock.now());
    const gateways = await Promise.all([start(), start()]);
    const town = new Town(shop, clock, gateways);
    shop.sandbox.control.conductWebhooks({
      paused: true,
      url: `${town.urlOf(0)}/webhooks/sandbox`,
    });
    return town;
  }

  get gateway() {
    return this.shop.app.gateway;
  }

  get now(): Date {
    return this.clock.now();
  }

  get processes(): number {
    return this.gateways.length;
  }

  /** Asks one of the two processes. */
  ask(process: number, document: string, variables: object, as: Asking): Promise<Answer> {
    return askGraph(this.urlOf(process), document, variables, as);
  }

  async as(persona: string): Promise<Asking> {
    return { token: await this.shop.tokenOf(persona) };
  }

  /** Who works at a location, by its own id. */
  async asSomebodyAt(locationId: string): Promise<Asking> {
    const [code = ''] =
      Object.entries(this.shop.locationIds).find(
        ([, id]) => innerId('Location', id) === locationId,
      ) ?? [];
    return this.as(peopleAt[code] ?? 'supervisor');
  }

  /** Looks into the database, as nobody in the shop could. */
  async look<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.gateway.database.pool.query<Row>(statement, values)).rows;
  }

  /** Something of a table that fits, as a global id; undefined where there is none. */
  async draw<Row extends { id: string }>(dice: Dice, type: string, statement: string) {
    const rows = await this.look<Row>(statement);
    if (rows.length === 0) return undefined;
    const row = dice.pick(rows);
    return { ...row, innerId: row.id, id: toGlobalId(type, row.id) };
  }

  /** The code that proves who may take a pickup, by its own id. */
  pickupCode(fulfilmentId: string): string {
    return pickupCode(testSecrets.pickupCodes, fulfilmentId);
  }

  async moveClock(byMs: number): Promise<void> {
    const instant = later(this.now, byMs);
    this.clock.set(instant);
    this.shop.sandbox.control.advanceClock(0);
    await Promise.all(this.gateways.map((gateway) => gateway.moveTo(instant)));
  }

  /** All sweeps once, and all jobs that are due. */
  async workOff(): Promise<number> {
    for (const name of sweepNames) await doSweep(this.gateway, name);
    return doDueJobs(this.gateway);
  }

  work(): Promise<number> {
    return doDueJobs(this.gateway);
  }

  async bringNews(): Promise<void> {
    await this.shop.sandbox.control.flushWebhooks('shuffled');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.stop()));
    await this.shop.close();
  }

  private urlOf(process: number): string {
    const gateway = this.gateways[process % this.gateways.length];
    if (!gateway) throw new RangeError('a town has gateways');
    return gateway.url;
  }
}

async function joinPlaces(shop: StockedShop): Promise<void> {
  const ids = Object.values(shop.locationIds).map((id) => innerId('Location', id));
  await shop.app.gateway.runAsSystem('joinPlaces', async (work) => {
    for (const fromLocationId of ids)
      for (const toLocationId of ids.filter((id) => id !== fromLocationId))
        must(
          await saveTransferRoute(work, {
            fromLocationId,
            toLocationId,
            transitMinutes: 120,
            departs: [],
          }),
        );
    return {};
  });
}
