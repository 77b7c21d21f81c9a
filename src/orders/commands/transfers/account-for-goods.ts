import {
  endFulfilment,
  type Fulfilment,
  finishPicking,
  fulfilments,
} from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import {
  type AccountedTransfer,
  type AccountForTransfer,
  accountForTransfer,
  findTransfer,
} from '../../../transfers/index.js';
import type { Order } from '../../domain/order.js';
import { orderNews } from '../../events.js';
import { chargeWhenReady } from '../charge-when-ready.js';
import { dropGoods } from '../drop-goods.js';
import { lockOrder } from '../lock-order.js';
import { resourceGoods } from '../resourcing/resource-goods.js';

const reason = 'lost in transfer';

interface Arrival {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  readonly accounted: AccountedTransfer;
}

/**
 * The receiver says what of a transfer has arrived, or never will. Where it carries the goods of an order, they are
 * promised to it at once, and ready to be collected when all of them are accounted for; what is lost is sent once more,
 * or leaves the order, and nobody pays for it. The order is locked before its transfer, as everywhere.
 */
export async function accountForGoods(work: Work, input: AccountForTransfer) {
  const found = await findTransfer(work.db, input.transferId);
  const order = found?.order_id ? await lockOrder(work, found.order_id) : undefined;
  const fulfilment = found?.fulfilment_id
    ? await fulfilments(work).lock(found.fulfilment_id)
    : undefined;
  const accounted = await accountForTransfer(work, input);
  if (isRefusal(accounted)) return accounted;
  const isPromised = accounted.fulfilmentId !== null && order && fulfilment;
  const operationIds = isPromised ? await follow(work, { order, fulfilment, accounted }) : [];
  if (isRefusal(operationIds)) return operationIds;
  return { transferId: accounted.transferId, operationIds };
}

/** The order and its pickup follow what has become of their goods. */
async function follow(work: Work, arrival: Arrival) {
  const { order, fulfilment, accounted } = arrival;
  await loseUnits(work, arrival);
  await work.em.flush();
  if (accounted.inTransit > 0) return [];
  const all = await fulfilments(work).lockOfOrder(order.id);
  if (fulfilment.lines.every((line) => line.picked === 0)) {
    const ended = endFulfilment(work, fulfilment, 'cancel', reason);
    if (isRefusal(ended)) throw new Error(`pickup ${fulfilment.id} cannot end without its goods`);
    return (await dropGoods(work, { order, fulfilment, all, reason })).operationIds;
  }
  const ready = await finishPicking(work, fulfilment, order.currency);
  if (isRefusal(ready)) throw new Error(`pickup ${fulfilment.id} is not ready with all its goods`);
  const others = all.filter((each) => each.id !== fulfilment.id);
  return chargeWhenReady(work, order, fulfilment, others);
}

/** Units that are lost are sent once more, by whoever can. The others leave the order; they are on no shelf any more. */
async function loseUnits(work: Work, { order, fulfilment, accounted }: Arrival): Promise<void> {
  const units = accounted.accounted.flatMap(({ line: { orderLineId }, lost: quantity }) => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    return line && quantity > 0 ? [{ line, quantity }] : [];
  });
  if (units.length === 0) return;
  for (const { line, quantity } of units)
    fulfilment.lines.find(({ orderLineId }) => orderLineId === line.id)?.lose(quantity);
  await work.em.flush();
  const all = await fulfilments(work).lockOfOrder(order.id);
  const cause = 'LOST_IN_TRANSFER';
  const left = await resourceGoods(work, { order, fulfilment, all, cause, units });
  for (const { line, quantity } of left) line.cancel(quantity);
  const lines = left.map(({ line, quantity }) => ({ sku: line.sku, quantity }));
  if (lines.length > 0)
    work.emit(orderNews('OrderShortened', order, order.state, { lines, reason }));
}
