import { later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { paymentTables } from '../../data/store.js';
import { enquiryDelayMs } from '../../domain/patience.js';
import { driveTerminalRefundJob } from '../../jobs.js';
import { paymentProviders } from '../../providers/registry.js';
import type { TerminalRefundOutcome } from '../../providers/terminal.js';
import { lockDuePayout, settlePayout } from '../payouts/settle-payout.js';
import type { TerminalRefundRow } from './tables.js';

/**
 * Applies what a provider says of money for a presented card. With a success the refund has succeeded; a card that has
 * not got it may be followed by another one. No answer is neither: it is asked about until there is one.
 */
export async function recordTerminalRefund(
  work: Work,
  { id, payout_id: payoutId, provider, enquiries }: TerminalRefundRow,
  outcome: TerminalRefundOutcome,
): Promise<void> {
  const due = await lockDuePayout(work, payoutId);
  if (!due) return;
  if (outcome.kind === 'unknown') return askAgain(work, id, enquiries);
  const ended = await paymentTables(work.db)
    .updateTable('terminal_refund')
    .set({
      ...(outcome.kind === 'succeeded' ? columnsOf(outcome) : failed(outcome)),
      card_token: null,
      leased_until: null,
      enquire_at: null,
      ended_at: work.now,
    })
    .where('id', '=', id)
    .where('state', '=', 'REQUESTED')
    .returning('state')
    .executeTakeFirst();
  if (ended?.state !== 'SUCCEEDED') return;
  const { account } = work.port(paymentProviders).named(provider).capabilities;
  await settlePayout(work, due, { account, reference: id });
}

function columnsOf({ refund }: Extract<TerminalRefundOutcome, { kind: 'succeeded' }>) {
  const { reference, card } = refund;
  return {
    state: 'SUCCEEDED' as const,
    reference,
    card_brand: card?.brand ?? null,
    card_last4: card?.last4 ?? null,
  };
}

function failed({ code }: Extract<TerminalRefundOutcome, { kind: 'failed' }>) {
  return { state: 'FAILED' as const, code };
}

async function askAgain(work: Work, id: string, enquiries: number): Promise<void> {
  const askAt = later(work.now, enquiryDelayMs(enquiries));
  await paymentTables(work.db)
    .updateTable('terminal_refund')
    .set({ leased_until: null, enquire_at: askAt, enquiries: enquiries + 1 })
    .where('id', '=', id)
    .where('state', '=', 'REQUESTED')
    .execute();
  work.enqueue(driveTerminalRefundJob(id, askAt));
}
