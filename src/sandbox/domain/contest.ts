import { dayMs, later } from '../../kernel/clock.js';
import {
  type Dispute,
  type DisputeDecision,
  type DisputeStatus,
  disputeLifecycle,
} from './dispute.js';
import type { Change, Payment } from './payment.js';
import { disputeNotOpen, paymentNotDisputable, type SandboxRefusal } from './refusals.js';

export interface DisputeToOpen {
  readonly disputeId: string;
  readonly amountMinor?: number | undefined;
  readonly reason?: string | undefined;
  /** True where the bank only asks, and takes no money yet. */
  readonly inquiry?: boolean | undefined;
  readonly now: Date;
}

const evidenceMs = 14 * dayMs;

/** The card holder contests what was captured, or a part of it, whether or not it was refunded. */
export function openDispute(payment: Payment, asked: DisputeToOpen): Change | SandboxRefusal {
  const leftMinor = payment.totals.captured - disputedMinor(payment, () => true);
  const { amountMinor = leftMinor } = asked;
  if (amountMinor <= 0 || amountMinor > leftMinor) return paymentNotDisputable({ leftMinor });
  const dispute: Dispute = {
    id: asked.disputeId,
    status: disputeLifecycle.initial,
    amountMinor,
    reason: asked.reason ?? 'fraudulent',
    movements: asked.inquiry ? 0 : 1,
    evidenceDueAt: later(asked.now, evidenceMs).toISOString(),
    createdAt: asked.now.toISOString(),
  };
  return {
    payment: { ...payment, disputes: [...(payment.disputes ?? []), dispute] },
    event: 'dispute.opened',
    dispute,
  };
}

/** The bank goes on with a dispute, or ends it: the money of a lost one is gone, that of a won one comes back. */
export function settleDispute(
  payment: Payment,
  disputeId: string,
  decision: DisputeDecision,
): Change | SandboxRefusal {
  const before = payment.disputes?.find(({ id }) => id === disputeId);
  const status = before && disputeLifecycle.next(before.status, decision);
  if (!status) return disputeNotOpen();
  const dispute = { ...before, status, movements: movementsAfter(before, status) };
  const disputes = payment.disputes?.map((each) => (each.id === disputeId ? dispute : each));
  return { payment: { ...payment, disputes }, event: `dispute.${status}`, dispute };
}

/** What disputes are about that are not won: it cannot be refunded. */
export function contestedMinor(payment: Payment): number {
  return disputedMinor(payment, ({ status }) => status !== 'won');
}

function disputedMinor({ disputes = [] }: Payment, counts: (dispute: Dispute) => boolean): number {
  return disputes.filter(counts).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function movementsAfter({ movements }: Dispute, status: DisputeStatus): Dispute['movements'] {
  const isOut = movements % 2 === 1;
  const moves = status === 'lost' ? !isOut : status === 'won' && isOut;
  return (moves ? movements + 1 : movements) as Dispute['movements'];
}
