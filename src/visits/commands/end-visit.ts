import { releaseKeptRest } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { changeVisit, lockVisit } from '../data/store.js';
import { tellOfVisit } from '../events.js';
import { giveHoldBack } from './give-hold-back.js';

/**
 * The time of a visit is over. Of one that was left, the rest of the money is given back, and nothing is corrected any
 * more; of one that nobody has brought to its end, all of it. Answers what the provider must be told.
 */
export async function endVisit(work: Work, visitId: string): Promise<string[]> {
  const visit = await lockVisit(work, visitId);
  if (!visit?.expires_at || visit.expires_at > work.now) return [];
  if (visit.state === 'LEFT') {
    const { intent_id: intentId } = visit;
    const operationIds = await releaseKeptRest(work, { intentId, reason: 'the visit is over' });
    const closed = await changeVisit(work, visitId, { state: 'CLOSED', expires_at: null });
    tellOfVisit(work, 'VisitClosed', closed);
    return operationIds;
  }
  const operationIds = await giveHoldBack(work, visit, 'the visit was abandoned');
  const abandoned = await changeVisit(work, visitId, { state: 'ABANDONED', expires_at: null });
  tellOfVisit(work, 'VisitAbandoned', abandoned);
  return operationIds;
}
