import { orderOfFulfilment } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

/** The order of a fulfilment. Orders are locked before their fulfilments, so it must be known first. */
export async function orderBehind(work: Work, fulfilmentId: string): Promise<string> {
  const orderId = await orderOfFulfilment(work.db, fulfilmentId);
  if (!orderId) throw new RequestError('NOT_FOUND', 'There is no such task at your location.');
  return orderId;
}
