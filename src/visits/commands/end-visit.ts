import { hourMs, later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import { collectAgain, lockOrder } from '../../orders/index.js';
import { keepRest, owedFor } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { basketsOf, changeVisit, lockVisit } from '../data/store.js';
import type { VisitRow } from '../data/tables.js';
import { tellOfVisit } from '../events.js';
import { giveHoldBack } from './give-hold-back.js';
import { walkOut } from './leave-store.js';

const chargeAgainAfterMs = 6 * hourMs;

/**
 * The time of a visit is over. Of one that was left, the rest of the money is given back, and nothing is corrected any
 * more; as long as goods that have left are not paid, and money is on hold, they are charged again and the visit goes on.
 * Whoever is inside has left with what they took, and pays for it; refused like `leaveStore` where that is not possible.
 * Of a visit in which nothing was taken all of the money is given back. Answers what the provider must be told.
 */
export async function endVisit(work: Work, visitId: string) {
  const visit = await lockVisit(work, visitId);
  if (!visit?.expires_at || visit.expires_at > work.now) return [];
  if (visit.state === 'LEFT') {
    const charged = await chargeAgain(work, visit);
    if (charged.length > 0) return charged;
    const operationIds = await giveRestBack(work, visit);
    const closed = await changeVisit(work, visitId, { state: 'CLOSED', expires_at: null });
    tellOfVisit(work, 'VisitClosed', closed);
    return operationIds;
  }
  if ((await basketsOf(work.db, [visitId])).length > 0) {
    const left = await walkOut(work, visit);
    return isRefusal(left) ? left : left.operationIds;
  }
  const operationIds = await giveHoldBack(work, visit, 'the visit was abandoned');
  const abandoned = await changeVisit(work, visitId, { state: 'ABANDONED', expires_at: null });
  tellOfVisit(work, 'VisitAbandoned', abandoned);
  return operationIds;
}

/** Goods have left whose charge has failed: it is tried again while money is on hold for it. */
async function chargeAgain(work: Work, visit: VisitRow): Promise<string[]> {
  const { id, intent_id: intentId, order_id: orderId } = visit;
  if (orderId === null) return [];
  await lockOrder(work, orderId);
  if ((await owedFor(work.db, orderId)) <= 0) return [];
  const operationIds = await collectAgain(work, orderId);
  if (operationIds.length === 0) return [];
  const until = later(work.now, chargeAgainAfterMs);
  await keepRest(work, intentId, until);
  await changeVisit(work, id, { expires_at: until });
  return operationIds;
}

async function giveRestBack(work: Work, visit: VisitRow): Promise<string[]> {
  const { intent_id: intentId, order_id: orderId } = visit;
  await keepRest(work, intentId, null);
  return orderId === null ? [] : collectAgain(work, orderId);
}
