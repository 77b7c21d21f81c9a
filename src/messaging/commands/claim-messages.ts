import { sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import type { MessageRow } from '../data/tables.js';
import { leaseMs } from '../domain/patience.js';

const batchSize = 20;

/**
 * Takes messages that are due, to be sent or asked about, for the time of one try: who crashes blocks nobody, as they
 * fall due again. Of two who ask at once, each is given others.
 */
export async function claimMessages(work: Work): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    with due as (
      select id from message where due_at <= ${work.now}
      order by due_at, id limit ${batchSize}
      for update skip locked
    ), taken as (
      update message m set due_at = ${later(work.now, leaseMs)} from due where m.id = due.id
      returning m.*
    )
    select * from taken order by queued_at, id`.execute(work.db);
  return rows;
}
