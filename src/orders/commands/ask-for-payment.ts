import { agreeToPlan, draftPlan, type PlanDraft, type PlanWish } from '../../instalments/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  type CreatePaymentIntent,
  createPaymentIntent,
  type FirstCall,
  type MethodGiven,
  requestPayment,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Order } from '../domain/order.js';
import { splitTenders, tendersNotPossible } from '../domain/split-tender.js';
import { isPaidAtCounter, tokenOf } from './pay-until.js';

/** One of several ways in which an order is paid. */
export interface WishedTender {
  /** A token of a provider, or a saved method; null where this tender waits for `confirmPayment`. */
  readonly method: MethodGiven | null;
  /** Minor units of the order's currency; null for what the other tenders leave. */
  readonly amountMinor: number | null;
}

export interface WayToPay {
  /** A token of the provider, or a method that the buyer has saved. Not needed where nothing is owed. */
  readonly method: MethodGiven | null;
  /** Where the order is paid with several tenders: all of them, in the order in which money is drawn from them. */
  readonly tenders?: readonly WishedTender[] | undefined;
  /** Set where the buyer pays with `method` now, and the rest in instalments that the shop funds. */
  readonly instalments?: Omit<PlanWish, 'method'> | undefined;
  readonly returnUrl: string | null;
  /** Set by a caller who calls the provider as soon as the order is committed. */
  readonly firstCall?: FirstCall | undefined;
}

/** The payments that were asked for, and their attempts, in the order of the tenders. */
export interface AskedPayments {
  readonly intentIds: readonly string[];
  readonly attemptIds: readonly string[];
}

/**
 * Writes the payments of an order down, each with its first attempt where there is a token for it; the providers are
 * called after the commit, one after the other. Refuses tenders that do not add up (TendersNotPossible), and what
 * cannot be paid with (InvalidPaymentToken, SavedPaymentMethodNotUsable, PaymentMethodNotSavable), or not in
 * instalments (InstalmentsNotOffered).
 */
export async function askForPayment(work: Work, order: Order, way: WayToPay) {
  if (!way.instalments)
    return askForTenders(work, order, way.tenders ?? wholeTender(order, way), way);
  const plan = await draftPlan(work, order, { ...way.instalments, method: way.method });
  if (isRefusal(plan)) return plan;
  const asked = await askForTenders(work, order, planTenders(plan, way), way);
  if (isRefusal(asked)) return asked;
  const [firstIntentId, intentId] = asked.intentIds;
  if (firstIntentId === undefined || intentId === undefined)
    throw new Error(`plan ${plan.id} is not paid by two tenders`);
  await agreeToPlan(work, plan, { firstIntentId, intentId });
  return asked;
}

async function askForTenders(
  work: Work,
  order: Order,
  wishes: readonly WishedTender[],
  way: WayToPay,
) {
  const { totalMinor, currency } = order;
  const amounts = splitTenders(
    wishes.map(({ amountMinor }) => amountMinor),
    totalMinor,
  );
  if (typeof amounts === 'string')
    return tendersNotPossible({ reason: amounts, totalMinor, currency });
  const intentIds: string[] = [];
  const attemptIds: string[] = [];
  for (const [place, { method }] of wishes.entries()) {
    const wish = wishOf(work, order, place + 1, amounts[place] ?? 0);
    if (method === null || waitsForStaff(work, method)) {
      intentIds.push((await createPaymentIntent(work, wish)).id);
      continue;
    }
    // Only the first is called at once: the others wait for their turn, and are found there should nobody come.
    const firstCall = place === 0 ? way.firstCall : undefined;
    const { returnUrl } = way;
    const asked = await requestPayment(work, wish, { ...method, returnUrl, firstCall });
    if (isRefusal(asked)) return asked;
    intentIds.push(asked.intentId);
    attemptIds.push(asked.attemptId);
  }
  return { intentIds, attemptIds } satisfies AskedPayments;
}

/** What has to be kept for instalments is no money that is handed over: it is refused where it cannot be kept. */
function waitsForStaff(work: Work, method: MethodGiven): boolean {
  return !method.consent?.plan && isPaidAtCounter(work, tokenOf(method));
}

/** The first instalment is paid with a card that is kept for the others, for which the plan itself stands. */
function planTenders(plan: PlanDraft, { method }: WayToPay): WishedTender[] {
  return [
    { method: method && { ...method, consent: plan.consent }, amountMinor: plan.firstMinor },
    { method: { methodToken: plan.token, consent: null }, amountMinor: null },
  ];
}

/** An order that is paid with one tender, or needs none. */
function wholeTender(order: Order, { method }: WayToPay): WishedTender[] {
  return order.totalMinor === 0 ? [] : [{ method, amountMinor: null }];
}

function wishOf(
  work: Work,
  order: Order,
  tender: number,
  amountMinor: number,
): CreatePaymentIntent {
  return {
    orderId: order.id,
    tender,
    owner: { customerId: order.customerId, guestKey: order.guestKey },
    amountMinor,
    currency: order.currency,
    country: order.buyerCountry,
    captureMethod: 'MANUAL',
    purpose: 'PURCHASE',
    expiresAt: order.expiresAt ?? work.now,
  };
}
