import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What devices promise: each is of one location, and a revoked one is out. */
export const deviceChecks: readonly Check[] = [
  statementCheck(
    'A device works at its location alone, and one that was revoked is nowhere signed in',
    sql<Finding>`
      select d.id::text as subject, format('%s, %s, of %s, %s sessions', d.state,
        case when s.active then 'active' else 'struck off' end, s.kind, open.sessions) as detail
      from device d join staff_member s on s.id = d.id
        cross join lateral (
          select count(*) as sessions from session where staff_id = d.id and revoked_at is null) open
      where s.kind <> 'DEVICE'
        or (d.state = 'REVOKED' and (s.active or open.sessions > 0))
        or (d.state = 'REGISTERED' and open.sessions > 0)
        or array[d.location_id] <> array(select location_id from staff_location l where l.staff_id = d.id)`,
  ),
  statementCheck(
    'Only a device with a key of its own works without a network',
    sql<Finding>`
      select d.id::text as subject, format('%s operations', count(*)) as detail
      from device_operation o join device d on d.id = o.device_id
      where d.public_key is null group by d.id`,
  ),
];
