import { type Kysely, sql } from 'kysely';

/** How long buyers have waited at a location, in seconds; the times are null where nobody has. */
export interface WaitTimes {
  readonly served: number;
  readonly p50Seconds: number | null;
  readonly p95Seconds: number | null;
  readonly waitingNow: number;
}

/** Of the buyers who arrived from then on. */
export async function readWaitTimes(
  db: Kysely<unknown>,
  locationId: string,
  since: Date,
): Promise<WaitTimes> {
  const { rows } = await sql<WaitTimes>`
    select count(waited_seconds)::integer as served,
      round(percentile_cont(0.5) within group (order by waited_seconds))::integer as "p50Seconds",
      round(percentile_cont(0.95) within group (order by waited_seconds))::integer as "p95Seconds",
      count(*) filter (where state = 'CUSTOMER_ARRIVED')::integer as "waitingNow"
    from fulfilment
    where task_at = ${locationId}::uuid and arrived_at >= ${since}
      and (waited_seconds is not null or state = 'CUSTOMER_ARRIVED')`.execute(db);
  const [found] = rows;
  return found ?? { served: 0, p50Seconds: null, p95Seconds: null, waitingNow: 0 };
}
