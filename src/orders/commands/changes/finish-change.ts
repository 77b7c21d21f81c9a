import type { Fulfilment } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { tables } from '../../../platform/database/database.js';
import { orders } from '../../data/store.js';
import type { OrderTables } from '../../data/tables.js';
import { type OrderEventType, orderNews } from '../../events.js';
import type { Change } from './begin-change.js';
import type { ChangedOrder } from './cancel-order-lines.js';
import { settleChange } from './settle-change.js';

interface Finish {
  /** What was put on its way by the change. */
  readonly planned: readonly Fulfilment[];
  readonly reason: string;
  readonly type: OrderEventType;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The end of a change that has put goods on their way: the money follows, the order is a new version, and it is told. */
export async function finishChange(
  work: Work,
  { order, all }: Change,
  { planned, reason, type, facts }: Finish,
): Promise<ChangedOrder> {
  const open = [...all, ...planned].filter((each) => !each.isEnded);
  const { intentId, operationIds } = await settleChange(work, order, open, reason);
  if (intentId !== null && planned.length > 0)
    await tables<OrderTables>(work.db)
      .insertInto('order_change_payment')
      .values({
        intent_id: intentId,
        order_id: order.id,
        fulfilment_ids: planned.map(({ id }) => id),
        asked_at: work.now,
      })
      .execute();
  await orders(work).touch(order);
  work.emit(orderNews(type, order, order.state, { ...facts, paymentIntentId: intentId }));
  return { orderId: order.id, paymentIntentId: intentId, operationIds };
}
