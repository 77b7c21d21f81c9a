import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';

const batchSize = 500;

/**
 * Removes deliveries that arrived before that instant, with their tries: a batch of the oldest, and says how many.
 * What waits or has failed stays. Safe to repeat, and for two at once.
 */
export async function forgetDelivered(work: Work, before: Date): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from webhook_delivery where id in (
      select id from webhook_delivery
      where state = 'DELIVERED' and delivered_at < ${before}
      order by delivered_at limit ${batchSize}
      for update skip locked)`.execute(work.db);
  return Number(numAffectedRows);
}
