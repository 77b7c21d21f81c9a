import { mayActFor } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { changeVisit, lockVisit, noSuchVisit } from '../data/store.js';
import { visitNotInState } from '../domain/refusals.js';
import { tellOfVisit } from '../events.js';
import { giveHoldBack } from './give-hold-back.js';

/** The customer will not come after all: what is held for the visit is given back. Not once they are inside. */
export async function abandonVisit(work: Work, { visitId }: { readonly visitId: string }) {
  const visit = await lockVisit(work, visitId);
  const owner = visit && { customerId: visit.customer_id, guestKey: null };
  if (!owner || !mayActFor(work.caller.actor, owner)) throw noSuchVisit();
  if (visit.state !== 'OPENED') return visitNotInState({ state: visit.state });
  const operationIds = await giveHoldBack(work, visit, 'the visit was given up');
  const abandoned = await changeVisit(work, visitId, { state: 'ABANDONED', expires_at: null });
  tellOfVisit(work, 'VisitAbandoned', abandoned);
  return { visitId, operationIds };
}
