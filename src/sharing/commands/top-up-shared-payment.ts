import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  attemptInProgress,
  cancelIntent,
  type FirstCall,
  type IntentState,
  intentsOfOrder,
  isPromised,
  requestPayment,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { insertShares } from '../data/store.js';
import type { PaymentShareRow } from '../data/tables.js';
import { sharedPaymentNotOpen } from '../domain/refusals.js';
import { tellOfSharedPayment } from '../events.js';
import { followOrder } from './advance-shared-payment.js';
import { lockOwnSharedPayment } from './lock-own-shared-payment.js';

export interface TopUpSharedPayment {
  readonly sharedPaymentId: string;
  readonly methodToken: string;
  readonly returnUrl: string | null;
  readonly firstCall?: FirstCall;
}

const underWay: ReadonlySet<IntentState> = new Set(['PROCESSING', 'UNKNOWN', 'CONFLICTED']);
const isTopUp = (share: PaymentShareRow) => share.token_hash === null;

/**
 * The initiator pays in one sum what nobody has promised yet. The shares of those people end here: what they may still
 * have under way is given back by itself. The attempt is to be driven after the commit. Refuses once the deadline has
 * passed, the whole has gone on or nothing is missing (SharedPaymentNotOpen), and beside another top-up whose outcome
 * is open (AttemptInProgress).
 */
export async function topUpSharedPayment(work: Work, input: TopUpSharedPayment) {
  const { sharedPaymentId, ...card } = input;
  const { order, locked } = await lockOwnSharedPayment(work, sharedPaymentId);
  const { row } = locked;
  if (row.state !== 'COLLECTING' || row.deadline <= work.now)
    return sharedPaymentNotOpen({ state: row.state });
  const intents = await intentsOfOrder(work.db, order.id);
  const promised = intents.filter(isPromised);
  const own = new Set(locked.shares.filter(isTopUp).map((share) => share.intent_id));
  const under = intents.find(({ id, state }) => own.has(id) && underWay.has(state));
  if (under) return attemptInProgress({ state: under.state });
  const amountMinor = promised.reduce((left, each) => left - each.amount_minor, row.total_minor);
  if (amountMinor <= 0) return sharedPaymentNotOpen({ state: row.state });
  for (const intent of intents)
    if (!isPromised(intent))
      await cancelIntent(work, { intentId: intent.id, reason: 'PAID_BY_THE_INITIATOR' });
  const number = intents.length + 1;
  const asked = await requestPayment(
    work,
    {
      orderId: order.id,
      tender: number,
      shared: true,
      owner: { customerId: order.customerId, guestKey: order.guestKey },
      amountMinor,
      currency: row.currency,
      country: order.buyerCountry,
      captureMethod: 'MANUAL',
      purpose: 'PURCHASE',
      expiresAt: row.deadline,
    },
    card,
  );
  if (isRefusal(asked)) return asked;
  await insertShares(work, [
    {
      id: newId(),
      shared_payment_id: row.id,
      number,
      intent_id: asked.intentId,
      display_name: null,
      amount_minor: amountMinor,
      state: 'PENDING',
      token_hash: null,
      items: [],
    },
  ]);
  tellOfSharedPayment(work, 'SharedPaymentToppedUp', row, { share: { number, state: 'PENDING' } });
  await followOrder(work, order, locked);
  return { sharedPaymentId, orderId: order.id, attemptId: asked.attemptId };
}
