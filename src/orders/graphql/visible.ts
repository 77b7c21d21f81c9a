import { hasWorkFor } from '../../fulfilment/index.js';
import { isStaff, mayActFor, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { OrderView } from '../data/reads.js';

/** May the caller act for the buyer: is it their own, or do they work in the back office? */
export function isOwn(order: OrderView, context: RequestContext): boolean {
  return mayActFor(context.actor, {
    customerId: order.customer_id,
    guestKey: order.guest_key,
  });
}

/** The order if this caller may see it: the buyer, the back office, or a location that sold it or has work to do for it. */
export async function visibleOrder(
  order: OrderView | null | undefined,
  context: RequestContext,
): Promise<OrderView | null> {
  if (!order) return null;
  if (isOwn(order, context)) return order;
  const { actor } = context;
  if (!isStaff(actor)) return null;
  if (order.sold_at !== null && worksAt(actor, order.sold_at)) return order;
  return (await hasWorkFor(context.db, order.id, actor.locationIds)) ? order : null;
}
