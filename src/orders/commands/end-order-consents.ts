import { endOrderConsent, ordersWithConsent } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { orders } from '../data/store.js';
import { tendersOf } from '../data/tenders.js';

/**
 * Ends what buyers have agreed to for the deliveries of orders that are over, each in a transaction of its own: what
 * was kept for that alone is forgotten at its provider. Safe to run anywhere at once.
 */
export async function endOrderConsents(gateway: Gateway): Promise<void> {
  await eachAlone(await ordersWithConsent(gateway.db), (orderId) =>
    gateway.runAsSystem('endOrderConsent', (work) => endConsent(work, orderId)),
  );
}

/** As long as something is held of the order, its method may still be needed. */
async function endConsent(work: Work, orderId: string): Promise<void> {
  const order = await orders(work).lock(orderId);
  if (order && order.endedAt === null) return;
  const tenders = await tendersOf(work, orderId);
  if (tenders.every(({ capturableMinor }) => capturableMinor === 0))
    await endOrderConsent(work, orderId);
}
