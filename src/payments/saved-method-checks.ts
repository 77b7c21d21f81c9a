import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

const overdueMs = 5 * minuteMs;
/** What waits for each other is written with the times at which it began. */
const togetherMs = minuteMs;

/** What is promised to customers who keep payment methods. */
export const savedMethodChecks: readonly Check[] = [
  statementCheck(
    'A charge in the absence of a customer is within what they had agreed to',
    sql<Finding>`
      select a.id::text as subject, format('%s %s under an agreement of %s %s until %s, ended %s',
        i.amount_minor, i.currency, m.max_amount_minor, m.currency, m.ends_at, m.ended_at) as detail
      from payment_attempt a
        join payment_intent i on i.id = a.intent_id
        join payment_mandate m on m.id = a.mandate_id
      where a.initiator = 'MERCHANT' and (m.scope = 'ON_SESSION'
        or m.order_id <> i.order_id
        or m.method_id is distinct from a.saved_method_id
        or i.amount_minor > m.max_amount_minor or i.currency is distinct from m.currency
        or a.requested_at >= m.ends_at
        or a.requested_at < m.agreed_at - ${togetherMs} * interval '1 millisecond'
        or a.requested_at > m.ended_at + ${togetherMs} * interval '1 millisecond')`,
  ),
  statementCheck(
    'A saved payment method pays for nobody but its customer',
    sql<Finding>`
      select a.id::text as subject, format('a method of %s paid for %s', s.customer_id, i.customer_id) as detail
      from payment_attempt a
        join payment_intent i on i.id = a.intent_id
        join saved_payment_method s on s.id = a.saved_method_id
      where s.customer_id is distinct from i.customer_id`,
  ),
  statementCheck(
    'A payment method is kept under an agreement, and no agreement outlives it',
    sql<Finding>`
      select s.id::text as subject, format('%s, and %s agreement', s.state,
        case when m.id is null then 'no' else 'an' end) as detail
      from saved_payment_method s
        left join payment_mandate m on m.method_id = s.id and m.ended_at is null
      where (s.state in ('REQUESTED', 'ACTIVE')) = (m.id is null)`,
  ),
  statementCheck(
    'Liveness: what a provider is to keep, or to let go of, is asked of it in time',
    sql<Finding>`
      select id::text as subject, format('%s since %s', state, coalesce(revoked_at, created_at)) as detail
      from saved_payment_method
      where state in ('REQUESTED', 'REVOKING')
        and coalesce(enquire_at, 'epoch') < now() - ${overdueMs} * interval '1 millisecond'`,
  ),
];
