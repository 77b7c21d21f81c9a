import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

const overdueMs = 5 * minuteMs;

/** What approvals promise: two people, and an answer in time. */
export const approvalChecks: readonly Check[] = [
  statementCheck(
    'Four eyes: what was asked is decided by somebody else, or by nobody',
    sql<Finding>`
      select id::text as subject, format('%s of %s %s, asked by %s, decided by %s',
        kind, subject_id, state, requested_by, coalesce(decided_by, 'nobody')) as detail
      from approval
      where decided_by = requested_by
        or (state in ('GRANTED', 'DECLINED')) <> (decided_by is not null)`,
  ),
  statementCheck(
    'Liveness: no approval waits beyond its time',
    sql<Finding>`
      select id::text as subject, format('waits since %s, until %s', requested_at, expires_at) as detail
      from approval
      where state = 'WAITING' and expires_at < now() - ${overdueMs} * interval '1 millisecond'`,
  ),
];
