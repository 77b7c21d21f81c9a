import { acceptFulfilment, pickFulfilment } from '../../fulfilment/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { handOverOrder, markPickupReady } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { keepOperation, operationSoFar } from '../data/operations.js';
import type { DeviceOperationRow } from '../data/tables.js';
import type { OfflineOperation } from '../domain/offline-operation.js';

/** An operation that is done: now, or it was before. */
export interface DoneOperation {
  readonly operation: DeviceOperationRow;
  /** What is to be driven at the providers after the commit. */
  readonly operationIds: readonly string[];
}

/**
 * Does what a device has written down while it was offline, once: its number is kept in the same transaction, and
 * operations of one device are done one after the other. One that has an answer keeps it. Refuses like the command that
 * it stands for, and what comes after later ones (OperationOutOfOrder).
 */
export async function doOfflineOperation(
  work: Work,
  operation: OfflineOperation,
): Promise<DoneOperation | Refusal> {
  const known = await operationSoFar(work, operation.counter);
  if (known) return isRefusal(known) ? known : { operation: known.kept, operationIds: [] };
  const answer = await perform(work, operation);
  if (isRefusal(answer)) return answer as Refusal;
  const kept = await keepOperation(work, operation, null);
  const { operationIds = [] } = answer as { readonly operationIds?: readonly string[] };
  return { operation: kept, operationIds };
}

function perform(
  work: Work,
  { kind, fulfilmentId, lines, identityChecked }: OfflineOperation,
): Promise<object> {
  if (kind === 'ACCEPT') return acceptFulfilment(work, { fulfilmentId });
  if (kind === 'PICK') return pickFulfilment(work, { fulfilmentId, lines });
  if (kind === 'MARK_READY') return markPickupReady(work, { fulfilmentId });
  return handOverOrder(work, { fulfilmentId, identityChecked, lines: null });
}
