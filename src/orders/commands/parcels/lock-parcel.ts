import {
  type Fulfilment,
  findParcel,
  fulfilments,
  type ParcelRow,
  parcels,
} from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Order } from '../../domain/order.js';
import { lockOrder } from '../lock-order.js';
import { orderBehind } from '../order-behind.js';

/** A parcel with all that has to be locked for it. */
export interface LockedParcel {
  readonly order: Order;
  readonly shipment: Fulfilment;
  /** All of the order. */
  readonly all: readonly Fulfilment[];
  readonly parcel: ParcelRow;
}

/** Locks the order of a parcel, and its goods; undefined where there is no such parcel. */
export async function lockParcel(work: Work, parcelId: string): Promise<LockedParcel | undefined> {
  const found = await findParcel(work.db, parcelId);
  if (!found) return undefined;
  const order = await lockOrder(work, await orderBehind(work, found.fulfilment_id));
  const all = await fulfilments(work).lockOfOrder(order.id);
  const shipment = all.find(({ id }) => id === found.fulfilment_id);
  const parcel = (await parcels(work).ofFulfilment(found.fulfilment_id)).find(
    ({ id }) => id === parcelId,
  );
  return shipment && parcel && { order, shipment, all, parcel };
}

/** What is in a parcel, by the lines of its shipment. */
export async function unitsIn(
  work: Work,
  { shipment, parcel }: Pick<LockedParcel, 'shipment' | 'parcel'>,
): Promise<{ readonly line: Fulfilment['lines'][number]; readonly quantity: number }[]> {
  const lines = await parcels(work).linesOf(parcel.id);
  return lines.map(({ fulfilment_line_id, quantity }) => {
    const line = shipment.lines.find(({ id }) => id === fulfilment_line_id);
    if (!line) throw new Error(`parcel ${parcel.id} holds goods of another shipment`);
    return { line, quantity };
  });
}
