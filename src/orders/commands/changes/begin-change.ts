import { type Fulfilment, fulfilments } from '../../../fulfilment/index.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { lockPaymentsOfOrder } from '../../../payments/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import type { Order } from '../../domain/order.js';
import { orderNotChangeable, orderVersionConflict } from '../../domain/refusals.js';
import { lockOwnOrder } from '../lock-own-order.js';

/** Which order is changed, and in which state its editor has seen it. */
export interface ChangeTarget {
  readonly orderId: string;
  /** The version that was read; a change of anything newer is refused. Left out: whatever it is. */
  readonly expectedVersion?: number | undefined;
}

/** An order that may be changed: locked, with its fulfilments and its payments. */
export interface Change {
  readonly order: Order;
  readonly all: readonly Fulfilment[];
}

/**
 * Lets a change of an order, or of these lines of it, begin, for its buyer or the back office. Refuses one that is not paid yet or is over
 * (OrderNotChangeable), and one that was changed since it was read (OrderVersionConflict).
 */
export async function beginChange(
  work: Work,
  { orderId, expectedVersion }: ChangeTarget,
  lineIds: readonly string[] = [],
): Promise<Change | Refusal<'OrderNotChangeable'> | Refusal<'OrderVersionConflict'>> {
  const order = await lockOwnOrder(work, orderId);
  const known = new Set(order.lines.map(({ id }) => id));
  if (lineIds.some((id) => !known.has(id)))
    throw new RequestError('NOT_FOUND', 'There is no such line in this order.');
  const { state, version } = order;
  if (!order.isChangeable) return orderNotChangeable({ state });
  if (expectedVersion !== undefined && expectedVersion !== version)
    return orderVersionConflict({ expectedVersion, version });
  const all = await fulfilments(work).lockOfOrder(orderId);
  await lockPaymentsOfOrder(work, orderId);
  return { order, all };
}
