import { dayMs, later } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/ids.js';
import { isRefusal } from '../../../kernel/refusal.js';
import {
  type AskedPayments,
  askForPayment,
  type Order,
  orderCart,
  type PlacedOrder,
  payUntil,
} from '../../../orders/index.js';
import {
  type FirstCall,
  lockDuePayout,
  type MethodGiven,
  openRefund,
  type RefundTender,
  settlePayout,
} from '../../../payments/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { createGiftCardToken, issueGiftCard } from '../../../stored-value/index.js';
import { writeExecutedPlan } from '../../data/plans.js';
import { lockOpenReplacement, stepReplacement } from '../../data/replacements.js';
import { returnTables } from '../../data/tables.js';
import {
  exchangeNotPossible,
  noReplacementChosen,
  nothingToPayBack,
  refundPlanOutdated,
  refundTenderNotPossible,
  returnNotInState,
} from '../../domain/refusals.js';
import type { ReturnOrder } from '../../domain/return-order.js';
import { splitRefund } from '../../domain/split-refund.js';
import { returnNews } from '../../events.js';
import { completeReturn } from '../execute-refund-plan.js';
import { lockReturn } from '../lock-return.js';
import { isTenderPossible, type PlannedReturn, planRefundOf } from '../plan-refund-of.js';
import { letGoOfReplacement } from './let-go-of-replacement.js';

export interface ExchangeReturn {
  readonly returnId: string;
  readonly deductionMinor: number;
  /** The plan that was looked at. */
  readonly hash: string;
  /** The cart with the new goods; null for those that were kept for the return. */
  readonly cartId: string | null;
  readonly expectedTotalMinor: number | null;
  /** How the buyer pays what the new goods cost more; null where that is nothing, or is paid later. */
  readonly method: MethodGiven | null;
  readonly firstCall: FirstCall;
  /** How what they cost less goes back. */
  readonly restTender: RefundTender;
  readonly reason: string;
}

/** What was exchanged, and what is to be driven at the providers after the commit. */
export interface Exchanged {
  readonly returnId: string;
  readonly placed: PlacedOrder;
  /** What the new goods do not cost, and goes back the way it came; null where they cost as much or more. */
  readonly restRefundId: string | null;
  readonly operationIds: readonly string[];
}

/** What pays for the new goods. */
interface Credit {
  readonly order: Order;
  readonly planned: PlannedReturn;
  readonly giftCardId: string;
  readonly creditMinor: number;
}

/**
 * Gives other goods for those that have come back, those that were kept for them or others: the new ones are ordered and reserved at once, what the old ones have
 * cost pays for them, and the difference is paid by the buyer, or goes back the way it came. All of it happens, or
 * nothing. Should the new order come to nothing, its part stays on a gift card whose code its buyer sees. Refuses what
 * `planRefundOf` and an order refuse, another plan than there is now (RefundPlanOutdated), a return that is not inspected
 * or was paid back (ReturnNotInState), goods in another currency (ExchangeNotPossible), and a return for which nothing was
 * chosen (NoReplacementChosen). Who has not paid the difference at once has some days for it.
 */
export async function exchangeReturn(work: Work, input: ExchangeReturn) {
  const { returnId, expectedTotalMinor, method } = input;
  const cart = input.cartId ?? (await keptFor(work, returnId));
  if (isRefusal(cart)) return cart;
  let credit: Credit | undefined;
  const expiresAt = method ? payUntil(work, { method }) : later(work.now, payWithinMs);
  const placed = await orderCart(work, { cart, expectedTotalMinor, expiresAt }, async (order) => {
    const made = await makeCredit(work, order, input);
    if (isRefusal(made)) return made;
    credit = made;
    return payWith(work, order, made, input);
  });
  if (isRefusal(placed)) return placed;
  if (!credit) throw new Error(`order ${placed.orderId} was exchanged for nothing`);
  const { refundIds, operationIds } = (await giveBack(work, credit, input)) ?? {};
  if (!refundIds || !operationIds) return exchangeNotPossible({ currency: null });
  await keepExchange(work, credit, placed, refundIds);
  return { returnId, placed, restRefundId: refundIds.rest, operationIds } satisfies Exchanged;
}

/** Whoever has to pay the difference need not be there. */
const payWithinMs = 3 * dayMs;

/** What is kept for a return; it is locked after the return, as nobody goes on with a cart that was set aside. */
async function keptFor(work: Work, returnId: string) {
  const { returned } = await lockReturn(work, returnId);
  if (!returned.can('complete')) return returnNotInState({ state: returned.state });
  const kept = await lockOpenReplacement(work, returnId);
  return kept ? { keptCartId: kept.cart_id } : noReplacementChosen();
}

/** What the goods that came back have cost, as far as the new ones cost as much. */
async function makeCredit(work: Work, order: Order, input: ExchangeReturn) {
  const { returnId, deductionMinor } = input;
  const planned = await planRefundOf(work, { returnId, deductionMinor, tender: 'ORIGINAL' });
  if (isRefusal(planned)) return planned;
  const { plan, hash, returned } = planned;
  if (hash !== input.hash) return refundPlanOutdated({ hash: input.hash, currentHash: hash });
  if (returned && !returned.can('complete')) return returnNotInState({ state: returned.state });
  if (plan.currency !== order.currency) return exchangeNotPossible({ currency: plan.currency });
  const creditMinor = Math.min(plan.amountMinor, order.totalMinor);
  if (creditMinor === 0) return nothingToPayBack();
  const { restTender: tender } = input;
  if (returned && !isTenderPossible(work, tender, returned, plan.amountMinor - creditMinor))
    return refundTenderNotPossible({ tender });
  if (returned) await settleReplacement(work, returned, order);
  const { currency } = plan;
  const { reason } = input;
  const card = await issueGiftCard(work, {
    amountMinor: creditMinor,
    currency,
    expiresAt: null,
    reason,
  });
  if (isRefusal(card)) return exchangeNotPossible({ currency });
  return { order, planned, creditMinor, giftCardId: card.giftCardId };
}

/** What was kept for the return is what is ordered now; or it is on sale again, before other goods are taken. */
async function settleReplacement(work: Work, returned: ReturnOrder, { id, cartId }: Order) {
  const kept = await lockOpenReplacement(work, returned.id);
  if (kept?.cart_id === cartId) await stepReplacement(work, kept, 'order', { order_id: id });
  else await letGoOfReplacement(work, returned, 'OTHER_GOODS');
}

async function payWith(
  work: Work,
  order: Order,
  { giftCardId, creditMinor }: Credit,
  { method, firstCall }: ExchangeReturn,
): Promise<AskedPayments | Exclude<Awaited<ReturnType<typeof askForPayment>>, AskedPayments>> {
  const { token } = await createGiftCardToken(work, giftCardId);
  const first = { method: { methodToken: token, consent: null }, amountMinor: creditMinor };
  const isEnough = order.totalMinor === creditMinor;
  const tenders = isEnough ? [first] : [first, { method, amountMinor: null }];
  return askForPayment(work, order, { method: null, tenders, returnUrl: null, firstCall });
}

/** The credit leaves as the value that pays for the new goods; the rest goes back the way it came. */
async function giveBack(
  work: Work,
  { planned, creditMinor, giftCardId }: Credit,
  { reason, restTender }: ExchangeReturn,
) {
  const { plan, hash, deliveries, returned } = planned;
  const { first, rest } = splitRefund(plan, creditMinor);
  const asked = {
    of: { orderId: plan.orderId },
    currency: plan.currency,
    deliveries,
    reasonCode: 'RETURNED',
    reason,
    intentId: null,
  } as const;
  const value = await openRefund(work, { ...asked, ...first, tender: 'EXCHANGE' });
  const back =
    rest.amountMinor > 0 ? await openRefund(work, { ...asked, ...rest, tender: restTender }) : null;
  // The plan has looked at the payments, and they are locked: what it says can be given.
  if (isRefusal(value) || isRefusal(back)) return undefined;
  const due = await lockDuePayout(work, value.refundId);
  if (!due) throw new Error(`refund ${value.refundId} has nothing to hand out`);
  await settlePayout(work, due, { account: 'PROMOTIONS', reference: giftCardId });
  const refundIds = { value: value.refundId, rest: back?.refundId ?? null };
  await writeExecutedPlan(work, plan, {
    hash,
    refundId: refundIds.value,
    restRefundId: refundIds.rest,
  });
  completeReturn(work, plan, returned, refundIds.value);
  return { refundIds, operationIds: back?.operationIds ?? [] };
}

async function keepExchange(
  work: Work,
  { order, planned, giftCardId, creditMinor }: Credit,
  { orderId }: PlacedOrder,
  refundIds: { readonly value: string },
): Promise<void> {
  await returnTables(work.db)
    .insertInto('exchange')
    .values({
      id: newId(),
      return_id: planned.plan.returnId ?? '',
      order_id: orderId,
      refund_id: refundIds.value,
      gift_card_id: giftCardId,
      credit_minor: creditMinor,
      exchanged_at: work.now,
    })
    .execute();
  const { plan, returned } = planned;
  if (!returned) return;
  const facts = {
    exchangeOrderId: orderId,
    exchangeOrderNumber: order.number,
    currency: order.currency,
    toPayMinor: order.totalMinor - creditMinor,
    givenBackMinor: plan.amountMinor - creditMinor,
  };
  work.emit(returnNews('ReturnExchanged', returned, returned.state, facts));
}
