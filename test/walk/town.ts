import { sql } from 'kysely';
import { saveCustomer } from '../../src/customers/index.js';
import { pickupCode } from '../../src/fulfilment/index.js';
import { dayMs, hourMs, later, ManualClock } from '../../src/kernel/clock.js';
import { saveTransferRoute } from '../../src/locations/index.js';
import type { Work } from '../../src/platform/commands/work.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import type { Tablet } from '../devices/support.js';
import type { Dice } from '../security/support/dice.js';
import { type Answer, type Asking, askGraph, testSecrets } from '../support/app.js';
import type { TestServer } from '../support/database.js';
import { given, must, type StockedShop } from '../support/given.js';
import { doDueJobs, doSweep, sweepNames } from '../support/hand-worker.js';
import { bank, WalkedGateway } from './walked-gateway.js';

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

/** Where goods are sold over the counter. */
export const stores = ['LYON', 'PARIS'] as const;

/** Who sells at the counters of stores. */
export const tills: readonly string[] = ['associate', 'associate-paris', 'device'];

/** Buyers with an account. */
export const customers: readonly string[] = ['customer', 'other-customer', 'walker', 'stroller'];

/** The barcodes of what is tagged. */
export const barcodes: Readonly<Record<string, string>> = {
  'CAP-BLUE': '4006381333931',
  'MUG-RED': '2012345678903',
};

/** A cart that somebody fills: a guest with a secret, or somebody who is signed in. */
export interface KnownCart {
  readonly id: string;
  readonly guestToken?: string | undefined;
  readonly persona?: string | undefined;
}

/** An order that several people pay, whose cart somebody has filled. */
interface SharedOrder {
  readonly id: string;
  readonly cart: KnownCart;
  readonly links: readonly string[];
}

/** What people know that no table tells: secrets that were shown once. */
interface Known {
  readonly carts: KnownCart[];
  readonly giftCardCodes: string[];
  readonly valueTokens: string[];
  readonly entryCodes: Map<string, string>;
  readonly shared: SharedOrder[];
  tablet?: { readonly device: Tablet; readonly until: Date; operations: number };
}

/**
 * A shop with three places whose time stands still until it is moved: two gateways answer what is asked, one of them in
 * a process of its own, and jobs and sweeps are done when their turn comes.
 */
export class Town implements AsyncDisposable {
  readonly known: Known = {
    carts: [],
    giftCardCodes: [],
    valueTokens: [],
    entryCodes: new Map(),
    shared: [],
  };

  private constructor(
    readonly shop: StockedShop,
    private readonly clock: ManualClock,
    private readonly other: WalkedGateway,
  ) {}

  static async open(server?: TestServer): Promise<Town> {
    const clock = new ManualClock(nextMonday());
    const shop = await given.shop({
      clock,
      workers: 0,
      isExamined: false,
      holdMs: 10,
      stock,
      env: bank,
      ...(server && { server }),
    });
    await shop.app.gateway.runAsSystem('openTown', (work) => furnish(work, shop));
    const other = await WalkedGateway.start(shop.databaseUrl, shop.sandbox.url, clock.now());
    shop.sandbox.control.conductWebhooks({ paused: true });
    return new Town(shop, clock, other);
  }

  get gateway() {
    return this.shop.app.gateway;
  }

  get now(): Date {
    return this.clock.now();
  }

  get processes(): number {
    return 2;
  }

  /** Asks this process, or the other one. */
  ask(process: number, document: string, variables: object, as: Asking): Promise<Answer> {
    return askGraph(process === 0 ? this.shop.url : this.other.url, document, variables, as);
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

  /** One of the rows; undefined where there is none. */
  async pick<Row extends object>(dice: Dice, statement: string, values: unknown[] = []) {
    const rows = await this.look<Row>(statement, values);
    return rows.length > 0 ? dice.pick(rows) : undefined;
  }

  /** Something of a table that fits, as a global id; undefined where there is none. */
  async draw(dice: Dice, type: string, statement: string, values: unknown[] = []) {
    const row = await this.pick<{ id: string }>(dice, statement, values);
    return row && { innerId: row.id, id: toGlobalId(type, row.id) };
  }

  /** The code that proves who may take a pickup, by its own id. */
  pickupCode(fulfilmentId: string): string {
    return pickupCode(testSecrets.pickupCodes, fulfilmentId);
  }

  async moveClock(byMs: number): Promise<void> {
    const instant = later(this.now, byMs);
    this.clock.set(instant);
    this.shop.sandbox.control.advanceClock(0);
    await this.other.moveTo(instant);
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
    await this.other.stop();
    await this.shop.close();
  }
}

/**
 * The same hour of the week for every walk, so that a seed finds its way again. It lies ahead: jobs without a time are
 * due by the clock of the database, which must be behind ours.
 */
function nextMonday(): Date {
  const firstMondayMs = 4 * dayMs + 8 * hourMs;
  const weekMs = 7 * dayMs;
  const weeks = Math.floor((Date.now() - firstMondayMs) / weekMs) + 1;
  return new Date(firstMondayMs + weeks * weekMs);
}

async function furnish(work: Work, shop: StockedShop) {
  const ids = Object.values(shop.locationIds).map((id) => innerId('Location', id));
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
  for (const [sku, barcode] of Object.entries(barcodes))
    await sql`update variant set barcode = ${barcode} where sku = ${sku}`.execute(work.db);
  for (const code of customers.slice(2))
    await saveCustomer(work, {
      code,
      locale: 'fr',
      email: `${code}@example.org`,
      firstName: code,
      lastName: 'Durand',
    });
  return {};
}
