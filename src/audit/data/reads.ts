import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import type { ActorKind, Channel } from '../../platform/auth/actor.js';
import { tables } from '../../platform/database/database.js';

export const auditListOrder = 'audit';

/** What a row looked like, by column; what is personal or secret is "hidden". */
export type AuditedRow = Readonly<Record<string, unknown>>;

export const auditActions = ['CREATED', 'CHANGED', 'REMOVED'] as const;

/** A change of one row, with the command that has made it. */
export interface AuditEntryRow {
  readonly id: number;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly source: string;
  readonly action: (typeof auditActions)[number];
  readonly before: AuditedRow | null;
  readonly after: AuditedRow | null;
  readonly location_id: string | null;
  readonly at: Date;
  /** Null where it was not the gateway that has changed it; so are those that follow. */
  readonly command: string | null;
  readonly actor_kind: ActorKind | null;
  readonly actor_id: string | null;
  readonly channel: Channel | null;
  readonly reason: string | null;
  readonly correlation_id: string | null;
}

interface AuditTables {
  audit_change: {
    id: number;
    command_id: string;
    subject_type: string;
    subject_id: string;
    source: string;
    action: AuditEntryRow['action'];
    before: AuditedRow | null;
    after: AuditedRow | null;
    location_id: string | null;
    at: Date;
  };
  audit_command: {
    id: string;
    name: string;
    actor_kind: ActorKind;
    actor_id: string | null;
    channel: Channel;
    location_id: string | null;
    reason: string | null;
    correlation_id: string;
    at: Date;
  };
}

/** Which changes are listed; null stands for all. */
export interface AuditFilter {
  readonly subjectId: string | null;
  readonly actorId: string | null;
  readonly locationId: string | null;
  readonly correlationId: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** What was changed by whom, newest first. */
export async function readAuditPage(
  db: Kysely<unknown>,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEntryRow>> {
  const at = sql<Date>`coalesce(c.at, e.at)`;
  const location = sql<string | null>`coalesce(c.location_id, e.location_id)`;
  let query = tables<AuditTables>(db)
    .selectFrom('audit_change as e')
    .leftJoin('audit_command as c', 'c.id', 'e.command_id')
    .select([
      'e.id',
      'e.subject_type',
      'e.subject_id',
      'e.source',
      'e.action',
      'e.before',
      'e.after',
    ])
    .select(['c.name as command', 'c.actor_kind', 'c.actor_id', 'c.channel', 'c.reason'])
    .select(['c.correlation_id', at.as('at'), location.as('location_id')]);
  if (filter.subjectId) query = query.where('e.subject_id', '=', filter.subjectId);
  if (filter.actorId) query = query.where('c.actor_id', '=', filter.actorId);
  if (filter.correlationId) query = query.where('c.correlation_id', '=', filter.correlationId);
  if (filter.locationId) query = query.where(location, '=', filter.locationId);
  if (filter.since) query = query.where(at, '>=', filter.since);
  if (filter.until) query = query.where(at, '<', filter.until);
  if (page.from) query = query.where('e.id', page.backwards ? '>' : '<', Number(page.from[0]));
  const rows = await query
    .orderBy('e.id', page.backwards ? 'asc' : 'desc')
    .limit(page.limit + 1)
    .execute();
  return toPage(rows as AuditEntryRow[], page, auditListOrder, (row) => [row.id]);
}
