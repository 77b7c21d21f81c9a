import { cancelOrder, completeIfPaid, lockOrder } from '../../orders/index.js';
import { intentsOfOrder, type ReadIntent } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import {
  type LockedSharedPayment,
  lockSharedPayment,
  orderOfSharedPayment,
} from '../data/store.js';
import { type SharedPaymentRow, sharingTables } from '../data/tables.js';
import { nextStep, type SharedPaymentStep } from '../domain/next-step.js';
import { shareStateOf } from '../domain/share-state.js';
import {
  type SharedPaymentState,
  sharedPaymentLifecycle,
} from '../domain/shared-payment-lifecycle.js';
import { type SharedPaymentEventType, tellOfSharedPayment } from '../events.js';

const news: Readonly<Record<Exclude<SharedPaymentState, 'COLLECTING'>, SharedPaymentEventType>> = {
  CAPTURING: 'SharedPaymentCapturing',
  PAID: 'SharedPaymentPaid',
  CANCELED: 'SharedPaymentCanceled',
  EXPIRED: 'SharedPaymentExpired',
  FAILED: 'SharedPaymentFailed',
};

type Order = Awaited<ReturnType<typeof lockOrder>>;

/**
 * Brings a shared payment to where its order and its payments are: all promised, all taken, or all given back. Where a
 * capture has failed nobody pays: the order is cancelled, as long as its goods are here. Tells of every share that has
 * changed. Whoever hears of news, and the sweep, may call it, in any order and any number of times.
 */
export async function advanceSharedPayment(work: Work, id: string): Promise<{ orderId: string }> {
  const orderId = await orderOfSharedPayment(work, id);
  if (!orderId) throw new Error(`shared payment ${id} does not exist`);
  const order = await lockOrder(work, orderId);
  const locked = await lockSharedPayment(work, id);
  if (order.state === 'PENDING_PAYMENT') await completeIfPaid(work, order);
  await followOrder(work, order, locked);
  return { orderId };
}

/** The same, for a caller who holds the locks of the order and of the shared payment. */
export async function followOrder(
  work: Work,
  order: Order,
  locked: LockedSharedPayment,
): Promise<void> {
  let { row } = locked;
  for (;;) {
    const step = nextStep(row.state, await standingOf(work, order, row));
    const next = step && sharedPaymentLifecycle.next(row.state, step);
    if (!step || !next || next === 'COLLECTING') break;
    row = { ...row, state: next };
    await take(work, order, step);
    tellOfSharedPayment(work, news[next], row);
  }
  if (row.state !== locked.row.state) await keepState(work, row);
  await followShares(work, row, locked);
}

async function standingOf(work: Work, order: Order, row: SharedPaymentRow) {
  const intents = await intentsNow(work, order.id);
  const sum = (of: (intent: ReadIntent) => number) =>
    intents.reduce((total, intent) => total + of(intent), 0);
  return {
    orderState: order.state,
    totalMinor: row.total_minor,
    takenMinor: sum((intent) => intent.captured_minor),
    comingMinor: sum((intent) => intent.claimed_minor),
  };
}

/** Goods that have left are not called back: what is missing for them is collected as for every other order. */
async function take(work: Work, order: Order, step: SharedPaymentStep): Promise<void> {
  if (step !== 'fail') return;
  await work.em.flush();
  await cancelOrder(work, { orderId: order.id, reason: 'not everybody could be charged' });
}

async function keepState(work: Work, { id, state }: SharedPaymentRow): Promise<void> {
  await sharingTables(work.db)
    .updateTable('shared_payment')
    .set({ state, ended_at: state === 'CAPTURING' ? null : work.now })
    .where('id', '=', id)
    .execute();
}

async function followShares(
  work: Work,
  row: SharedPaymentRow,
  { shares }: LockedSharedPayment,
): Promise<void> {
  const intents = await intentsNow(work, row.order_id);
  const byId = new Map(intents.map((intent) => [intent.id, intent]));
  for (const share of shares) {
    const intent = byId.get(share.intent_id);
    const state = intent && shareStateOf(intent.state);
    if (!state || state === share.state) continue;
    await sharingTables(work.db)
      .updateTable('payment_share')
      .set({ state })
      .where('id', '=', share.id)
      .execute();
    tellOfSharedPayment(work, 'ShareChanged', row, { share: { number: share.number, state } });
  }
}

async function intentsNow(work: Work, orderId: string): Promise<ReadIntent[]> {
  await work.em.flush();
  return intentsOfOrder(work.db, orderId);
}
