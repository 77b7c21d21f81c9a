import type { NewEvent } from '../platform/events/event.js';
import type { TransferState } from './domain/lifecycle.js';
import type { Accounted, Transfer } from './domain/transfer.js';

/** What the module tells others. */
export type TransferEventType =
  | 'TransferRequested'
  | 'TransferSent'
  | 'TransferReceived'
  | 'TransferLost'
  | 'TransferCanceled';

/** The stream of the people at one end of a transfer. */
export function transfersStream(locationId: string): string {
  return `transfers:${locationId}`;
}

/** The news of one step, for both ends, and for the order whose goods travel. */
export function transferNews(
  type: TransferEventType,
  transfer: Transfer,
  from: TransferState | null,
  facts: Readonly<Record<string, unknown>> = {},
): NewEvent {
  const { promisedTo, fromLocationId, toLocationId, fulfilmentId } = transfer;
  return {
    streams: [
      transfersStream(fromLocationId),
      transfersStream(toLocationId),
      ...(promisedTo === null ? [] : [`order:${promisedTo}`]),
    ],
    type,
    payload: {
      transferId: transfer.id,
      ...(promisedTo !== null && { orderId: promisedTo, fulfilmentId }),
      fromLocationId,
      toLocationId,
      from,
      state: transfer.state,
      inTransit: transfer.inTransit,
      ...facts,
    },
  };
}

/** The units of an accounting, as its news tells them. */
export function unitsOf(accounted: readonly Accounted[]): object[] {
  return accounted.map(({ line, received, lost }) => ({
    variantId: line.variantId,
    ...(received > 0 && { received }),
    ...(lost > 0 && { lost }),
  }));
}
