import type { Work } from '../platform/commands/work.js';
import type { VisitRow } from './data/tables.js';

/** What the module tells on the stream of a visit. */
export type VisitEventType =
  | 'VisitOpened'
  | 'VisitEntered'
  | 'VisitPicked'
  | 'VisitLeft'
  | 'VisitUnsettled'
  | 'VisitCorrected'
  | 'VisitClosed'
  | 'VisitAbandoned';

export function visitStream(id: string): string {
  return `visit:${id}`;
}

export function tellOfVisit(
  work: Work,
  type: VisitEventType,
  { id, state, location_id: locationId, order_id: orderId }: VisitRow,
  facts: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { visitId: id, state, locationId, orderId, ...facts };
  work.emit({ streams: [visitStream(id)], type, payload });
}
