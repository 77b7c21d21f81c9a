import { later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Gateway } from '../../../platform/gateway.js';
import { paymentTables } from '../../data/store.js';
import { leaseMarginMs } from '../../domain/patience.js';
import { runForPayment } from '../../driving/run-for-payment.js';
import { tendDue } from '../../driving/tend-due.js';
import { driveTerminalRefundJob, paymentTasks } from '../../jobs.js';
import { paymentProviders } from '../../providers/registry.js';
import type { TerminalRefundOutcome } from '../../providers/terminal.js';
import { recordTerminalRefund } from './record-terminal-refund.js';
import type { TerminalRefundRow } from './tables.js';

/**
 * Brings money for a presented card to its outcome: calls the provider between two transactions, with the id of the
 * terminal refund as its key, and records the answer. What was sent before is looked for first. Of several callers one
 * calls. Safe to repeat at any time, from any process.
 */
export async function driveTerminalRefund(gateway: Gateway, id: string): Promise<void> {
  const leased = await gateway.runAsSystem('leaseTerminalRefund', (work) => lease(work, id));
  if (!leased) return;
  const outcome = await ask(gateway, leased);
  await runForPayment(gateway, 'recordTerminalRefund', leased, (work) =>
    recordTerminalRefund(work, leased, outcome),
  );
}

/** Finds what nobody looks after: what was never sent, or whose caller has died. */
export function tendTerminalRefunds(gateway: Gateway): Promise<void> {
  return tendDue(gateway, {
    table: 'terminal_refund',
    task: paymentTasks.tendTerminalRefunds,
    job: driveTerminalRefundJob,
  });
}

/** Takes it for the time of one call, as it was before that; undefined where somebody else has it, or it is over. */
async function lease(work: Work, id: string): Promise<TerminalRefundRow | undefined> {
  const db = paymentTables(work.db);
  const row = await db
    .selectFrom('terminal_refund')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'REQUESTED')
    .forUpdate()
    .executeTakeFirst();
  if (!row || (row.leased_until !== null && row.leased_until > work.now)) return undefined;
  const { timeoutMs } = work.port(paymentProviders).named(row.provider);
  const leasedUntil = later(work.now, timeoutMs + leaseMarginMs);
  await db
    .updateTable('terminal_refund')
    .set({ leased_until: leasedUntil, enquire_at: leasedUntil, sent: true })
    .where('id', '=', id)
    .execute();
  return row;
}

async function ask(gateway: Gateway, row: TerminalRefundRow): Promise<TerminalRefundOutcome> {
  const { id: key, refund_id: reference, amount_minor: amountMinor, currency } = row;
  const { terminal } = gateway.port(paymentProviders).named(row.provider);
  // Whatever the provider could do when it was called, it may know what became of it.
  if (!terminal || row.card_token === null) return { kind: 'unknown', reason: 'no_terminal' };
  if (row.sent) {
    const found = await terminal.findRefund(key);
    if (found.kind !== 'unseen') return found;
  }
  const { card_token: cardToken } = row;
  return terminal.refund({ key, reference, amountMinor, currency, cardToken });
}
