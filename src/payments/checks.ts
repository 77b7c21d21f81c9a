import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

const overdueMs = 5 * minuteMs;

/** What the payments promise: sums that add up, a journal that agrees with them, and nothing left lying. */
export const paymentChecks: readonly Check[] = [
  statementCheck(
    'M1: of a payment, captured + voided + expired + claimed never exceed authorised, nor refunds what was captured',
    sql<Finding>`
      select id::text as subject, format('%s of %s held, %s of %s given back',
        captured_minor + voided_minor + expired_minor + claimed_minor + void_pending_minor, authorized_minor,
        refunded_minor + refund_pending_minor + disputed_minor + charged_back_minor, captured_minor) as detail
      from payment_intent
      where captured_minor + voided_minor + expired_minor + claimed_minor + void_pending_minor > authorized_minor
        or refunded_minor + refund_pending_minor + disputed_minor + charged_back_minor > captured_minor`,
  ),
  statementCheck(
    'The amounts of a payment are the sums of its journal',
    sql<Finding>`
      select i.id::text as subject, format('authorised %s/%s, captured %s/%s, voided %s/%s, refunded %s/%s',
        i.authorized_minor, s.authorized, i.captured_minor, s.captured,
        i.voided_minor, s.voided, i.refunded_minor, s.refunded) as detail
      from payment_intent i cross join lateral (
        select
          coalesce(sum(o.amount_minor) filter (where o.kind = 'AUTHORIZE'), 0) as authorized,
          coalesce(sum(case o.kind when 'CAPTURE' then o.amount_minor when 'UNDO_CAPTURE' then -o.amount_minor end), 0) as captured,
          coalesce(sum(o.amount_minor) filter (where o.kind = 'VOID'), 0) as voided,
          coalesce(sum(case o.kind when 'REFUND' then o.amount_minor when 'UNDO_REFUND' then -o.amount_minor end), 0) as refunded
        from payment_operation o join payment_attempt a on a.id = o.attempt_id
        where o.intent_id = i.id and o.phase = 'SUCCEEDED' and a.state = 'SUCCEEDED') s
      where (i.authorized_minor, i.captured_minor, i.voided_minor, i.refunded_minor)
        is distinct from (s.authorized, s.captured, s.voided, s.refunded)`,
  ),
  statementCheck(
    'What is promised to captures, voids and refunds is what is under way',
    sql<Finding>`
      select i.id::text as subject, format('claimed %s/%s, to be voided %s/%s, to be refunded %s/%s',
        i.claimed_minor, s.claimed, i.void_pending_minor, s.voiding, i.refund_pending_minor, s.refunding) as detail
      from payment_intent i cross join lateral (
        select
          coalesce(sum(p.amount_minor) filter (where p.kind = 'CAPTURE'), 0) as claimed,
          coalesce(sum(p.amount_minor) filter (where p.kind = 'VOID'), 0)
            + coalesce(sum(p.releases_minor), 0) as voiding,
          coalesce(sum(p.amount_minor) filter (where p.kind = 'REFUND'), 0) as refunding
        from pending_operation p join payment_attempt a on a.id = p.attempt_id
        where p.intent_id = i.id and a.state = 'SUCCEEDED') s
      where (i.claimed_minor, i.void_pending_minor, i.refund_pending_minor)
        is distinct from (s.claimed, s.voiding, s.refunding)`,
  ),
  statementCheck(
    'Of a payment one hold counts at the most',
    sql<Finding>`
      select intent_id::text as subject, format('%s attempts hold its money', count(*)) as detail
      from payment_attempt where state = 'SUCCEEDED'
      group by intent_id having count(*) > 1`,
  ),
  statementCheck(
    'What a last capture could not release is released once nothing is under way',
    sql<Finding>`
      select i.id::text as subject, format('%s still held', i.authorized_minor - i.captured_minor
        - i.voided_minor - i.expired_minor) as detail
      from payment_intent i
      where i.releases_rest and i.claimed_minor = 0`,
  ),
  statementCheck(
    'M6: what takes an operation back names one that has succeeded, with its amount',
    sql<Finding>`
      select u.operation_id::text as subject, format('%s of %s %s', u.kind, u.amount_minor, u.currency) as detail
      from payment_operation u
      where u.undoes is not null and not exists (
        select from payment_operation o
        where o.operation_id = u.undoes and o.phase = 'SUCCEEDED' and o.attempt_id = u.attempt_id
          and 'UNDO_' || o.kind = u.kind and (o.amount_minor, o.currency) = (u.amount_minor, u.currency))`,
  ),
  statementCheck(
    'M7: late money is on its way back, or back',
    sql<Finding>`
      select a.id::text as subject, 'late money that nobody gives back' as detail
      from payment_attempt a
      where a.state = 'REVERSING' and a.enquire_at is null
        and not exists (select from pending_operation p where p.attempt_id = a.id)`,
  ),
  statementCheck(
    'Liveness: whatever waits for a provider is asked about in time',
    sql<Finding>`
      select a.id::text as subject, format('attempt %s since %s', a.state, a.requested_at) as detail
      from payment_attempt a
      where a.state in ('REQUESTED', 'PROCESSING', 'REQUIRES_ACTION', 'UNKNOWN')
        and coalesce(a.enquire_at, 'epoch') < now() - ${overdueMs} * interval '1 millisecond'
      union all
      select p.operation_id::text, format('%s since %s', p.kind, p.requested_at)
      from pending_operation p
      where p.enquire_at < now() - ${overdueMs} * interval '1 millisecond'
      union all
      select e.event_id, format('news %s since %s', e.type, e.received_at)
      from provider_event e
      where e.state = 'RECEIVED' and e.due_at < now() - ${overdueMs} * interval '1 millisecond'`,
  ),
  statementCheck(
    'The books of every provider agree with ours, as far as they were compared',
    sql<Finding>`
      select coalesce(order_id::text, intent_id::text, reference) as subject,
        format('%s %s: %s here, %s there, of %s', provider, kind, ours, theirs, reference) as detail
      from reconciliation_difference where closed_at is null order by opened_at`,
  ),
  statementCheck(
    'P1: no card number, and no token of a settled attempt, is kept',
    sql<Finding>`
      select id::text as subject, format('a token is kept although the attempt is %s', state) as detail
      from payment_attempt
      where method_token is not null and state not in ('REQUESTED', 'PROCESSING', 'UNKNOWN', 'CONFLICTED')`,
  ),
];
