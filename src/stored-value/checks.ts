import { sql } from 'kysely';
import { postedValues } from '../payments/index.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { valueRules } from './domain/value-kinds.js';

const pointsPerMinor = valueRules.POINTS.unitsPerMinor;

/** What stored value promises: accounts that are the sums of their journal, and payments that agree with it. */
export const storedValueChecks: readonly Check[] = [
  statementCheck(
    'What is on a gift card, or to the credit of a customer, is the sum of its journal',
    sql<Finding>`
      select a.id::text as subject, format('%s: balance %s/%s, held %s/%s', a.kind, a.balance, s.balance, a.held, s.held) as detail
      from stored_account a cross join lateral (
        select coalesce(sum(e.balance_change), 0) as balance, coalesce(sum(e.held_change), 0) as held
        from stored_entry e where e.account_id = a.id) s
      where (a.balance, a.held) is distinct from (s.balance, s.held)`,
  ),
  statementCheck(
    'What an account holds is what payments with it have not taken or let go',
    sql<Finding>`
      select a.id::text as subject, format('%s holds %s, its payments %s', a.kind, a.held, s.held) as detail
      from stored_account a cross join lateral (
        select coalesce(sum((p.authorized_minor - p.captured_minor - p.voided_minor) * p.units_per_minor), 0) as held
        from stored_payment p where p.account_id = a.id) s
      where a.held is distinct from s.held`,
  ),
  statementCheck(
    'A payment with stored value is the sum of what its journal says was held, taken, let go and given back',
    sql<Finding>`
      select p.id::text as subject, format('captured %s/%s, refunded %s/%s, voided %s/%s',
        p.captured_minor * p.units_per_minor, s.captured, p.refunded_minor * p.units_per_minor, s.refunded,
        p.voided_minor * p.units_per_minor, s.released) as detail
      from stored_payment p cross join lateral (
        select
          coalesce(-sum(e.balance_change) filter (where e.kind = 'CAPTURE'), 0) as captured,
          coalesce(sum(e.balance_change) filter (where e.kind = 'REFUND'), 0) as refunded,
          coalesce(-sum(e.held_change) filter (where e.kind = 'RELEASE'), 0) as released
        from stored_entry e where e.payment_id = p.id) s
      where (p.captured_minor * p.units_per_minor, p.refunded_minor * p.units_per_minor,
          p.voided_minor * p.units_per_minor) is distinct from (s.captured, s.refunded, s.released)`,
  ),
  statementCheck(
    'What was given away, corrected or has expired is posted to the ledger, with what it is worth',
    sql<Finding>`
      select coalesce(v.id, p.entry_id)::text as subject,
        format('worth %s %s on %s, posted %s %s on %s', v.worth, v.currency, v.account, p.amount_minor, p.currency,
          p.account) as detail
      from (
        select e.id, a.currency, e.balance_change / case a.kind when 'POINTS' then ${pointsPerMinor} else 1 end as worth,
          case a.kind when 'GIFT_CARD' then 'GIFT_CARDS' when 'POINTS' then 'POINTS_LIABILITY' else 'STORE_CREDIT' end
            as account
        from stored_entry e join stored_account a on a.id = e.account_id
        where e.kind in ('ISSUE', 'ADJUST', 'EXPIRE')) v
      full join (${postedValues}) p on p.entry_id = v.id
      where (v.worth, v.currency, v.account) is distinct from (p.amount_minor, p.currency, p.account)`,
  ),
  statementCheck(
    'M8: stored value pays in its own currency, and as what it is',
    sql<Finding>`
      select p.id::text as subject, format('paid from a %s with a %s', a.kind, p.kind) as detail
      from stored_payment p join stored_account a on a.id = p.account_id
      where p.kind <> a.kind or p.currency <> a.currency`,
  ),
];
