import { saveStaff } from '../../customers/index.js';
import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { findLocation } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { deviceTables } from '../data/tables.js';
import { codeLastsMs, enrolmentHash, newEnrolmentCode } from '../domain/enrolment-code.js';
import { tellOfDevice } from '../events.js';

export interface RegisterDevice {
  readonly name: string;
  readonly locationId: string;
}

/** A device that may be enrolled, with the code for it, which is told here alone. */
export interface RegisteredDevice {
  readonly deviceId: string;
  readonly code: string;
  readonly codeExpiresAt: Date;
}

/** Makes room for a device of a store, with a code by which it comes in once, within a quarter of an hour. */
export async function registerDevice(
  work: Work,
  { name, locationId }: RegisterDevice,
): Promise<RegisteredDevice> {
  if (!(await findLocation(work.db, locationId)))
    throw new RequestError('NOT_FOUND', 'There is no such location.');
  const { actor } = work.caller;
  const { staffId: id } = await saveStaff(work, {
    code: `device-${newId()}`,
    kind: 'DEVICE',
    name,
    locationIds: [locationId],
  });
  const code = newEnrolmentCode();
  const codeExpiresAt = later(work.now, codeLastsMs);
  await deviceTables(work.db)
    .insertInto('device')
    .values({
      id,
      location_id: locationId,
      name,
      state: 'REGISTERED',
      code_hash: enrolmentHash(code),
      code_expires_at: codeExpiresAt,
      public_key: null,
      registered_by: actor.id ?? actor.kind,
      registered_at: work.now,
      enrolled_at: null,
      revoked_at: null,
      revoked_by: null,
      revoked_because: null,
    })
    .execute();
  tellOfDevice(work, 'DeviceRegistered', { id, location_id: locationId });
  return { deviceId: id, code, codeExpiresAt };
}
