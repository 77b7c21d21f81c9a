import { isRefusal } from '../../kernel/refusal.js';
import { addCarriedOutGoods, undoCarriedOut } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { basketsOf, lockVisitHere, type Units, writePicks } from '../data/store.js';
import { notInBasket, visitNotInState } from '../domain/refusals.js';
import { tellOfVisit } from '../events.js';
import { draftOf } from './leave-store.js';

export interface CorrectVisit {
  readonly visitId: string;
  /** What was charged and is still in the store; each variant once. */
  readonly notTaken: readonly Units[];
  /** What was taken and not charged; each variant once. */
  readonly taken: readonly Units[];
  readonly reason: string;
}

/**
 * The eyes of the store were wrong. What was not taken is refunded, and counted in the store again; what was taken
 * besides is charged within the money that is still on hold, in the same transaction. Both with a reason, for a day after
 * the visit. Refuses what is not in the basket (NotInBasket), and what is not held any more (PaymentNotCollectable).
 */
export async function correctVisit(work: Work, input: CorrectVisit) {
  const { visitId, notTaken, taken, reason } = input;
  const visit = await lockVisitHere(work, visitId);
  const { order_id: orderId, location_id: locationId } = visit;
  if (visit.state !== 'LEFT' || orderId === null) return visitNotInState({ state: visit.state });
  const basket = new Map(
    (await basketsOf(work.db, [visitId])).map((units) => [units.variantId, units.quantity]),
  );
  for (const { variantId, quantity } of notTaken) {
    const inside = basket.get(variantId) ?? 0;
    if (quantity > inside) return notInBasket({ variantId, quantity: inside });
  }
  const operationIds: string[] = [];
  if (notTaken.length > 0) {
    const back = await undoCarriedOut(work, { orderId, locationId, units: notTaken, reason });
    if (isRefusal(back)) return back;
    operationIds.push(...back.operationIds);
  }
  if (taken.length > 0) {
    const more = await addCarriedOutGoods(work, { orderId, draft: draftOf(visit, taken) });
    if (isRefusal(more)) return more;
    operationIds.push(...more.operationIds);
  }
  const picks = [
    ...notTaken.map(({ variantId, quantity }) => ({ variantId, delta: -quantity })),
    ...taken.map(({ variantId, quantity }) => ({ variantId, delta: quantity })),
  ];
  await writePicks(work, visitId, picks, reason);
  tellOfVisit(work, 'VisitCorrected', visit, { picks, reason });
  return { visitId, operationIds };
}
