import type { NewEvent } from '../platform/events/event.js';

/** A location was described for the first time, or its description has changed. */
export function locationSaved(locationId: string, code: string): NewEvent {
  return {
    streams: [`location:${locationId}`],
    type: 'LocationSaved',
    payload: { locationId, code },
  };
}
