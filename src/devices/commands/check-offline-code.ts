import { checkPickupCode } from '../../fulfilment/index.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { keepOperation, operationSoFar } from '../data/operations.js';
import type { DeviceOperationRow } from '../data/tables.js';
import type { OfflineOperation } from '../domain/offline-operation.js';

/**
 * Looks at the code of a hand-over before it is done. A wrong one is counted and kept as the answer of the operation in
 * one transaction, so it counts once however often, and by however many at once, the operation is sent. Answers what is
 * kept; null where the code is right. Refuses what comes after later operations (OperationOutOfOrder).
 */
export async function checkOfflineCode(
  work: Work,
  operation: OfflineOperation,
): Promise<{ readonly kept: DeviceOperationRow | null } | Refusal<'OperationOutOfOrder'>> {
  const known = await operationSoFar(work, operation.counter);
  if (known) return known;
  const { fulfilmentId, pickupCode } = operation;
  const { refused } = await checkPickupCode(work, { fulfilmentId, code: pickupCode ?? '' });
  return { kept: refused && (await keepOperation(work, operation, refused)) };
}
