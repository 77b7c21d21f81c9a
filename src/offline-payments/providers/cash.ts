import type { AuthorizeCall, Objection, Purchase } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { owePayout } from '../commands/owe-payout.js';
import { awaitsPayout, findBooked, unbooked } from '../data/books.js';
import type { OfflineMethod } from './offline-provider.js';

/** How long goods are kept for somebody who wants to pay in the store. */
const daysToCome = 2;

const channelsWithStaff: ReadonlySet<string> = new Set(['STORE', 'TABLET', 'TERMINAL']);

/** What is handed over at the counter can be paid wherever somebody stands behind it. */
export async function needsCounter(purchase: Purchase): Promise<Objection | undefined> {
  return channelsWithStaff.has(purchase.channel) || purchase.isCollected
    ? undefined
    : 'NEEDS_STAFF';
}

/**
 * What was handed over is in the books before the attempt asks for it: `takeCash` writes both at once. Where it is not,
 * nobody stood at a counter.
 */
export async function handedOver(work: Work, call: AuthorizeCall) {
  const found = await findBooked(work.db, call.key);
  if (found.kind !== 'unseen') return found;
  return {
    kind: 'declined',
    payment: unbooked(call),
    code: 'METHOD_NOT_POSSIBLE',
    providerCode: 'not_handed_over',
  } as const;
}

/** What is never held can neither be captured nor released. */
export const neverHeld = async () => ({ kind: 'failed', code: 'nothing_is_held' }) as const;

/** Cash in the tills of the stores. A refund waits until somebody hands it out. */
export const cashMethod: OfflineMethod = {
  name: 'cash',
  family: 'CASH',
  capabilities: {
    account: 'STORE_CASH',
    multiCapture: false,
    partialRefund: true,
    voidRemainder: false,
    authorizationDays: 0,
    takesAtOnce: true,
    takenByStaff: true,
    decisionDays: daysToCome,
  },
  authorize: handedOver,
  operations: {
    CAPTURE: neverHeld,
    VOID: neverHeld,
    REFUND: async (work, payment, call) => {
      await owePayout(work, {
        reason: 'REFUND',
        provider: 'cash',
        payment_key: payment.key,
        operation_key: call.key,
        currency: call.currency,
        amount_minor: call.amountMinor,
      });
      return awaitsPayout;
    },
  },
  objection: (_gateway, purchase) => needsCounter(purchase),
};
