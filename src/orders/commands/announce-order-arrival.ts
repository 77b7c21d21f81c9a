import { announceArrival, type Fulfilment, fulfilments } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { orders } from '../data/store.js';
import { nothingToCollect } from '../domain/refusals.js';

export interface AnnounceOrderArrival {
  readonly orderId: string;
  /** Where the buyer is; null for wherever goods of the order wait. */
  readonly locationId: string | null;
  readonly bay: string | null;
  /** What the car looks like. */
  readonly car: string | null;
}

/**
 * Tells the store that the buyer is there: every pickup of the order that is ready there is now waited for. The people of a
 * store say so for their own one alone.
 */
export async function announceOrderArrival(work: Work, input: AnnounceOrderArrival) {
  const order = await orders(work).lock(input.orderId);
  const all = await fulfilments(work).lockOfOrder(input.orderId);
  const { actor } = work.caller;
  const isOwn = order !== undefined && mayActFor(actor, order);
  const known = all.filter(({ taskAt }) => isOwn || worksAt(actor, taskAt));
  if (!order || (!isOwn && known.length === 0))
    throw new RequestError('NOT_FOUND', 'There is no such order.');
  const isThere = ({ taskAt }: Fulfilment) => (input.locationId ?? taskAt) === taskAt;
  const ready = known.filter(
    (each) => each.kind === 'PICKUP' && each.state === 'READY' && isThere(each),
  );
  if (ready.length === 0) return nothingToCollect();
  for (const each of ready) {
    const arrived = announceArrival(work, each, input);
    if (isRefusal(arrived)) return arrived;
  }
  return { orderId: order.id };
}
