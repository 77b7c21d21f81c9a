import { type Collector, fulfilments, nameCollector } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { lockOwnOrder } from '../lock-own-order.js';

export interface EntrustPickup extends Collector {
  readonly orderId: string;
  readonly fulfilmentId: string;
}

/** The buyer sends somebody else to collect a pickup of their order. Refused once the goods have left. */
export async function entrustPickup(
  work: Work,
  { orderId, fulfilmentId, ...collector }: EntrustPickup,
) {
  const order = await lockOwnOrder(work, orderId);
  const all = await fulfilments(work).lockOfOrder(order.id);
  const pickup = all.find(({ id, kind }) => id === fulfilmentId && kind === 'PICKUP');
  if (!pickup) throw new RequestError('NOT_FOUND', 'There is no such pickup.');
  const named = nameCollector(work, pickup, collector);
  return isRefusal(named) ? named : { orderId: order.id, fulfilmentId: pickup.id };
}
