import { driveOperation } from '../payments/index.js';
import { tables } from '../platform/database/database.js';
import type { Gateway } from '../platform/gateway.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { completeOrder } from './commands/complete-order.js';
import { expireOrder } from './commands/expire-order.js';
import { releaseEndedOrder } from './commands/release-ended-order.js';
import type { OrderTables } from './data/tables.js';

const batchSize = 100;

/** A promised payment makes the order, whichever way the news of it came. */
export const completeOnPayment: Reaction = {
  name: 'orders: complete on payment',
  on: ['PaymentAuthorized', 'PaymentCaptured'],
  async handle(event, gateway) {
    const orderId = event.payload['orderId'];
    if (typeof orderId !== 'string') return;
    await gateway.runAsSystem(
      'completeOrder',
      (work) => completeOrder(work, orderId),
      event.correlation_id,
    );
  },
};

/**
 * An order that ended while a capture was still under way could not give the rest of the promise back then; it
 * does so when that capture is over.
 */
export const releaseRest: Reaction = {
  name: 'orders: give the rest of the promise back',
  on: ['PaymentCaptured', 'CaptureFailed'],
  async handle(event, gateway) {
    const orderId = event.payload['orderId'];
    if (typeof orderId !== 'string') return;
    const operationId = await gateway.runAsSystem(
      'releaseRest',
      (work) => releaseEndedOrder(work, orderId),
      event.correlation_id,
    );
    if (operationId) await driveOperation(gateway, operationId);
  },
};

/** Ends the orders that nobody paid for in time, each in a transaction of its own. */
async function expireOrders(_payload: unknown, gateway: Gateway): Promise<void> {
  const overdue = await tables<OrderTables>(gateway.db)
    .selectFrom('sales_order')
    .select('id')
    .where('state', '=', 'PENDING_PAYMENT')
    .where('expires_at', '<=', gateway.clock.now())
    .orderBy('expires_at')
    .limit(batchSize)
    .execute();
  for (const { id } of overdue)
    await gateway.runAsSystem('expireOrder', (work) => expireOrder(work, id));
}

export const orderTasks: Readonly<Record<string, Task>> = { expireOrders };

export const orderSweeps: readonly Sweep[] = [{ task: 'expireOrders', every: '* * * * *' }];
