import type Stripe from 'stripe';
import { secondMs } from '../../../kernel/clock.js';
import { isRecord } from '../json.js';
import type { ProviderDispute, ProviderNews } from '../provider.js';
import { stripeUnits } from './amounts.js';

export const disputeNews: ReadonlySet<string> = new Set([
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
]);

/** https://docs.stripe.com/api/disputes/object: an inquiry (`warning_`) that is closed has cost nothing. */
const states: Readonly<Record<string, ProviderDispute['state']>> = {
  warning_needs_response: 'OPENED',
  needs_response: 'OPENED',
  warning_under_review: 'UNDER_REVIEW',
  under_review: 'UNDER_REVIEW',
  warning_closed: 'WON',
  won: 'WON',
  lost: 'LOST',
};

/**
 * Reads a dispute as it stood when the news was made. Its list of balance transactions shows what has moved by then;
 * the news of a movement speaks for itself.
 */
export function newsOfDispute(type: string, object: unknown): ProviderNews | undefined {
  if (!isDispute(object)) return undefined;
  const state = states[object.status];
  const { payment_intent: about } = object;
  const paymentReference = typeof about === 'string' ? about : about?.id;
  // What was charged without a payment of ours, or is in a state that we do not know, is not for us to judge.
  if (!state || !paymentReference) return { kind: 'other' };
  const amountMinor = stripeUnits.ours(object.amount, object.currency);
  if (amountMinor === undefined) return undefined;
  const dueBy = object.evidence_details?.due_by;
  const dispute: ProviderDispute = {
    reference: object.id,
    state,
    amountMinor,
    currency: object.currency.toUpperCase(),
    reason: object.reason,
    evidenceDueAt: typeof dueBy === 'number' ? new Date(dueBy * secondMs) : undefined,
    movements: movementsIn(type, object),
  };
  return { kind: 'dispute', paymentReference, dispute };
}

function movementsIn(type: string, dispute: Stripe.Dispute): ProviderDispute['movements'] {
  const told =
    type === 'charge.dispute.funds_reinstated'
      ? 2
      : type === 'charge.dispute.funds_withdrawn'
        ? 1
        : 0;
  const listed = Array.isArray(dispute.balance_transactions)
    ? dispute.balance_transactions.length
    : 0;
  return Math.max(told, Math.min(listed, 2)) as 0 | 1 | 2;
}

function isDispute(value: unknown): value is Stripe.Dispute {
  return (
    isRecord(value) &&
    value['object'] === 'dispute' &&
    ['id', 'status', 'currency', 'reason'].every((name) => typeof value[name] === 'string') &&
    Number.isSafeInteger(value['amount']) &&
    Number(value['amount']) > 0
  );
}
