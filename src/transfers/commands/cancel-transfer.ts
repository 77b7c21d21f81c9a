import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { TransferNotInState } from '../domain/refusals.js';
import { transferNews } from '../events.js';
import { lockTransfer } from './lock-transfer.js';
import type { TransferAnswer } from './request-transfer.js';

/** Nothing will be sent after all: for the people of either end, before the goods have left. */
export async function cancelTransfer(
  work: Work,
  input: { readonly transferId: string; readonly reason: string },
): Promise<TransferAnswer | TransferNotInState> {
  const transfer = await lockTransfer(work, input.transferId, 'either');
  const from = transfer.state;
  const canceled = transfer.cancel(work.now);
  if (isRefusal(canceled)) return canceled;
  work.emit(transferNews('TransferCanceled', transfer, from, { reason: input.reason }));
  return { transferId: transfer.id };
}
