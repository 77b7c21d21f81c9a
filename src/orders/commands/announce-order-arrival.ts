import { announceArrival, fulfilments } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { orders } from '../data/store.js';
import { nothingToCollect } from '../domain/refusals.js';

export interface AnnounceOrderArrival {
  readonly orderId: string;
  readonly bay: string | null;
  /** What the car looks like. */
  readonly car: string | null;
}

/** Tells the store that the buyer is there: every pickup of the order that is ready is now waited for. */
export async function announceOrderArrival(work: Work, input: AnnounceOrderArrival) {
  const order = await orders(work).lock(input.orderId);
  const waiting = await fulfilments(work).lockOfOrder(input.orderId);
  const { actor } = work.caller;
  const isAllowed =
    order && (mayActFor(actor, order) || waiting.some((each) => worksAt(actor, each.taskAt)));
  if (!order || !isAllowed) throw new RequestError('NOT_FOUND', 'There is no such order.');
  const ready = waiting.filter((each) => each.kind === 'PICKUP' && each.state === 'READY');
  if (ready.length === 0) return nothingToCollect();
  for (const each of ready) {
    const arrived = announceArrival(work, each, input);
    if (isRefusal(arrived)) return arrived;
  }
  return { orderId: order.id };
}
