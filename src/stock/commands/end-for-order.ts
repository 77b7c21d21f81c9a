import type { Work } from '../../platform/commands/work.js';
import {
  type EndedReservation,
  type Ending,
  finish,
  type OrderPart,
  openOfLines,
  openOfOrder,
} from '../data/finish.js';
import { tellStockChanged } from '../events.js';

/** A part of an order's reservation that has ended. */
export interface EndedPart {
  readonly orderLineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
}

/** Ends what is reserved for these lines, or for the whole order, and tells what has changed. */
export async function endForOrder(
  work: Work,
  orderId: string,
  parts: readonly OrderPart[] | undefined,
  ending: Ending,
): Promise<EndedPart[]> {
  if (parts?.length === 0) return [];
  const open = parts ? openOfLines(orderId, merged(parts)) : openOfOrder(orderId);
  const { ended, items } = await finish(work, open, ending);
  tellStockChanged(work, items);
  return ended.map(toPart);
}

function toPart(reservation: EndedReservation): EndedPart {
  return {
    orderLineId: reservation.order_line_id ?? '',
    variantId: reservation.variant_id,
    locationId: reservation.location_id,
    quantity: reservation.quantity,
  };
}

/** One part a line and place: the statement must not meet the same reservation twice. */
function merged(parts: readonly OrderPart[]): OrderPart[] {
  const byPlace = new Map<string, OrderPart>();
  for (const part of parts) {
    const key = `${part.orderLineId} ${part.locationId ?? ''}`;
    const same = byPlace.get(key);
    byPlace.set(key, same ? { ...part, quantity: same.quantity + part.quantity } : part);
  }
  const lines = new Set([...byPlace.values()].map((part) => part.orderLineId));
  const anywhere = [...byPlace.values()].filter((part) => part.locationId === undefined);
  if (lines.size < byPlace.size && anywhere.length > 0)
    throw new TypeError('name the place of all parts of a line, or of none');
  return [...byPlace.values()];
}
