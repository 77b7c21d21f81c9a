import { type Kysely, sql } from 'kysely';
import { minuteMs } from '../../kernel/clock.js';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { tables } from '../../platform/database/database.js';
import { endedStates, type FulfilmentKind, type FulfilmentState } from '../domain/lifecycles.js';
import { dueSoonMs, type ServiceLevel, waitAtMostMs } from '../domain/service-level.js';
import type { FulfilmentRow, FulfilmentTables } from './tables.js';

export const taskOrder = 'task';
export const taskKeyTypes = ['number', 'instant', 'id'] as const;

/** Whose tasks are meant: nobody's, the asker's, or those of others. */
export type ClaimFilter = 'FREE' | 'MINE' | 'OTHERS';

export interface TaskFilter {
  readonly locationId: string;
  readonly states: readonly FulfilmentState[] | null;
  readonly kind: FulfilmentKind | null;
  readonly serviceLevel: ServiceLevel | null;
  readonly claim: ClaimFilter | null;
  /** Who asks, and when. */
  readonly askedBy: string;
  readonly now: Date;
}

/** Somebody who waits comes first, what only waits for its buyer comes last. */
const priorities: Readonly<Partial<Record<FulfilmentState, number>>> = {
  CUSTOMER_ARRIVED: 0,
  READY: 2,
};
const priority = sql<number>`case state when 'CUSTOMER_ARRIVED' then 0 when 'READY' then 2 else 1 end`;

const minutes = (ms: number) => sql`${ms / minuteMs} * interval '1 minute'`;
const due = sql<Date | null>`case when state = 'CUSTOMER_ARRIVED' then arrived_at + ${minutes(waitAtMostMs)}
  when state = 'READY' or state = any(${endedStates}::text[]) then null else promised_at end`;
const soon = sql`case kind when 'SHIP' then ${minutes(dueSoonMs('SHIP'))} else ${minutes(dueSoonMs('PICKUP'))} end`;

/** The work of a location: who waits first, then what is promised first. Without states: all that is still to be done. */
export async function readTasks(
  db: Kysely<unknown>,
  filter: TaskFilter,
  page: PageRequest,
): Promise<Page<FulfilmentRow>> {
  const direction = page.backwards ? 'desc' : 'asc';
  let query = tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .selectAll()
    .where('task_at', '=', filter.locationId)
    .orderBy(priority, direction)
    .orderBy('promised_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1);
  query = filter.states
    ? query.where(sql<boolean>`state = any(${filter.states}::text[])`)
    : query.where('state', 'not in', endedStates);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.serviceLevel) query = query.where(isAt(filter.serviceLevel, filter.now));
  if (filter.claim) query = query.where(isClaimed(filter.claim, filter));
  if (page.from) {
    const [rank, promisedAt, id] = page.from;
    const place = sql`(${Number(rank)}::numeric, ${new Date(String(promisedAt))}::timestamptz, ${String(id)}::uuid)`;
    query = query.where(
      page.backwards
        ? sql<boolean>`(${priority}, promised_at, id) < ${place}`
        : sql<boolean>`(${priority}, promised_at, id) > ${place}`,
    );
  }
  const rows = await query.execute();
  return toPage(rows, page, taskOrder, (row) => [
    priorities[row.state] ?? 1,
    row.promised_at.toISOString(),
    row.id,
  ]);
}

function isAt(level: ServiceLevel, now: Date) {
  if (level === 'LATE') return sql<boolean>`${due} < ${now}`;
  if (level === 'ON_TIME') return sql<boolean>`${due} >= ${now}::timestamptz + ${soon}`;
  return sql<boolean>`${due} >= ${now} and ${due} < ${now}::timestamptz + ${soon}`;
}

function isClaimed(claim: ClaimFilter, { askedBy, now }: TaskFilter) {
  const others = sql<boolean>`select from task_claim c where c.fulfilment_id = fulfilment.id and c.until > ${now}`;
  if (claim === 'FREE') return sql<boolean>`not exists (${others})`;
  return claim === 'MINE'
    ? sql<boolean>`exists (${others} and c.claimed_by = ${askedBy})`
    : sql<boolean>`exists (${others} and c.claimed_by <> ${askedBy})`;
}

/** How much work of one kind a location has, and how it stands. */
export interface TaskCount {
  readonly kind: FulfilmentKind;
  readonly open: number;
  readonly dueSoon: number;
  readonly late: number;
  readonly claimed: number;
  /** How many buyers wait at the counter or in a bay. */
  readonly waiting: number;
}

/** The work of a location by kind; what only waits for its buyer is not counted as open. */
export async function countTasks(
  db: Kysely<unknown>,
  locationId: string,
  now: Date,
): Promise<TaskCount[]> {
  const { rows } = await sql<TaskCount>`
    select kind, count(*) filter (where ${due} is not null)::int as open,
      count(*) filter (where ${isAt('DUE_SOON', now)})::int as "dueSoon",
      count(*) filter (where ${isAt('LATE', now)})::int as late,
      count(c.fulfilment_id)::int as claimed,
      count(*) filter (where state = 'CUSTOMER_ARRIVED')::int as waiting
    from fulfilment left join task_claim c on c.fulfilment_id = fulfilment.id and c.until > ${now}
    where task_at = ${locationId} and state <> all(${endedStates}::text[])
    group by kind order by kind`.execute(db);
  return rows;
}
