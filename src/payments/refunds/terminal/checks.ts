import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../../../platform/doctor.js';

/** What is promised of money for cards that are presented. */
export const terminalChecks: readonly Check[] = [
  statementCheck(
    'M2: what a presented card has got is all of its refund, and one card has got it',
    sql<Finding>`
      select p.refund_id::text as subject, format('%s of %s, %s cards have got %s of %s',
        r.tender, p.phase, count(t.id), coalesce(sum(t.amount_minor), 0), p.amount_minor) as detail
      from refund_payout p join refund r on r.id = p.refund_id
        left join terminal_refund t on t.payout_id = p.operation_id and t.state = 'SUCCEEDED'
      where r.tender = 'TERMINAL' or t.id is not null
      group by p.operation_id, r.id
      having r.tender <> 'TERMINAL'
        or count(t.id) <> case p.phase when 'SUCCEEDED' then 1 else 0 end
        or bool_or((t.amount_minor, t.currency) is distinct from (p.amount_minor, r.currency)) filter (where t.id is not null)`,
  ),
];
