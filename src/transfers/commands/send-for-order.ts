import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { FewerOnTheBooks } from '../../stock/index.js';
import { type ForOrder, Transfer, TransferLine } from '../domain/transfer.js';
import type { TransferAnswer } from './request-transfer.js';
import { letGo } from './send-transfer.js';

export interface SendForOrder extends ForOrder {
  readonly fromLocationId: string;
  readonly toLocationId: string;
  /** What was found of what is reserved for the order there. */
  readonly lines: readonly {
    readonly variantId: string;
    readonly orderLineId: string;
    readonly quantity: number;
  }[];
}

/**
 * The goods of an order leave for where they are collected. They must be reserved for it at the sender; if they are
 * not, it is a fault and nothing leaves. Nor does it where the books of the sender have fewer of them. The caller holds the locks of the order and of its fulfilment.
 */
export async function sendForOrder(work: Work, input: SendForOrder): Promise<TransferAnswer> {
  const { fromLocationId, toLocationId, lines, orderId, orderNumber, fulfilmentId } = input;
  const { actor } = work.caller;
  const transfer = new Transfer(
    newId(),
    fromLocationId,
    toLocationId,
    { orderId, orderNumber, fulfilmentId },
    orderNumber,
    actor.id ?? actor.kind,
    work.now,
  );
  transfer.lines = lines.map(
    ({ variantId, orderLineId, quantity }, position) =>
      new TransferLine(newId(), transfer.id, variantId, orderLineId, quantity, position),
  );
  work.em.persist([transfer, ...transfer.lines]);
  const sent = await letGo(work, transfer, null);
  if (isRefusal(sent)) throw new FewerOnTheBooks();
  return sent as TransferAnswer;
}
