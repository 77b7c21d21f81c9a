import { sql } from 'kysely';
import { unauditedTables } from '../platform/database/audit-tables.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What the audit promises: no table can be changed without a trace. */
export const auditChecks: readonly Check[] = [
  statementCheck(
    'P3: every table that is no journal tells who has changed it, except those that are told by another',
    sql<Finding>`
      select c.relname as subject, 'changes without a trace' as detail
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname <> all (${Object.keys(unauditedTables)}::text[])
        and not exists (
          select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled <> 'D'
            and (t.tgname = 'is_audited' or (t.tgfoid = 'refuse_change()'::regprocedure and t.tgtype & 16 > 0)))`,
  ),
];
