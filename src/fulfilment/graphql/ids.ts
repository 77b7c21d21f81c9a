import { fromGlobalId } from '../../kernel/ids.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

const names = ['StoreTask', 'Pickup', 'Shipment'];

/** A task and its pickup or shipment are the same work, so either id names it. */
export function fulfilmentId(globalId: string): string {
  const parsed = fromGlobalId(globalId);
  if (!parsed || !names.includes(parsed.type))
    throw new RequestError('BAD_USER_INPUT', 'This is not the id of a task.');
  return parsed.id;
}
