import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { readSettings } from '../data/settings.js';
import { type GoodsToSend, type Sourcing, sourceGoods } from '../data/source-goods.js';

/**
 * Where goods of an order come from that is being written: like `sourceGoods`, except that orders which a place with a
 * daily capacity would get are decided one after the other, up to their commit. Where no such place is chosen nothing is
 * locked, and nothing is looked at twice.
 */
export async function sourceInTurn(work: Work, goods: GoodsToSend): Promise<Sourcing> {
  const settings = await readSettings(work.db);
  const bounded = new Set(
    settings.places
      .filter(({ dailyCapacity }) => dailyCapacity !== null)
      .map(({ locationId }) => locationId),
  );
  for (;;) {
    const plan = await sourceGoods(work.db, goods, settings);
    const chosen = new Set(plan.sources.map(({ locationId }) => locationId));
    const toLock = [...chosen].filter((id) => bounded.delete(id));
    if (toLock.length === 0) return plan;
    await lockDay(work, toLock.sort());
  }
}

/** Each lock is taken in a statement of its own, so that they are taken in this order. */
async function lockDay(work: Work, locationIds: readonly string[]): Promise<void> {
  for (const id of locationIds)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sourcing ${id}`}, 0))`.execute(
      work.db,
    );
}
