import { type Fulfilment, fulfilments } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { unitsToLeave } from '../../domain/refused-units.js';
import type { Delivered } from '../deliver-goods.js';
import { dropGoods } from '../drop-goods.js';
import { type Resourcing, resourceGoods } from './resource-goods.js';

export interface EndedWork extends Omit<Resourcing, 'units'> {
  readonly reason: string;
}

/** A place does no longer do its part: others do, and what nobody can give leaves the order. */
export async function goOnWithout(work: Work, ended: EndedWork): Promise<Delivered> {
  const { order, fulfilment, reason } = ended;
  const units = unitsToLeave(order, fulfilment);
  const left = await resourceGoods(work, { ...ended, units });
  if (left.length === 0)
    return { orderId: order.id, fulfilmentId: fulfilment.id, operationIds: [] };
  const all: readonly Fulfilment[] = await fulfilments(work).lockOfOrder(order.id);
  return dropGoods(work, { order, fulfilment, all, reason, units: left });
}
