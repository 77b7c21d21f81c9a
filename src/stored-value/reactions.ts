import { isRefusal } from '../kernel/refusal.js';
import {
  lockDuePayout,
  type PayoutEventType,
  type PayoutNews,
  settlePayout,
} from '../payments/index.js';
import type { Work } from '../platform/commands/work.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import { grantValue } from './commands/grant-value.js';
import { issueGiftCard } from './commands/issue-gift-card.js';

const due: readonly PayoutEventType[] = ['RefundPayoutDue'];

/** Refunds that are to leave as credit or on a gift card are given so, once. */
export const payOutAsValue: Reaction = {
  name: 'stored-value: pay refunds out',
  on: due,
  when: ({ tender }) => tender === 'STORE_CREDIT' || tender === 'GIFT_CARD',
  async handle(event, gateway) {
    const news = event.payload as unknown as PayoutNews;
    await gateway.runAsSystem('payOutAsValue', (work) => payOut(work, news), event.correlation_id);
  },
};

async function payOut(work: Work, { payoutId, tender, customerId }: PayoutNews): Promise<void> {
  const payout = await lockDuePayout(work, payoutId);
  if (!payout) return;
  const { amount_minor: amountMinor, currency, reason } = payout.refund;
  const given = { amountMinor, currency, reason };
  const made =
    tender === 'STORE_CREDIT' && customerId !== null
      ? await grantValue(work, { ...given, kind: 'STORE_CREDIT', customerId })
      : await issueGiftCard(work, { ...given, expiresAt: null });
  if (isRefusal(made)) throw new Error(`refund ${payout.refund.id} could not be paid out`);
  const reference = 'accountId' in made ? made.accountId : made.giftCardId;
  // What was given away without being paid for is paid for by the refund.
  await settlePayout(work, payout, { account: 'PROMOTIONS', reference });
}
