import { driveOperation, endingHolds, paymentProviders, renewHold } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { orders } from '../data/store.js';
import { askForRest } from './rest-of-order.js';

/**
 * Renews the holds that would end before the goods of their order have left, each in a transaction of its own: the
 * provider prolongs them, the method is charged anew where its customer has agreed to that, or the buyer is asked to pay
 * again; of a hold that was captured in part, for what is still to come. An order that has ended needs none. Safe to run anywhere
 * at once.
 */
export async function renewHolds(gateway: Gateway): Promise<void> {
  const providers = gateway.port(paymentProviders);
  const ending = await endingHolds(gateway.db, providers, gateway.clock.now());
  await eachAlone(ending, async ({ intentId, orderId }) => {
    if (orderId === null) return;
    const renewed = await gateway.runAsSystem('renewHold', (work) =>
      renewHoldOfOrder(work, orderId, intentId),
    );
    if (renewed?.operationId) await driveOperation(gateway, renewed.operationId);
  });
}

/** Undefined where nothing more of the order will leave. */
async function renewHoldOfOrder(work: Work, orderId: string, intentId: string) {
  const order = await orders(work).lock(orderId);
  const isOpen = order?.state === 'CONFIRMED' || order?.state === 'IN_FULFILMENT';
  if (!isOpen) return undefined;
  const renewed = await renewHold(work, { intentId });
  await work.em.flush();
  if (renewed.endsInPart) await askForRest(work, order);
  return renewed;
}
