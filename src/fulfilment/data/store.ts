import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import { Fulfilment, FulfilmentLine } from '../domain/fulfilment.js';

/** Fulfilments as commands need them: whole, with their lines, and locked. */
export function fulfilments(work: Work) {
  const { em } = work;
  return {
    /** Writes new fulfilments with their lines, in one statement. */
    async plan(planned: readonly Fulfilment[]): Promise<void> {
      const rows = planned.map(({ lines: _lines, ...fulfilment }) => columnsOf(fulfilment));
      const lineRows = planned.flatMap(({ lines }) => lines.map((line) => columnsOf(line)));
      await sql`
        with planned as (
          insert into fulfilment
          select * from jsonb_populate_recordset(null::fulfilment, ${JSON.stringify(rows)}::jsonb)
        )
        insert into fulfilment_line
        select * from jsonb_populate_recordset(null::fulfilment_line, ${JSON.stringify(lineRows)}::jsonb)`.execute(
        work.db,
      );
    },

    async lock(id: string): Promise<Fulfilment | undefined> {
      const found = await em.findOne(Fulfilment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!found) return undefined;
      await this.withLines([found]);
      return found;
    },

    /** All of an order, in the order of their ids, so that two commands never lock in a circle. */
    async lockOfOrder(orderId: string): Promise<Fulfilment[]> {
      const found = await em.find(
        Fulfilment,
        { orderId },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      await this.withLines(found);
      return found;
    },

    async withLines(found: readonly Fulfilment[]): Promise<void> {
      if (found.length === 0) return;
      const lines = await em.find(
        FulfilmentLine,
        { fulfilmentId: { $in: found.map((each) => each.id) } },
        { orderBy: { position: 'asc' } },
      );
      for (const each of found) each.lines = lines.filter((line) => line.fulfilmentId === each.id);
    },
  };
}
