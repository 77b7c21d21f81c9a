import { mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { intentLoader, type ReadIntent } from '../data/reads.js';

/** An intent as this caller may see it: its owner, or the back office. Anybody else finds nothing. */
export async function visibleIntent(
  intentId: string,
  context: RequestContext,
): Promise<ReadIntent | null> {
  const intent = await context.loaders.of(intentLoader).load(intentId);
  return intent && isVisible(intent, context) ? intent : null;
}

/** The inner id of a payment that is the caller's own to act on; otherwise there is no such payment. */
export async function ownIntentId(globalId: string, context: RequestContext): Promise<string> {
  const intentId = innerIdOrNone('PaymentIntent', globalId);
  const intent = intentId === undefined ? null : await visibleIntent(intentId, context);
  if (!intent) throw new RequestError('NOT_FOUND', 'There is no such payment.');
  return intent.id;
}

function isVisible(intent: ReadIntent, { actor }: RequestContext): boolean {
  return mayActFor(actor, { customerId: intent.customer_id, guestKey: intent.guest_key });
}
