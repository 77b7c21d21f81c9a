import type { NewEvent } from '../platform/events/event.js';

/** A location was described for the first time, or its description has changed. */
export function locationSaved(locationId: string, code: string): NewEvent {
  return {
    streams: [`location:${locationId}`],
    type: 'LocationSaved',
    payload: { locationId, code },
  };
}

/** A route between two locations was described for the first time, or its description has changed. */
export function transferRouteSaved(fromLocationId: string, toLocationId: string): NewEvent {
  return {
    streams: [`location:${toLocationId}`],
    type: 'TransferRouteSaved',
    payload: { fromLocationId, toLocationId },
  };
}
