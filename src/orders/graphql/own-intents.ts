import { intentsByOrderLoader, type ReadIntent } from '../../payments/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { OrderView } from '../data/reads.js';
import { isOwn } from './visible.js';

/** The payments of an order that this caller may see, by their tender. What friends pay is their own business. */
export async function ownIntents(row: OrderView, context: RequestContext): Promise<ReadIntent[]> {
  if (!isOwn(row, context)) return [];
  const intents = (await context.loaders.of(intentsByOrderLoader).load(row.id)) ?? [];
  return intents.filter((intent) =>
    mayActFor(context.actor, { customerId: intent.customer_id, guestKey: intent.guest_key }),
  );
}
