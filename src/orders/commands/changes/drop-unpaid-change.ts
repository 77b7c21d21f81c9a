import { fulfilments } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { tables } from '../../../platform/database/database.js';
import type { OrderTables } from '../../data/tables.js';
import { dropAll } from '../drop-unpaid-goods.js';
import { lockOrder } from '../lock-order.js';
import { heldOf, restOfOrder } from '../rest-of-order.js';

export interface UnpaidChange {
  readonly orderId: string;
  /** The payment that nobody has made in time. */
  readonly intentId: string;
}

/**
 * What a change of an order costs more was not paid in time: the goods that the change put on their way go back on sale,
 * unless other money is held for them. What does not belong to a change stays as it is. Safe to repeat.
 */
export async function dropUnpaidChange(
  work: Work,
  { orderId, intentId }: UnpaidChange,
): Promise<string[]> {
  const order = await lockOrder(work, orderId);
  if (!order.isChangeable) return [];
  const asked = await tables<OrderTables>(work.db)
    .selectFrom('order_change_payment')
    .select('fulfilment_ids')
    .where('intent_id', '=', intentId)
    .executeTakeFirst();
  if (!asked) return [];
  const { tenders, dueMinor, toComeMinor } = await restOfOrder(work, order);
  if (heldOf(tenders) >= toComeMinor + dueMinor) return [];
  const all = await fulfilments(work).lockOfOrder(orderId);
  const dropped = all.filter(({ id }) => asked.fulfilment_ids.includes(id));
  return dropAll(work, { order, all, dropped, reason: 'its change was not paid in time' });
}
