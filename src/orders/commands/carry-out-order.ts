import { type FulfilmentNotReady, fulfilments, releaseFulfilment } from '../../fulfilment/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import type { Order } from '../domain/order.js';
import { type Delivered, deliverGoods } from './deliver-goods.js';
import { lockOrder } from './lock-order.js';

/** Why goods stay where they are. */
export type NotCarriedOut = FulfilmentNotReady | Refusal<'PaymentNotCollectable'>;

/**
 * All that is carried out of the places where the caller works leaves with its buyer, as soon as the order is paid for.
 * Answers what must be driven at the providers; nothing where the order still waits for its payment, or the goods are
 * gone. Where they cannot be charged they stay on the list of the store.
 */
export async function carryOutOrder(
  work: Work,
  { orderId }: { readonly orderId: string },
): Promise<{ readonly operationIds: readonly string[] } | NotCarriedOut> {
  const order = await lockOrder(work, orderId);
  const { actor } = work.caller;
  const operationIds: string[] = [];
  for (const { id, kind, state, stockFrom } of await fulfilments(work).lockOfOrder(orderId)) {
    if (kind !== 'COUNTER' || state !== 'PLANNED' || !worksAt(actor, stockFrom)) continue;
    const left = await carryOut(work, order, id);
    if (isRefusal(left)) return left;
    operationIds.push(...left.operationIds);
  }
  return { operationIds };
}

/** Goods of an order whose lock the caller holds leave with their buyer. */
export async function carryOut(
  work: Work,
  order: Order,
  fulfilmentId: string,
): Promise<Delivered | NotCarriedOut> {
  const all = await fulfilments(work).lockOfOrder(order.id);
  const fulfilment = all.find(({ id }) => id === fulfilmentId);
  if (!fulfilment) throw new Error(`fulfilment ${fulfilmentId} is of another order`);
  const released = releaseFulfilment(work, fulfilment);
  if (isRefusal(released)) return released;
  return deliverGoods(work, { order, fulfilment, all, kind: 'HANDOVER' });
}
