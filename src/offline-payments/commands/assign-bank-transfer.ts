import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { namedIntent } from '../data/intents.js';
import { type BankLineRow, offlineTables } from '../data/tables.js';
import { lockTransfer } from '../data/transfers.js';
import { noTransferAwaited } from '../domain/refusals.js';
import { transferNews } from '../events.js';
import { lockQuarantined } from './lock-quarantined.js';
import { receiveTransfer } from './receive-transfer.js';

export interface AssignBankTransfer {
  readonly lineId: string;
  readonly intentId: string;
}

/**
 * Says for which payment a transfer in quarantine is. Refuses one that was decided about (LineNotQuarantined), and a
 * payment that waits for no transfer of that currency (NoTransferAwaited).
 */
export async function assignBankTransfer(work: Work, { lineId, intentId }: AssignBankTransfer) {
  await namedIntent(work, intentId);
  const line = await lockQuarantined(work, lineId);
  if (isRefusal(line)) return line;
  const payment = await lockTransfer(work, { intentId });
  if (payment?.currency !== line.currency) return noTransferAwaited();
  const assigned: BankLineRow = { ...line, state: 'MATCHED', payment_key: payment.key };
  await offlineTables(work.db)
    .updateTable('bank_line')
    .set({ state: assigned.state, payment_key: assigned.payment_key })
    .where('id', '=', line.id)
    .execute();
  work.emit(transferNews('TransferAssigned', assigned));
  const isPaid = await receiveTransfer(work, payment, assigned);
  return { lineId, attemptId: isPaid ? payment.key : null };
}
