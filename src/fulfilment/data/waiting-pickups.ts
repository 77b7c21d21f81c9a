import { type Kysely, sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import { arrivedGraceMs } from '../domain/fulfilment.js';

const batchSize = 200;

export interface WaitingPickup {
  readonly fulfilmentId: string;
  readonly orderId: string;
}

/** Pickups that nobody has collected in time, the oldest first. */
export async function overduePickups(db: Kysely<unknown>, now: Date): Promise<WaitingPickup[]> {
  const { rows } = await sql<WaitingPickup>`
    select id as "fulfilmentId", order_id as "orderId" from fulfilment
    where keep_until <= ${now} and (state = 'READY'
      or (state = 'CUSTOMER_ARRIVED' and arrived_at <= ${later(now, -arrivedGraceMs)}))
    order by keep_until limit ${batchSize}`.execute(db);
  return rows;
}

/** Pickups whose buyers are to be reminded now. */
export async function pickupsToRemind(db: Kysely<unknown>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from fulfilment where remind_at <= ${now} order by remind_at limit ${batchSize}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
