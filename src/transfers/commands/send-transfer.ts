import { isRefusal } from '../../kernel/refusal.js';
import { arrivalBy, findLocationsWithHours, findTransferRoutes } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type OutOfStockRefusal, sendStock } from '../../stock/index.js';
import type { TransferNotInState, WrongTransferUnits } from '../domain/refusals.js';
import type { LineUnits, Transfer } from '../domain/transfer.js';
import { transferNews } from '../events.js';
import { lockTransfer } from './lock-transfer.js';
import type { TransferAnswer } from './request-transfer.js';

export interface SendTransfer {
  readonly transferId: string;
  /** What really goes, at most what was asked for; all of it where it is null. */
  readonly lines: readonly LineUnits[] | null;
}

/** The sender lets goods go. Refuses where less of them is free than should leave. */
export async function sendTransfer(
  work: Work,
  { transferId, lines }: SendTransfer,
): Promise<TransferAnswer | TransferNotInState | WrongTransferUnits | OutOfStockRefusal> {
  const transfer = await lockTransfer(work, transferId, 'from');
  return letGo(work, transfer, lines);
}

/** The same for a transfer that the caller has locked, or has only just written. */
export async function letGo(
  work: Work,
  transfer: Transfer,
  lines: readonly LineUnits[] | null,
): Promise<TransferAnswer | TransferNotInState | WrongTransferUnits | OutOfStockRefusal> {
  const from = transfer.state;
  const sent = transfer.send(lines, work.now, await expectedArrival(work, transfer));
  if (isRefusal(sent)) return sent;
  await work.em.flush();
  const refused = await sendStock(work, {
    transferId: transfer.id,
    from: transfer.fromLocationId,
    to: transfer.toLocationId,
    reason: transfer.reason,
    orderId: transfer.promisedTo,
    lines: transfer.lines
      .filter((line) => line.sent > 0)
      .map(({ variantId, orderLineId, sent: quantity }) => ({ variantId, orderLineId, quantity })),
  });
  if (isRefusal(refused)) return refused;
  work.emit(transferNews('TransferSent', transfer, from, { expectedAt: transfer.expectedAt }));
  return { transferId: transfer.id };
}

/** By the route between both ends; null where they have none. */
async function expectedArrival(
  work: Work,
  { fromLocationId, toLocationId }: Transfer,
): Promise<Date | null> {
  const ends = { from: [fromLocationId], to: [toLocationId] };
  const [route] = await findTransferRoutes(work.db, ends);
  if (!route) return null;
  const found = await findLocationsWithHours(work.db, [fromLocationId, toLocationId]);
  const sender = found.find((each) => each.id === fromLocationId);
  const receiver = found.find((each) => each.id === toLocationId);
  return sender && receiver ? arrivalBy(route, sender, receiver, work.now) : null;
}
