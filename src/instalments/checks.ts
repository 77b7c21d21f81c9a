import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { instalmentBooks } from '../payments/index.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { othersCover } from './data/plans.js';

/** The sweep runs every minute. */
const overdueMs = 15 * minuteMs;
const longAgo = sql`now() - ${overdueMs} * interval '1 millisecond'`;

/** What plans that the shop funds promise. */
export const instalmentChecks: readonly Check[] = [
  statementCheck(
    'The instalments of a plan come to the price and the fee, and what is left of them to what is owed',
    sql<Finding>`
      select p.id::text as subject,
        format('%s agreed and %s left, for %s and a fee of %s of which %s need not be paid', s.agreed, s.agreed - s.less,
          p.financed_minor, p.fee_minor, p.voided_minor + p.refunded_minor) as detail
      from instalment_plan p cross join lateral (
        select coalesce(sum(amount_minor), 0) as agreed, coalesce(sum(reduced_minor), 0) as less
        from instalment where plan_id = p.id) s
      where s.agreed <> p.financed_minor + p.fee_minor
        or s.less <> p.voided_minor + p.refunded_minor
          + case when p.voided_minor + p.refunded_minor = p.financed_minor then p.fee_minor else 0 end`,
  ),
  statementCheck(
    'What the charges of a plan have brought pays its instalments, each once',
    sql<Finding>`
      select c.intent_id::text as subject, format('%s taken, for instalments of %s', b.captured_minor, i.paid) as detail
      from (select distinct intent_id from instalment_step where kind = 'CHARGED') c
        join (${instalmentBooks}) b on b.intent_id = c.intent_id
        cross join lateral (
          select coalesce(sum(paid_minor), 0) as paid, coalesce(bool_or(state = 'CHARGING'), false) as is_under_way
          from instalment where intent_id = c.intent_id) i
      where not i.is_under_way and b.captured_minor <> i.paid`,
  ),
  statementCheck(
    'The ledger says of each plan what is owed on it',
    sql<Finding>`
      select p.id::text as subject, format('%s in the ledger, %s owed', l.receivable, l.owed) as detail
      from instalment_plan p
        cross join lateral (
          select coalesce(sum(b.receivable_minor), 0) as receivable,
            coalesce(sum(case when b.intent_id = p.intent_id then 1 else -1 end
              * (b.captured_minor - b.refunded_minor)), 0)
            + case when p.captured_minor > 0 and p.voided_minor + p.refunded_minor < p.financed_minor
              then p.fee_minor else 0 end as owed
          from (${instalmentBooks}) b
          where b.intent_id = p.intent_id or b.intent_id in (
            select s.intent_id from instalment_step s where s.plan_id = p.id and s.kind = 'CHARGED')) l
      where l.receivable <> l.owed`,
  ),
  statementCheck(
    'What was paid of a plan and is not owed any more goes back',
    sql<Finding>`
      select i.intent_id::text as subject, format('%s to be sent back, %s sent', i.back, b.sent_back_minor) as detail
      from (
        select intent_id, sum(greatest(0, paid_minor - (amount_minor - reduced_minor))) as back
        from instalment where state = 'PAID' group by intent_id) i
        join (${instalmentBooks}) b on b.intent_id = i.intent_id
      where i.back > b.sent_back_minor`,
  ),
  statementCheck(
    'Liveness: what is due of a plan is charged, and what became of it is applied',
    sql<Finding>`
      select i.id::text as subject, format('%s since %s', i.state, coalesce(i.next_try_at, b.changed_at)) as detail
      from instalment i
        join instalment_plan p on p.id = i.plan_id
        left join (${instalmentBooks}) b on b.intent_id = i.intent_id
      where (i.state in ('SCHEDULED', 'RETRYING') and i.next_try_at < ${longAgo} and p.captured_minor > 0
          and ${othersCover})
        or (i.state = 'CHARGING' and b.changed_at < ${longAgo} and (b.captured_minor > 0
          or b.state in ('REQUIRES_PAYMENT_METHOD', 'CANCELED', 'EXPIRED', 'FAILED', 'VOIDED')))`,
  ),
];
