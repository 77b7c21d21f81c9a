import { later, secondMs } from '../kernel/clock.js';
import { driveOperations, type PaymentPayload } from '../payments/index.js';
import { tables } from '../platform/database/database.js';
import type { Gateway } from '../platform/gateway.js';
import { eachAlone } from '../platform/jobs/each-alone.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { dropUnpaidChange } from './commands/changes/drop-unpaid-change.js';
import { collectInTime as collectInTimeOf } from './commands/collect-in-time.js';
import { completeOnPaymentName } from './commands/complete-order.js';
import { completeWhenPaid } from './commands/complete-when-paid.js';
import { dropUnpaidGoods } from './commands/drop-unpaid-goods.js';
import { endOrderConsents } from './commands/end-order-consents.js';
import { followGoods } from './commands/follow-goods.js';
import { lockOrder } from './commands/lock-order.js';
import { giveUpPickups } from './commands/pickups/give-up-pickups.js';
import { releaseEndedOrder } from './commands/release-ended-order.js';
import { renewHolds } from './commands/renew-holds.js';
import { endOffers } from './commands/resourcing/end-offers.js';
import { settleOrder } from './commands/settle-order.js';
import type { OrderTables } from './data/tables.js';
import { buyLabels } from './parcels/buy-labels.js';
import { refundParcels } from './parcels/refund-parcels.js';

const batchSize = 500;
const lostAfterMs = 30 * secondMs;

/** The last promised payment makes the order, whichever way the news of it came. */
export const completeOnPayment: Reaction = {
  name: completeOnPaymentName,
  on: ['PaymentAuthorized', 'PaymentCaptured'],
  async handle(event, gateway) {
    const { orderId, state, amounts, ...told } = event.payload as unknown as PaymentPayload;
    const isRest = told.restOf !== undefined && event.type === 'PaymentAuthorized';
    if (orderId === null) return;
    const { amountMinor } = amounts;
    const shared = told.shared === true;
    await gateway.runAsSystem(
      'completeOrder',
      async (work) =>
        completeWhenPaid(work, await lockOrder(work, orderId), {
          state,
          amountMinor,
          shared,
          isRest,
        }),
      event.correlation_id,
    );
  },
};

/**
 * An order that ended while a capture was still under way could not give the rest of the promise back then; it
 * does so when that capture is over. Nor could it give back what was contested then; it does so when the bank has
 * returned it; nor what a refund waited to give back, which nobody has agreed to. Goods that are gone and whose capture failed are collected again.
 */
export const releaseRest: Reaction = {
  name: 'orders: give the rest of the promise back',
  on: ['PaymentCaptured', 'CaptureFailed', 'DisputeWon', 'RefundRejected'],
  async handle(event, gateway) {
    const orderId = event.payload['orderId'];
    if (typeof orderId !== 'string') return;
    const operationIds = await gateway.runAsSystem(
      'releaseRest',
      (work) => releaseEndedOrder(work, orderId),
      event.correlation_id,
    );
    await driveOperations(gateway, operationIds);
  },
};

/** A hold that cannot be renewed is the last chance to take what is owed for goods that have left on its promise. */
export const collectInTime: Reaction = {
  name: 'orders: collect what is owed before its hold ends',
  on: ['PaymentRenewalRequested', 'PaymentRenewalFailed'],
  async handle(event, gateway) {
    const { orderId } = event.payload as unknown as PaymentPayload;
    if (orderId === null) return;
    const operationIds = await gateway.runAsSystem(
      'collectInTime',
      (work) => collectInTimeOf(work, orderId),
      event.correlation_id,
    );
    await driveOperations(gateway, operationIds);
  },
};

/** The goods are kept until the hold ends. After that, and without another one, they go back on sale. */
export const dropUnpaid: Reaction = {
  name: 'orders: give up goods that nobody pays',
  on: ['PaymentExpired'],
  async handle(event, gateway) {
    const { orderId, reason, restOf } = event.payload as unknown as PaymentPayload;
    if (orderId === null || (reason !== 'HOLD_LAPSED' && restOf === undefined)) return;
    const operationIds = await gateway.runAsSystem(
      'dropUnpaidGoods',
      (work) => dropUnpaidGoods(work, orderId),
      event.correlation_id,
    );
    await driveOperations(gateway, operationIds);
  },
};

/** What a change of an order costs more is paid in time, or the change is given up. */
export const dropUnpaidChanges: Reaction = {
  name: 'orders: give up changes that nobody pays',
  on: ['PaymentExpired'],
  when: ({ reason, restOf }) => reason === 'NOT_PAID_IN_TIME' && restOf === undefined,
  async handle(event, gateway) {
    const { orderId, intentId } = event.payload as unknown as PaymentPayload;
    if (orderId === null) return;
    const operationIds = await gateway.runAsSystem(
      'dropUnpaidChange',
      (work) => dropUnpaidChange(work, { orderId, intentId }),
      event.correlation_id,
    );
    await driveOperations(gateway, operationIds);
  },
};

/**
 * Looks after the orders that wait for their payment, each in a transaction of its own: those that are overdue,
 * and those whose news may have been lost with the process that was to hear of it.
 */
async function settleOrders(_payload: unknown, gateway: Gateway): Promise<void> {
  const now = gateway.clock.now();
  const waiting = await tables<OrderTables>(gateway.db)
    .selectFrom('sales_order')
    .select('id')
    .where('state', '=', 'PENDING_PAYMENT')
    .where('placed_at', '<=', later(now, -lostAfterMs))
    .orderBy('expires_at')
    .limit(batchSize)
    .execute();
  await eachAlone(waiting, ({ id }) =>
    gateway.runAsSystem('settleOrder', (work) => settleOrder(work, id)),
  );
}

/** What the module does when it is told to. */
export const orderTasks: Readonly<Record<string, Task>> = {
  settleOrders,
  endOffers: (_payload, gateway) => endOffers(gateway),
  renewHolds: (_payload, gateway) => renewHolds(gateway),
  endOrderConsents: (_payload, gateway) => endOrderConsents(gateway),
  giveUpPickups: (_payload, gateway) => giveUpPickups(gateway),
  buyLabels: (_payload, gateway) => buyLabels(gateway),
  refundParcels: (_payload, gateway) => refundParcels(gateway),
  collectAgain: async ({ orderId }, gateway) => {
    const operationIds = await gateway.runAsSystem('collectAgain', (work) =>
      followGoods(work, String(orderId)),
    );
    await driveOperations(gateway, operationIds);
  },
};

/** What the module does again and again. */
export const orderSweeps: readonly Sweep[] = [
  { task: 'settleOrders', every: '* * * * *' },
  { task: 'endOffers', every: '* * * * *' },
  { task: 'renewHolds', every: '*/10 * * * *' },
  { task: 'giveUpPickups', every: '*/5 * * * *' },
  { task: 'buyLabels', every: '* * * * *' },
  { task: 'refundParcels', every: '*/10 * * * *' },
  { task: 'endOrderConsents', every: '*/10 * * * *' },
];
