import type { Kysely } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Refusal } from '../../kernel/refusal.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { tillNotOpen, tillShort } from '../domain/refusals.js';
import { tillNews } from '../events.js';
import { offlineTables, type TillMovementRow, type TillSessionRow } from './tables.js';

type Movement = Pick<TillMovementRow, 'kind' | 'amount_minor'> &
  Partial<Pick<TillMovementRow, 'tendered_minor' | 'payment_key' | 'payout_id'>>;

export function findTill(db: Kysely<unknown>, id: string): Promise<TillSessionRow | undefined> {
  return offlineTables(db)
    .selectFrom('till_session')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The till of a location where the caller works; anybody else's does not exist for them. */
export async function ownTill(work: Work, id: string): Promise<TillSessionRow> {
  const till = await findTill(work.db, id);
  if (!till || !worksAt(work.caller.actor, till.location_id))
    throw new RequestError('NOT_FOUND', 'There is no such till.');
  return till;
}

/**
 * Puts money into an open till (above zero) or takes it out (below), with the line that says what for. One statement
 * decides, so that of two at once none finds money that the other has taken.
 */
export async function moveCash(
  work: Work,
  till: TillSessionRow,
  movement: Movement,
): Promise<TillSessionRow | Refusal<'TillNotOpen'> | Refusal<'TillShort'>> {
  const moved = await offlineTables(work.db)
    .updateTable('till_session')
    .set((row) => ({ cash_minor: row('cash_minor', '+', movement.amount_minor) }))
    .where('id', '=', till.id)
    .where('state', '=', 'OPEN')
    .where('cash_minor', '>=', -movement.amount_minor)
    .returningAll()
    .executeTakeFirst();
  if (!moved) {
    const now = await findTill(work.db, till.id);
    return now?.state === 'OPEN'
      ? tillShort({ cashMinor: now.cash_minor, currency: now.currency })
      : tillNotOpen();
  }
  const line = await writeMovement(work, till.id, movement);
  work.emit(tillNews(movement.amount_minor > 0 ? 'CashTaken' : 'CashPaidOut', moved, line));
  return moved;
}

/** Adds a line to the journal of a till, which is never changed. */
export async function writeMovement(
  work: Work,
  tillSessionId: string,
  movement: Movement,
): Promise<TillMovementRow> {
  const { actor } = work.caller;
  const line: TillMovementRow = {
    id: newId(),
    till_session_id: tillSessionId,
    tendered_minor: null,
    payment_key: null,
    payout_id: null,
    ...movement,
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    at: work.now,
  };
  await offlineTables(work.db).insertInto('till_movement').values(line).execute();
  return line;
}
