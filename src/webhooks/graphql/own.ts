import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { deliveryLoader, endpointLoader } from '../data/reads.js';

/** The partner, or admin, whose endpoints these are. */
export function ownerOf({ actor }: RequestContext): string {
  if (actor.id === undefined) throw new RequestError('FORBIDDEN', 'This is not yours to do.');
  return actor.id;
}

/** The inner id of an endpoint of the caller's own; anybody else's is answered like one that is not there. */
export async function ownEndpointId(globalId: string, context: RequestContext): Promise<string> {
  const id = innerIdOrNone('WebhookEndpoint', globalId);
  const endpoint = id === undefined ? null : await context.loaders.of(endpointLoader).load(id);
  if (endpoint?.owner_id !== ownerOf(context))
    throw new RequestError('NOT_FOUND', 'There is no such webhook endpoint.');
  context.loaders.of(endpointLoader).clear(endpoint.id);
  return endpoint.id;
}

/** The inner id of a delivery to an endpoint of the caller's own. */
export async function ownDeliveryId(globalId: string, context: RequestContext): Promise<string> {
  const absent = new RequestError('NOT_FOUND', 'There is no such webhook delivery.');
  const id = innerIdOrNone('WebhookDelivery', globalId);
  const delivery = id === undefined ? null : await context.loaders.of(deliveryLoader).load(id);
  if (!delivery) throw absent;
  const endpoint = await context.loaders.of(endpointLoader).load(delivery.endpoint_id);
  if (endpoint?.owner_id !== ownerOf(context)) throw absent;
  context.loaders.of(deliveryLoader).clear(delivery.id);
  return delivery.id;
}
