import { lockNamedOrder } from '../../orders/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type WantedReturn, writeReturn } from './write-return.js';

export interface RequestReturn extends Omit<WantedReturn, 'atCounter'> {
  readonly orderId: string;
}

/**
 * The buyer, or the desk for them, asks to give goods back: with a label, or at a store. Of two requests at once for
 * the same units one is heard. Refuses like `writeReturn`.
 */
export async function requestReturn(work: Work, { orderId, ...wanted }: RequestReturn) {
  const order = await lockNamedOrder(work, orderId);
  if (!mayActFor(work.caller.actor, order))
    throw new RequestError('NOT_FOUND', 'There is no such order.');
  return writeReturn(work, order, { ...wanted, atCounter: null });
}
