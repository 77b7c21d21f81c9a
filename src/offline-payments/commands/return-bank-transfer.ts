import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { type BankLineRow, offlineTables } from '../data/tables.js';
import { transferNews } from '../events.js';
import { lockQuarantined } from './lock-quarantined.js';
import { owePayout } from './owe-payout.js';

/** Decides that a transfer in quarantine goes back: it is owed to who sent it. Refuses LineNotQuarantined. */
export async function returnBankTransfer(work: Work, { lineId }: { readonly lineId: string }) {
  const line = await lockQuarantined(work, lineId);
  if (isRefusal(line)) return line;
  const returned: BankLineRow = { ...line, state: 'RETURNED' };
  await offlineTables(work.db)
    .updateTable('bank_line')
    .set({ state: returned.state })
    .where('id', '=', line.id)
    .execute();
  await owePayout(work, {
    reason: 'NOT_OURS',
    provider: 'bank-transfer',
    line_id: line.id,
    currency: line.currency,
    amount_minor: line.amount_minor,
  });
  work.emit(transferNews('TransferReturned', returned));
  return { lineId, attemptId: null };
}
