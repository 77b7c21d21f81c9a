import type { Kysely } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import { tables } from '../../platform/database/database.js';
import type { DeviceState } from '../domain/device-lifecycle.js';
import type { OfflineKind, Proposal } from '../domain/offline-operation.js';

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

/** What a device has done without a network, and what became of it. */
export interface DeviceOperationRow {
  readonly device_id: string;
  readonly counter: number;
  readonly kind: OfflineKind;
  readonly task_id: string;
  readonly signature: Buffer;
  readonly recorded_at: Date;
  readonly outcome: 'DONE' | 'CONFLICT';
  readonly code: string | null;
  readonly proposal: Proposal | null;
  readonly messages: Readonly<Record<Locale, string>> | null;
  readonly replayed_at: Date;
}

interface DeviceTables {
  device: DeviceRow;
  device_operation: DeviceOperationRow;
}

export function deviceTables(db: Kysely<unknown>) {
  return tables<DeviceTables>(db);
}
