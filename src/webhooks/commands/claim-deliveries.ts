import { sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import type { WebhookDeliveryRow } from '../data/tables.js';

const batchSize = 20;

/** A delivery that is ours to send now, with where to and how to sign. */
export interface ClaimedDelivery extends WebhookDeliveryRow {
  readonly url: string;
  readonly secret: string;
  readonly previous_secret: string | null;
  readonly previous_until: Date | null;
}

/**
 * Takes deliveries that are due, for the time of one try: who crashes blocks nobody, as they fall due again. Of
 * a stream only the oldest that waits is taken, so an endpoint hears of things in their order.
 */
export async function claimDeliveries(work: Work, leaseMs: number): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select d.id from webhook_delivery d join webhook_endpoint w on w.id = d.endpoint_id
      where d.state = 'PENDING' and d.next_try_at <= ${work.now} and w.state = 'ACTIVE'
        and not exists (
          select 1 from webhook_delivery earlier
          where earlier.endpoint_id = d.endpoint_id and earlier.stream = d.stream
            and earlier.state = 'PENDING' and earlier.position < d.position
        )
      order by d.next_try_at, d.position limit ${batchSize}
      for update of d skip locked
    )
    update webhook_delivery d set next_try_at = ${later(work.now, leaseMs)}
    from due, webhook_endpoint w
    where d.id = due.id and w.id = d.endpoint_id
    returning d.*, w.url, w.secret, w.previous_secret, w.previous_until`.execute(work.db);
  return rows;
}
