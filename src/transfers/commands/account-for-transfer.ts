import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { receiveSentStock } from '../../stock/index.js';
import type { TransferNotInState, WrongTransferUnits } from '../domain/refusals.js';
import type { Accounted, LineUnits } from '../domain/transfer.js';
import { transferNews, unitsOf } from '../events.js';
import { lockTransfer } from './lock-transfer.js';

export interface AccountForTransfer {
  readonly transferId: string;
  /** Whether the units have come, or are given up. */
  readonly how: 'received' | 'lost';
  /** Of which lines how many, at most what is under way; all of it where it is null. */
  readonly lines: readonly LineUnits[] | null;
  /** Why units are given up; null for those that have come. */
  readonly reason: string | null;
}

/** What a transfer has come to. */
export interface AccountedTransfer {
  readonly transferId: string;
  /** Whose goods they were when they arrived; null where they are free. */
  readonly fulfilmentId: string | null;
  readonly accounted: readonly Accounted[];
  /** Units that are still on their way. */
  readonly inTransit: number;
}

/**
 * The receiver says what of a transfer has arrived, or that it never will. What arrives lies on the shelf at once,
 * promised to the order that it was sent for; the rest stays under way until it is accounted for, too.
 */
export async function accountForTransfer(
  work: Work,
  input: AccountForTransfer,
): Promise<AccountedTransfer | TransferNotInState | WrongTransferUnits> {
  const { transferId, how, lines, reason } = input;
  const transfer = await lockTransfer(work, transferId, 'to');
  const from = transfer.state;
  const accounted = transfer.account(how, lines, work.now);
  if (isRefusal(accounted)) return accounted;
  await work.em.flush();
  const orderId = transfer.promisedTo;
  await receiveSentStock(work, {
    transferId,
    from: transfer.fromLocationId,
    to: transfer.toLocationId,
    reason: reason ?? transfer.reason,
    orderId,
    lines: accounted.map(({ line, ...units }) => ({
      ...units,
      variantId: line.variantId,
      orderLineId: line.orderLineId,
    })),
  });
  const type = how === 'received' ? 'TransferReceived' : 'TransferLost';
  const units = unitsOf(accounted);
  work.emit(transferNews(type, transfer, from, { units, ...(reason && { reason }) }));
  return {
    transferId,
    fulfilmentId: orderId === null ? null : transfer.fulfilmentId,
    accounted,
    inTransit: transfer.inTransit,
  };
}
