import { strikeOffStaff } from '../../customers/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { deviceTables } from '../data/tables.js';
import { tellOfDevice } from '../events.js';

export interface RevokeDevice {
  readonly deviceId: string;
  readonly reason: string;
}

/** A device that was revoked, with the sessions that are over. */
export interface RevokedDevice {
  readonly deviceId: string;
  readonly sessionIds: readonly string[];
}

/** Locks a device out for good: a lost tablet, say. One that was revoked before stays so, with its first reason. */
export async function revokeDevice(
  work: Work,
  { deviceId, reason }: RevokeDevice,
): Promise<RevokedDevice> {
  const db = deviceTables(work.db);
  const device = await db
    .selectFrom('device')
    .select(['id', 'location_id', 'state'])
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst();
  if (!device) throw new RequestError('NOT_FOUND', 'There is no such device.');
  if (device.state === 'REVOKED') return { deviceId, sessionIds: [] };
  const { actor } = work.caller;
  await db
    .updateTable('device')
    .set({
      state: 'REVOKED',
      code_hash: null,
      code_expires_at: null,
      revoked_at: work.now,
      revoked_by: actor.id ?? actor.kind,
      revoked_because: reason,
    })
    .where('id', '=', deviceId)
    .execute();
  const sessionIds = await strikeOffStaff(work, deviceId);
  tellOfDevice(work, 'DeviceRevoked', device);
  return { deviceId, sessionIds };
}
