import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import { findLocation } from '../../locations/index.js';
import { type RequestHold, requestHold } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { insertVisit } from '../data/store.js';
import type { VisitRow } from '../data/tables.js';
import { enterWithinMs } from '../domain/patience.js';
import { visitUnderWay } from '../domain/refusals.js';
import { visitLifecycle } from '../domain/visit-lifecycle.js';
import { tellOfVisit } from '../events.js';

export interface OpenVisit {
  readonly locationId: string;
  readonly customerId: string;
  /** The most that the basket may cost, in minor units: it is held from now on. */
  readonly holdMinor: number;
  readonly currency: string;
  readonly card: RequestHold['card'];
}

/**
 * A customer is about to walk into a store: money is held for whatever they will take, and they are given a code that
 * opens the gate within half an hour. Refuses who has another visit under way (VisitUnderWay); of two at once one gets
 * its visit.
 */
export async function openVisit(work: Work, input: OpenVisit) {
  const { locationId, customerId, holdMinor, currency, card } = input;
  const place = await findLocation(work.db, locationId);
  if (!place?.active || place.kind !== 'STORE')
    throw new RequestError('NOT_FOUND', 'There is no such store.');
  const expiresAt = later(work.now, enterWithinMs);
  const asked = await requestHold(work, {
    purpose: 'USAGE',
    customerId,
    amountMinor: holdMinor,
    currency,
    wantedFor: `visit of ${place.name}`,
    expiresAt,
    card,
  });
  if (isRefusal(asked)) return asked;
  await work.em.flush();
  const visit: VisitRow = {
    id: newId(),
    state: visitLifecycle.initial,
    location_id: locationId,
    customer_id: customerId,
    intent_id: asked.intentId,
    hold_minor: holdMinor,
    currency,
    order_id: null,
    opened_at: work.now,
    entered_at: null,
    left_at: null,
    expires_at: expiresAt,
  };
  if (!(await insertVisit(work, visit))) return visitUnderWay();
  tellOfVisit(work, 'VisitOpened', visit);
  return { visitId: visit.id, attemptId: asked.attemptId };
}
