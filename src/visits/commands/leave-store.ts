import type { DraftCart } from '../../carts/index.js';
import { later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  type AskedPayments,
  carryOutOrder,
  completeIfPaid,
  lockOrder,
  orderCart,
} from '../../orders/index.js';
import {
  amountsOf,
  attachHold,
  capturableMinor,
  findIntents,
  isPromised,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { basketsOf, changeVisit, lockVisitHere, type Units } from '../data/store.js';
import type { VisitRow } from '../data/tables.js';
import { correctWithinMs } from '../domain/patience.js';
import { holdMissing, holdTooSmall, visitNotInState } from '../domain/refusals.js';
import { visitLifecycle } from '../domain/visit-lifecycle.js';
import { tellOfVisit } from '../events.js';
import { giveHoldBack } from './give-hold-back.js';

/**
 * The customer walks out. What is in the basket becomes an order of goods that have left, which the money on hold
 * pays, in one transaction; the rest stays on hold for a day, in case the basket has to be corrected. With an empty basket all of it is given
 * back. Refuses a basket that costs more than is held (HoldTooSmall) or of which nothing is held any more
 * (HoldMissing), and what `placeOrder` refuses.
 */
export async function leaveStore(work: Work, { visitId }: { readonly visitId: string }) {
  return walkOut(work, await lockVisitHere(work, visitId));
}

/** The same for a visit that is locked. */
export async function walkOut(work: Work, visit: VisitRow) {
  const { id: visitId } = visit;
  const state = visitLifecycle.next(visit.state, 'leave');
  if (state === undefined) return visitNotInState({ state: visit.state });
  const basket = await basketsOf(work.db, [visitId]);
  const keepsRestUntil = later(work.now, correctWithinMs);
  const left = { state, left_at: work.now };
  if (basket.length === 0) {
    const operationIds = await giveHoldBack(work, visit, 'nothing was taken');
    const gone = await changeVisit(work, visitId, { ...left, expires_at: work.now });
    tellOfVisit(work, 'VisitLeft', gone);
    return { visitId, placed: null, operationIds };
  }
  const placed = await orderBasket(work, visit, { basket, keepsRestUntil });
  if (isRefusal(placed)) return placed;
  const gone = await changeVisit(work, visitId, {
    ...left,
    order_id: placed.orderId,
    expires_at: keepsRestUntil,
  });
  tellOfVisit(work, 'VisitLeft', gone);
  return { visitId, placed, operationIds: placed.operationIds };
}

async function orderBasket(
  work: Work,
  visit: VisitRow,
  { basket, keepsRestUntil }: { readonly basket: readonly Units[]; readonly keepsRestUntil: Date },
) {
  const { intent_id: intentId, currency } = visit;
  const [intent] = await findIntents(work.db, [intentId]);
  if (!intent || !isPromised(intent)) return holdMissing();
  const heldMinor = capturableMinor(amountsOf(intent));
  const input = {
    cart: draftOf(visit, basket),
    expectedTotalMinor: null,
    expiresAt: keepsRestUntil,
  };
  const placed = await orderCart(work, input, async ({ id: orderId, totalMinor }) => {
    if (totalMinor > heldMinor) return holdTooSmall({ totalMinor, heldMinor, currency });
    await attachHold(work, { intentId, orderId, keepsRestUntil });
    return { intentIds: [intentId], attemptIds: [] } as AskedPayments;
  });
  if (isRefusal(placed)) return placed;
  await completeIfPaid(work, await lockOrder(work, placed.orderId));
  // The goods go through the gate now: they are charged in the same breath, or nobody goes.
  const carried = await carryOutOrder(work, placed);
  return isRefusal(carried) ? holdMissing() : { ...placed, ...carried };
}

/** The basket of a visit as a cart would have it whose goods are carried out. */
export function draftOf(visit: VisitRow, basket: readonly Units[]): DraftCart {
  return {
    currency: visit.currency,
    customerId: visit.customer_id,
    guestKey: null,
    lines: basket.map(({ variantId, quantity }) => ({ variantId, quantity })),
    contact: null,
    way: { kind: 'COUNTER', collectAt: visit.location_id },
    shippingAddress: null,
    billingAddress: null,
    note: null,
  };
}
