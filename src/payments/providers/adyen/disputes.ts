import type { ProviderDispute, ProviderNews } from '../provider.js';

type Stage = Pick<ProviderDispute, 'state' | 'movements'>;

/**
 * What Adyen's dispute webhooks say of a dispute, and how often its money has moved by then
 * (https://docs.adyen.com/risk-management/disputes-api/dispute-notifications/): a chargeback takes it, a reversal
 * returns it, a second chargeback takes it for good. All of them bear the same PSP reference. `disputeStatus` is not
 * signed, and so is not read.
 */
const stages: Readonly<Record<string, Stage>> = {
  NOTIFICATION_OF_CHARGEBACK: { state: 'OPENED', movements: 0 },
  CHARGEBACK: { state: 'OPENED', movements: 1 },
  INFORMATION_SUPPLIED: { state: 'UNDER_REVIEW', movements: 0 },
  DISPUTE_DEFENSE_PERIOD_ENDED: { state: 'LOST', movements: 0 },
  CHARGEBACK_REVERSED: { state: 'WON', movements: 2 },
  SECOND_CHARGEBACK: { state: 'LOST', movements: 3 },
};

export const disputeEvents: readonly string[] = Object.keys(stages);

/** News of a dispute; undefined where it is about no amount. */
export function newsOfDispute(
  eventCode: string,
  item: {
    readonly pspReference: string;
    readonly originalReference: string | undefined;
    readonly amountMinor: number;
    readonly currency: string;
    readonly reason: string | undefined;
  },
  defensePeriodEndsAt: string | undefined,
): ProviderNews | undefined {
  const stage = stages[eventCode];
  const { originalReference, pspReference: reference, amountMinor, currency } = item;
  if (!stage || originalReference === undefined) return { kind: 'other' };
  if (amountMinor <= 0) return undefined;
  const dueAt = Date.parse(defensePeriodEndsAt ?? '');
  const dispute: ProviderDispute = {
    ...stage,
    reference,
    amountMinor,
    currency,
    reason: item.reason || 'unknown',
    evidenceDueAt: Number.isNaN(dueAt) ? undefined : new Date(dueAt),
  };
  return { kind: 'dispute', paymentReference: originalReference, dispute };
}
