import { lockOrder } from '../../orders/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { lockSharedPayment, orderOfSharedPayment } from '../data/store.js';

/** Locks a shared payment and its order for whoever began it, or the back office; to others it does not exist. */
export async function lockOwnSharedPayment(work: Work, id: string) {
  const orderId = await orderOfSharedPayment(work, id);
  const order = orderId === undefined ? undefined : await lockOrder(work, orderId);
  if (!order || !mayActFor(work.caller.actor, order))
    throw new RequestError('NOT_FOUND', 'There is no such shared payment.');
  return { order, locked: await lockSharedPayment(work, id) };
}
