import { isChargedByHand } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { capturedOnce, claimCapture, unpaidDeliveries } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';
import { heldAfter } from '../domain/rest.js';
import { drawFrom } from '../domain/tenders.js';
import { collectAgain } from './collect-again.js';
import { releaseTenders } from './let-go-of-payment.js';
import { heldOf, holdRestOf, type RestOfOrder, restOfOrder } from './rest-of-order.js';

/**
 * Goods have left on the promise of a hold that is captured once, and others are still to come. Has the rest held by a
 * payment of its own first, where the customer has agreed to be charged in their absence; once it is, what is due is
 * captured, and the rest of the old hold is given back. So each delivery is a charge of its own, and what is to come is
 * held at every moment. Where nobody has agreed, or the bank says no, the old hold stays for all, and is captured with
 * the last goods. Of an order that is over, what is owed is collected. Answers the operations to be driven. Safe to repeat.
 */
export async function followGoods(work: Work, orderId: string): Promise<string[]> {
  const order = await orders(work).lock(orderId);
  if (!order) return [];
  if (!isUnderWay(order)) return collectAgain(work, orderId);
  if (await isChargedByHand(work.db, orderId)) return [];
  const rest = await restOfOrder(work, order);
  return rest.dueMinor > 0 ? captureDue(work, orderId, rest) : releaseReplaced(work, rest);
}

function isUnderWay({ state }: Order): boolean {
  return state === 'CONFIRMED' || state === 'IN_FULFILMENT';
}

async function captureDue(
  work: Work,
  orderId: string,
  { dueMinor, toComeMinor, inAdvance, tenders }: RestOfOrder,
): Promise<string[]> {
  const once = await capturedOnce(work, orderId);
  const draws = drawFrom(tenders, dueMinor);
  const missingMinor = toComeMinor - heldAfter(tenders, draws, once);
  const oldHold = draws.find(({ intentId }) => once.has(intentId));
  if (missingMinor > 0 && oldHold) {
    const { intentId } = oldHold;
    await holdRestOf(work, tenders, { intentId, amountMinor: missingMinor, mayAsk: false });
    return [];
  }
  const unpaid = await unpaidDeliveries(work.db, orderId);
  const deliveries = [...unpaid, ...inAdvance];
  const operationIds: string[] = [];
  for (const draw of draws) {
    const claimed = await claimCapture(work, { ...draw, final: false, deliveries });
    if (!isRefusal(claimed)) operationIds.push(claimed.operationId);
  }
  return operationIds;
}

/** A hold that ends, and that another one has taken the place of, is given back. */
async function releaseReplaced(
  work: Work,
  { dueMinor, toComeMinor, tenders }: RestOfOrder,
): Promise<string[]> {
  const ends = tenders.filter(
    ({ intent, capturableMinor }) => intent.renewal_asked_at !== null && capturableMinor > 0,
  );
  const heldMinor = heldOf(tenders.filter((each) => !ends.includes(each)));
  const isReplaced = tenders.some(({ intent }) => intent.rest_of !== null);
  if (!isReplaced || heldMinor < toComeMinor + dueMinor) return [];
  return releaseTenders(work, ends, 'RENEWED');
}
