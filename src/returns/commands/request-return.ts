import { isRefusal } from '../../kernel/refusal.js';
import { lockNamedOrder } from '../../orders/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { lockReplacement, type WantedReplacement } from './exchange/reserve-replacement.js';
import { type WantedReturn, writeReturn } from './write-return.js';

export interface RequestReturn extends Omit<WantedReturn, 'atCounter' | 'replacement'> {
  readonly orderId: string;
  readonly replacement: WantedReplacement | null;
}

/**
 * The buyer, or the desk for them, asks to give goods back: with a label, or at a store. Of two requests at once for
 * the same units one is heard. Other goods that are wanted for them are kept at once. Refuses like `writeReturn`, and
 * what an order refuses of a cart.
 */
export async function requestReturn(work: Work, input: RequestReturn) {
  const { orderId, ...wanted } = input;
  const replacement = input.replacement && (await lockReplacement(work, input.replacement));
  if (isRefusal(replacement)) return replacement;
  const order = await lockNamedOrder(work, orderId);
  if (!mayActFor(work.caller.actor, order))
    throw new RequestError('NOT_FOUND', 'There is no such order.');
  return writeReturn(work, order, { ...wanted, atCounter: null, replacement });
}
