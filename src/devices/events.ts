import type { Work } from '../platform/commands/work.js';

/** What the module tells, on the stream of the device and on that of its location's devices. No code, no key. */
export type DeviceEventType = 'DeviceRegistered' | 'DeviceEnrolled' | 'DeviceRevoked';

export function tellOfDevice(
  work: Work,
  type: DeviceEventType,
  { id, location_id: locationId }: { readonly id: string; readonly location_id: string },
): void {
  work.emit({
    streams: [`device:${id}`, `devices:${locationId}`],
    type,
    payload: { deviceId: id, locationId },
  });
}
