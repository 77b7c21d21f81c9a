import { pickupCodeSecret } from '../../fulfilment/index.js';
import { later } from '../../kernel/clock.js';
import { findIntents } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { changeVisit, lockVisitHere } from '../data/store.js';
import { isEntryCode } from '../domain/entry-code.js';
import { leaveWithinMs } from '../domain/patience.js';
import { holdMissing, visitNotInState, wrongEntryCode } from '../domain/refusals.js';
import { visitLifecycle } from '../domain/visit-lifecycle.js';
import { tellOfVisit } from '../events.js';

export interface EnterStore {
  readonly visitId: string;
  readonly entryCode: string;
}

/** The gate opens: once for each visit, with its code, and only while its money is on hold. */
export async function enterStore(work: Work, input: EnterStore) {
  const visit = await lockVisitHere(work, input.visitId);
  if (!isEntryCode(work.port(pickupCodeSecret), visit.id, input.entryCode)) return wrongEntryCode();
  const state = visitLifecycle.next(visit.state, 'enter');
  if (state === undefined || (visit.expires_at && visit.expires_at <= work.now))
    return visitNotInState({ state: visit.state });
  const [intent] = await findIntents(work.db, [visit.intent_id]);
  if (intent?.state !== 'AUTHORIZED') return holdMissing();
  const entered = await changeVisit(work, visit.id, {
    state,
    entered_at: work.now,
    expires_at: later(work.now, leaveWithinMs),
  });
  tellOfVisit(work, 'VisitEntered', entered);
  return { visitId: visit.id };
}
