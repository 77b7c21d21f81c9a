import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { findOperation, keepOperation, lockOwnDevice } from '../data/operations.js';
import type { DeviceOperationRow } from '../data/tables.js';
import type { OfflineOperation } from '../domain/offline-operation.js';

/**
 * Keeps why an operation of a device could not be done, so that it has the same answer ever after. Where it was done by
 * another call in the meantime, that is the answer.
 */
export async function keepConflict(
  work: Work,
  { operation, refused }: { readonly operation: OfflineOperation; readonly refused: Refusal },
): Promise<DeviceOperationRow> {
  await lockOwnDevice(work);
  const known = await findOperation(work, operation.counter);
  return known ?? keepOperation(work, operation, refused);
}
