import { lockAtLocation } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { carryOut, type NotCarriedOut } from './carry-out-order.js';
import type { Delivered } from './deliver-goods.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';

/**
 * The buyer at the counter takes the goods along, which are charged as their rule says. No code is asked for: who sells
 * them has them in hand. Goods that go another way are not there for this. Of two who do it at once the second finds the
 * goods gone.
 */
export async function handOverAtCounter(
  work: Work,
  input: { readonly fulfilmentId: string },
): Promise<Delivered | NotCarriedOut> {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const { id, kind } = await lockAtLocation(work, input.fulfilmentId);
  if (kind !== 'COUNTER')
    throw new RequestError('NOT_FOUND', 'There is nothing to carry out at your location.');
  return carryOut(work, order, id);
}
