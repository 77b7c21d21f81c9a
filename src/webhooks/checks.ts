import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What the deliveries promise: nobody is passed over, and what was sent is written down. */
export const webhookChecks: readonly Check[] = [
  statementCheck(
    'The place in the journal up to which partners were told is not ahead of the journal',
    sql<Finding>`
      select id as subject, format('told up to transaction %s', tx) as detail
      from webhook_place where tx > pg_snapshot_xmax(pg_current_snapshot())`,
  ),
  statementCheck(
    'What was delivered to a partner has a try that was answered with success',
    sql<Finding>`
      select d.id::text as subject, format('%s tries', d.tries) as detail
      from webhook_delivery d
      where d.state = 'DELIVERED' and not exists (
        select 1 from webhook_attempt a where a.delivery_id = d.id and a.status between 200 and 299
      )`,
  ),
];
