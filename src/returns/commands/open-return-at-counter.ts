import { isRefusal } from '../../kernel/refusal.js';
import { lockNamedOrder } from '../../orders/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { lockReplacement } from './exchange/reserve-replacement.js';
import type { RequestReturn } from './request-return.js';
import { writeReturn } from './write-return.js';

export interface OpenReturnAtCounter extends Omit<RequestReturn, 'method'> {
  readonly locationId: string;
}

/**
 * Somebody stands at the counter of any store with goods of an order, wherever they were sold. Who serves them works
 * there, and has found the order. Refuses like `requestReturn`.
 */
export async function openReturnAtCounter(
  work: Work,
  { orderId, locationId, ...wanted }: OpenReturnAtCounter,
) {
  const replacement = wanted.replacement && (await lockReplacement(work, wanted.replacement));
  if (isRefusal(replacement)) return replacement;
  if (!worksAt(work.caller.actor, locationId))
    throw new RequestError('NOT_FOUND', 'There is no such location of yours.');
  const order = await lockNamedOrder(work, orderId);
  return writeReturn(work, order, {
    ...wanted,
    method: 'STORE',
    atCounter: locationId,
    replacement,
  });
}
