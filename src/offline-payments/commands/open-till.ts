import { newId } from '../../kernel/ids.js';
import { isCurrency, maxAmountMinor } from '../../kernel/money.js';
import { findLocation } from '../../locations/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { offlineTables, type TillSessionRow } from '../data/tables.js';
import { writeMovement } from '../data/tills.js';
import { amountNotPossible, otherCurrency, tillAlreadyOpen } from '../domain/refusals.js';
import { tillNews } from '../events.js';

export interface OpenTill {
  readonly locationId: string;
  /** What lies in it at the beginning, in minor units; may be nothing. */
  readonly floatMinor: number;
  readonly currency: string;
}

/** Opens the till of a location with a float. A location has one open till at most (TillAlreadyOpen). */
export async function openTill(work: Work, { locationId, floatMinor, currency }: OpenTill) {
  const { actor } = work.caller;
  const location = await findLocation(work.db, locationId);
  if (!location || !worksAt(actor, locationId))
    throw new RequestError('NOT_FOUND', 'There is no such location.');
  if (!isCurrency(currency)) return otherCurrency({ currency: 'EUR' });
  if (!Number.isSafeInteger(floatMinor) || floatMinor < 0 || floatMinor > maxAmountMinor)
    return amountNotPossible();
  const till: TillSessionRow = {
    id: newId(),
    location_id: locationId,
    currency,
    state: 'OPEN',
    cash_minor: floatMinor,
    counted_minor: null,
    opened_by: actor.id ?? null,
    opened_at: work.now,
    closed_by: null,
    closed_at: null,
  };
  const db = offlineTables(work.db);
  const opened = await db
    .insertInto('till_session')
    .values(till)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!opened) {
    const { id: tillSessionId } = await db
      .selectFrom('till_session')
      .select('id')
      .where('location_id', '=', locationId)
      .orderBy('opened_at', 'desc')
      .executeTakeFirstOrThrow();
    return tillAlreadyOpen({ tillSessionId });
  }
  await writeMovement(work, till.id, { kind: 'FLOAT', amount_minor: floatMinor });
  work.emit(tillNews('TillOpened', till));
  return { tillSessionId: till.id };
}
