import type { Fulfilment } from '../../../fulfilment/index.js';
import { dayMs, later } from '../../../kernel/clock.js';
import { isRefusal } from '../../../kernel/refusal.js';
import {
  cancelIntent,
  createPaymentIntent,
  owedFor,
  requestVoid,
  soldFor,
} from '../../../payments/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { isAwaited, nextPlace, type TenderOfOrder, tendersOf } from '../../data/tenders.js';
import type { Order } from '../../domain/order.js';
import { refundSurplus } from '../refund-surplus.js';

/** Who changes an order has some days to pay what it costs more. */
const payWithinMs = 3 * dayMs;

export interface SettledChange {
  /** The payment that was asked for; null where nothing more is to be paid. */
  readonly intentId: string | null;
  /** To be driven at the providers after the commit. */
  readonly operationIds: readonly string[];
}

/**
 * Lets the money follow an order that was changed. What it costs more than is held, taken or asked for is one more
 * tender. What it costs less is given back: money that was taken at once; a promise as soon as the others hold enough,
 * the last tender first. The rest of a promise that is still needed in part ends with the last goods. The caller holds
 * the locks.
 */
export async function settleChange(
  work: Work,
  order: Order,
  open: readonly Fulfilment[],
  reason: string,
): Promise<SettledChange> {
  await work.em.flush();
  const tenders = await tendersOf(work, order.id);
  const shippingMinor = open.reduce((sum, each) => sum + each.shippingToComeMinor, 0);
  const toComeMinor = order.openMinor + shippingMinor;
  const neededMinor = (await owedFor(work.db, order.id)) + toComeMinor;
  const missingMinor = neededMinor - tenders.reduce((sum, each) => sum + promisedBy(each), 0);
  if (missingMinor > 0)
    return { intentId: await askFor(work, order, tenders, missingMinor), operationIds: [] };
  const soldMinor = (await soldFor(work.db, order.id)) + toComeMinor;
  const refunds = await refundSurplus(work, order.id, tenders, { reason, soldMinor });
  const voids = await releaseUnneeded(work, tenders, { spareMinor: -missingMinor, reason });
  return { intentId: null, operationIds: [...refunds, ...voids] };
}

function promisedBy({ intent, capturableMinor }: TenderOfOrder): number {
  return isAwaited(intent) ? intent.amount_minor : capturableMinor;
}

async function askFor(
  work: Work,
  order: Order,
  tenders: readonly TenderOfOrder[],
  amountMinor: number,
): Promise<string> {
  const { customerId, guestKey } = order;
  const intent = await createPaymentIntent(work, {
    orderId: order.id,
    tender: nextPlace(tenders),
    owner: { customerId, guestKey },
    amountMinor,
    currency: order.currency,
    country: order.buyerCountry,
    captureMethod: 'MANUAL',
    purpose: 'PURCHASE',
    expiresAt: later(work.now, payWithinMs),
  });
  return intent.id;
}

/** Gives up whole promises, and payments that nobody has begun to make, as far as the others are enough. */
async function releaseUnneeded(
  work: Work,
  tenders: readonly TenderOfOrder[],
  { spareMinor, reason }: { readonly spareMinor: number; readonly reason: string },
): Promise<string[]> {
  let leftMinor = spareMinor;
  const operationIds: string[] = [];
  for (const tender of tenders.toReversed()) {
    const promisedMinor = promisedBy(tender);
    if (promisedMinor === 0 || promisedMinor > leftMinor) continue;
    const released = await release(work, tender, reason);
    if (released === undefined) continue;
    leftMinor -= promisedMinor;
    operationIds.push(...released);
  }
  return operationIds;
}

/** Undefined where it stays: something is under way. */
async function release(
  work: Work,
  { intent }: TenderOfOrder,
  reason: string,
): Promise<string[] | undefined> {
  const { id: intentId } = intent;
  if (intent.state === 'REQUIRES_PAYMENT_METHOD') {
    const canceled = await cancelIntent(work, { intentId, reason });
    return isRefusal(canceled) ? undefined : [];
  }
  if (isAwaited(intent)) return undefined;
  const voided = await requestVoid(work, { intentId, reason });
  return isRefusal(voided) ? undefined : [voided.operationId];
}
