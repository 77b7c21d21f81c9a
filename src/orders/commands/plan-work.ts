import { type Fulfilment, type FulfilmentPlan, planFulfilments } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Order } from '../domain/order.js';
import { endOfferJob } from '../jobs.js';

/** Puts work of an order on the lists of the places that will do it. What stores do not claim in time goes elsewhere. */
export async function planWork(
  work: Work,
  order: Order,
  plans: readonly FulfilmentPlan[],
): Promise<Fulfilment[]> {
  const planned = await planFulfilments(work, plans, order.channel);
  for (const { id, offeredUntil } of planned)
    if (offeredUntil) work.enqueue(endOfferJob(id, offeredUntil));
  return planned;
}
