import { sql } from 'kysely';
import { ManualClock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import { type Channel, system } from '../../src/platform/auth/actor.js';
import type { Caller } from '../../src/platform/auth/caller.js';
import type { Work } from '../../src/platform/commands/work.js';
import { Database } from '../../src/platform/database/database.js';
import { Gateway } from '../../src/platform/gateway.js';
import { silentLog } from '../../src/platform/log.js';
import { Ports } from '../../src/platform/ports.js';
import { setOnHand } from '../../src/stock/commands/set-on-hand.js';
import { findStockInconsistencies } from '../../src/stock/data/doctor.js';
import { createTestDatabase } from '../support/database.js';

/** A shop with nothing but shelves: real PostgreSQL, several processes where a test asks for them. */
export class StockRoom {
  private constructor(
    readonly gateways: readonly Gateway[],
    readonly clock: ManualClock,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(processes = 1): Promise<StockRoom> {
    const database = await createTestDatabase();
    const clock = new ManualClock(new Date('2026-11-20T10:00:00Z'));
    const gateways = await Promise.all(
      Array.from({ length: processes }, async () => {
        const connected = await Database.connect({ url: database.url, entities: [] });
        return new Gateway({
          database: connected,
          databaseUrl: database.url,
          clock,
          log: silentLog,
          ports: new Ports(),
          hearers: [],
        });
      }),
    );
    return new StockRoom(gateways, clock, () => database.drop());
  }

  get gateway(): Gateway {
    return this.gateways[0] as Gateway;
  }

  /** Runs one command in the given process, as the given channel. */
  run<Answer>(
    body: (work: Work) => Promise<Answer>,
    { process = 0, channel = 'WEB' as Channel } = {},
  ): Promise<Answer | Refusal<'IdempotencyKeyReused'>> {
    const gateway = this.gateways[process % this.gateways.length] as Gateway;
    const caller: Caller = { actor: system, channel, locale: 'fr', correlationId: newId() };
    return gateway.run(caller, { name: 'test' }, body);
  }

  async location(given: Partial<Place> = {}): Promise<string> {
    const place = { ...usualPlace, ...given };
    const id = newId();
    await sql`
      insert into location (id, code, kind, name, street, postal_code, city, latitude, longitude, time_zone,
        pickup_policy, sells_to_channels, active)
      values (${id}, ${id}, ${place.kind}, 'Place', '1 rue du Test', '75001', 'Paris', 48.86, 2.35,
        'Europe/Paris', ${place.pickupPolicy}, ${place.sellsToChannels}, ${place.active})`.execute(
      this.gateway.db,
    );
    return id;
  }

  async variant(): Promise<string> {
    const id = newId();
    await sql`
      with made as (
        insert into product (id, slug, title, description, tax_class, status, search_text, created_at, updated_at)
        values (${newId()}, ${id}, '{}', '{}', 'STANDARD', 'ACTIVE', '', now(), now()) returning id
      )
      insert into variant (id, product_id, sku, title, position)
      select ${id}, made.id, ${id}, '{}', 1 from made`.execute(this.gateway.db);
    return id;
  }

  /** A new variant with so many units in the place. */
  async stocked(locationId: string, onHand: number, safety = 0): Promise<string> {
    const variantId = await this.variant();
    await this.run((work) =>
      setOnHand(work, {
        items: [{ variantId, locationId, onHand, safety }],
        reason: 'opening stock',
      }),
    );
    return variantId;
  }

  async item(variantId: string, locationId: string): Promise<ItemRow> {
    const { rows } = await sql<ItemRow>`
      select on_hand, reserved, safety, on_hand - reserved - safety as available from stock_item
      where variant_id = ${variantId} and location_id = ${locationId}`.execute(this.gateway.db);
    return rows[0] as ItemRow;
  }

  /** How many reservations there are in each state. */
  async reservations(): Promise<Record<string, number>> {
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*) as n from reservation group by state`.execute(this.gateway.db);
    return Object.fromEntries(rows.map((row) => [row.state, row.n]));
  }

  /** What an audit finds: nothing, in a shop that is in order. */
  inconsistencies() {
    return findStockInconsistencies(this.gateway.db);
  }

  async events(stream: string): Promise<{ type: string; payload: Record<string, unknown> }[]> {
    return this.gateway.streams.readAfter(stream, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.news.close()));
    await Promise.all(this.gateways.map((gateway) => gateway.database.close()));
    await this.drop();
  }
}

interface Place {
  readonly kind: 'STORE' | 'WAREHOUSE';
  readonly pickupPolicy: 'NONE' | 'LOCAL' | 'ANY';
  readonly sellsToChannels: readonly string[];
  readonly active: boolean;
}

const usualPlace: Place = {
  kind: 'STORE',
  pickupPolicy: 'ANY',
  sellsToChannels: ['WEB', 'APP', 'STORE', 'TABLET', 'CALL_CENTRE'],
  active: true,
};

interface ItemRow {
  readonly on_hand: number;
  readonly reserved: number;
  readonly safety: number;
  readonly available: number;
}

/** The kind of a refusal, or `DONE`. */
export function kindOf(answer: unknown): string {
  return (answer as { kind?: string } | undefined)?.kind ?? 'DONE';
}
