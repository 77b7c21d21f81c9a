import { fulfilments } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import { collectAgain } from './collect-again.js';
import { askForRest } from './rest-of-order.js';

/**
 * A hold ends and cannot be renewed, so what is owed for goods that have left on its promise is captured while that can
 * be done. What it gives up with that for goods still to come is held anew, or the buyer is asked to pay it again: until
 * then these goods stay where they are. Safe to repeat.
 */
export async function collectInTime(work: Work, orderId: string): Promise<string[]> {
  const order = await orders(work).lock(orderId);
  if (!order) return [];
  await fulfilments(work).lockOfOrder(orderId);
  const operationIds = await collectAgain(work, orderId);
  if (!order.endedAt) await askForRest(work, order);
  return operationIds;
}
