import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import { ReturnLine, ReturnOrder, type ReturnTerms } from '../domain/return-order.js';
import { returnTables } from './tables.js';

/** Returns as commands need them: whole, with their lines, and locked. */
export function returns(work: Work) {
  const { em } = work;
  return {
    /** The number that people say for a new return: the year, and a count. */
    async nextNumber(): Promise<string> {
      const { rows } = await sql<{ count: string }>`
        select nextval('return_number')::text as count`.execute(work.db);
      return `R${work.now.getUTCFullYear()}-${rows[0]?.count}`;
    },

    /** Writes a new return with its lines, in one statement. */
    async add(terms: ReturnTerms, lines: ReturnLine[], change: (made: ReturnOrder) => void) {
      const returned = Object.assign(new ReturnOrder(terms), { lines });
      change(returned);
      const { lines: _lines, ...row } = returned;
      await sql`
        with made as (
          insert into return_order
          select * from jsonb_populate_record(null::return_order, ${JSON.stringify(columnsOf(row))}::jsonb)
        )
        insert into return_line
        select * from jsonb_populate_recordset(null::return_line,
          ${JSON.stringify(lines.map(columnsOf))}::jsonb)`.execute(work.db);
      return returned;
    },

    /** The order of a return, which never changes: it is locked before. Undefined where there is no such return. */
    async orderOf(id: string): Promise<string | undefined> {
      const row = await returnTables(work.db)
        .selectFrom('return_order')
        .select('order_id')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.order_id;
    },

    /** A return and its lines, read as they are once whoever held them has let go. Its order is locked before. */
    async lock(id: string): Promise<ReturnOrder | undefined> {
      await em.flush();
      const { rows } = await sql<{ returned: object; line: object }>`
        select to_json(r) as returned, to_json(l) as line
        from return_order r join return_line l on l.return_id = r.id
        where r.id = ${id}::uuid order by l.position for update`.execute(work.db);
      const [first] = rows;
      if (!first) return undefined;
      const returned = em.map(ReturnOrder, first.returned);
      returned.lines = rows.map(({ line }) => em.map(ReturnLine, line));
      return returned;
    },
  };
}
