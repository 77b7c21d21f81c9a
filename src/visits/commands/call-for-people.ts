import { hourMs, later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { changeVisit, lockVisit } from '../data/store.js';
import { isOverdue } from '../domain/patience.js';
import { tellOfVisit } from '../events.js';

const tryAgainAfterMs = hourMs;

export interface CallForPeople {
  readonly visitId: string;
  /** Why the basket cannot be charged. */
  readonly refusedAs: string;
}

/**
 * Goods have left with somebody who cannot be charged for them: the people of the store are told, once, and it is tried
 * again every hour, until it is possible or they have settled it.
 */
export async function callForPeople(work: Work, { visitId, refusedAs }: CallForPeople) {
  const visit = await lockVisit(work, visitId);
  if (visit?.state !== 'INSIDE' || !visit.expires_at || visit.expires_at > work.now) return;
  const isNew = !isOverdue(visit, later(visit.expires_at, -1));
  await changeVisit(work, visitId, { expires_at: later(work.now, tryAgainAfterMs) });
  if (isNew) tellOfVisit(work, 'VisitUnsettled', visit, { refusedAs });
}
