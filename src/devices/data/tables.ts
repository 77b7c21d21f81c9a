import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { DeviceState } from '../domain/device-lifecycle.js';

/** A device of a store; its id is that of the member of staff that it signs in as. */
export interface DeviceRow {
  readonly id: string;
  readonly location_id: string;
  readonly name: string;
  readonly state: DeviceState;
  readonly code_hash: Buffer | null;
  readonly code_expires_at: Date | null;
  readonly public_key: Buffer | null;
  readonly registered_by: string;
  readonly registered_at: Date;
  readonly enrolled_at: Date | null;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
  readonly revoked_because: string | null;
}

interface DeviceTables {
  device: DeviceRow;
}

export function deviceTables(db: Kysely<unknown>) {
  return tables<DeviceTables>(db);
}
