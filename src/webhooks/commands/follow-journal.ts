import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';

/**
 * Writes a delivery for each endpoint that wants to hear of what the journal has gained. Read is up to the oldest
 * transaction still under way: below it, nothing can appear any more, so nothing is passed over. Events of one
 * stream come in their order. One process at a time; another one finds nothing to do.
 */
export async function followJournal(work: Work): Promise<void> {
  const { rows } = await sql<{ tx: string; horizon: string }>`
    select tx::text as tx, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
    from webhook_place where id = 'journal' for update skip locked`.execute(work.db);
  const [place] = rows;
  if (!place || BigInt(place.horizon) <= BigInt(place.tx)) return;
  await writeDeliveries(work, place.tx, place.horizon);
  await sql`update webhook_place set tx = ${place.horizon}::text::xid8 where id = 'journal'`.execute(
    work.db,
  );
}

/** An event that concerns an order stands on the stream of the order, whatever other streams tell it too. */
async function writeDeliveries(work: Work, from: string, until: string): Promise<void> {
  await sql`
    insert into webhook_delivery (id, endpoint_id, event_id, stream, type, facts, happened_at, state,
      next_try_at, created_at)
    select gen_random_uuid(), w.id, e.event_id, e.stream, e.type, e.payload, e.at, 'PENDING', ${work.now},
      ${work.now}
    from event e join webhook_endpoint w on e.type = any (w.event_types) and e.tx >= w.since
    where e.tx >= ${from}::text::xid8 and e.tx < ${until}::text::xid8
      and w.state = 'ACTIVE' and w.deleted_at is null
      and (e.stream like 'order:%' or (e.stream like 'payment:%' and e.payload ->> 'orderId' is null))
    order by e.stream, e.seq
    on conflict (endpoint_id, event_id) do nothing`.execute(work.db);
}
