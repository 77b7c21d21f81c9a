import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import { tables } from '../../platform/database/database.js';
import { type CaptureTrigger } from '../domain/capture-trigger.js';
import { Fulfilment } from '../domain/fulfilment.js';
import { FulfilmentLine } from '../domain/fulfilment-line.js';
import type { FulfilmentTables } from './tables.js';

/** Fulfilments as commands need them: whole, with their lines, and locked. */
export function fulfilments(work: Work) {
  const { em } = work;
  return {
    /**
     * Writes new fulfilments with their lines, in one statement, which asks the rules when each is charged. Those that
     * take the place of others keep what was decided.
     */
    async plan(
      planned: readonly Fulfilment[],
      channel: string,
      replacing: ReadonlySet<string>,
    ): Promise<void> {
      const rows = planned.map(({ lines: _lines, ...fulfilment }) => ({
        ...columnsOf(fulfilment),
        is_decided: replacing.has(fulfilment.id),
      }));
      const lineRows = planned.flatMap(({ lines }) => lines.map((line) => columnsOf(line)));
      const written = await sql<{ id: string; trigger: CaptureTrigger }>`
        with planned as (
          insert into fulfilment
          select f.* from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as given (one)
            cross join lateral (
              select coalesce(case when (one ->> 'is_decided')::boolean then one ->> 'capture_trigger' end,
                min(c.capture_trigger) filter (where c.channel is not null),
                min(c.capture_trigger), one ->> 'capture_trigger') as capture_trigger
              from capture_rule c
              where c.fulfilment_kind = one ->> 'kind' and (c.channel is null or c.channel = ${channel})) rule
            cross join lateral jsonb_populate_record(null::fulfilment,
              one || jsonb_build_object('capture_trigger', rule.capture_trigger)) f
          returning id, capture_trigger
        ), lines as (
          insert into fulfilment_line
          select * from jsonb_populate_recordset(null::fulfilment_line, ${JSON.stringify(lineRows)}::jsonb)
        )
        select id, capture_trigger as trigger from planned`.execute(work.db);
      const triggers = new Map(written.rows.map(({ id, trigger }) => [id, trigger]));
      for (const each of planned)
        each.captureTrigger = triggers.get(each.id) ?? each.captureTrigger;
    },

    /** Keeps what was charged for fulfilments that were only just written down, and when. */
    async keepCharges(planned: readonly Fulfilment[]): Promise<void> {
      for (const { id, chargedMinor, captureTrigger } of planned)
        await tables<FulfilmentTables>(work.db)
          .updateTable('fulfilment')
          .set({ charged_minor: chargedMinor, capture_trigger: captureTrigger })
          .where('id', '=', id)
          .execute();
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
