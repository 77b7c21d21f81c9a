import type { Gateway } from '../../platform/gateway.js';
import { driveOperation } from './drive-operation.js';

/** Brings several operations to their outcome, each as `driveOperation` does. Each is of another payment. */
export async function driveOperations(
  gateway: Gateway,
  operationIds: readonly string[],
): Promise<void> {
  await Promise.all(operationIds.map((id) => driveOperation(gateway, id)));
}
