import { fromGlobalId } from '../../kernel/ids.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { FulfilmentKind } from '../domain/lifecycles.js';

/** Under which type the graph shows goods that go this way. */
export const typeNames = {
  PICKUP: 'Pickup',
  SHIP: 'Shipment',
  COUNTER: 'CounterSale',
} as const satisfies Readonly<Record<FulfilmentKind, string>>;

const names: readonly string[] = ['StoreTask', ...Object.values(typeNames)];

/** The opaque id of a fulfilment, by the way that its goods go. */
export function fulfilmentGlobalId(row: {
  readonly id: string;
  readonly kind: FulfilmentKind;
}): string {
  return toGlobalId(typeNames[row.kind], row.id);
}

/** A task and its goods are the same work, so either id names it. */
export function fulfilmentId(globalId: string): string {
  const parsed = fromGlobalId(globalId);
  if (!parsed || !names.includes(parsed.type))
    throw new RequestError('BAD_USER_INPUT', 'This is not the id of a task.');
  return parsed.id;
}
