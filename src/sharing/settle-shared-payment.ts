import { driveOperations, openOperationIds } from '../payments/index.js';
import type { Gateway } from '../platform/gateway.js';
import { advanceSharedPayment } from './commands/advance-shared-payment.js';

/** Captures, what they lead to where one fails, and not for ever what providers do not answer. */
const maxRounds = 3;

/**
 * Brings a shared payment as far as it goes now: the captures, voids and refunds that it has led to are driven at the
 * providers, and what they have led to is followed. Safe to repeat.
 */
export async function settleSharedPayment(gateway: Gateway, id: string): Promise<void> {
  const driven = new Set<string>();
  for (let round = 0; round < maxRounds; round += 1) {
    const { orderId } = await gateway.runAsSystem('advanceSharedPayment', (work) =>
      advanceSharedPayment(work, id),
    );
    const open = await openOperationIds(gateway.db, orderId);
    const operationIds = open.filter((each) => !driven.has(each));
    if (operationIds.length === 0) return;
    await driveOperations(gateway, operationIds);
    for (const each of operationIds) driven.add(each);
  }
  await gateway.runAsSystem('advanceSharedPayment', (work) => advanceSharedPayment(work, id));
}
