import { endFulfilment, fulfilments, overdueOffers } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { driveOperations } from '../../../payments/index.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Gateway } from '../../../platform/gateway.js';
import { eachAlone } from '../../../platform/jobs/each-alone.js';
import { lockOrder } from '../lock-order.js';
import { goOnWithout } from './go-on-without.js';

const batchSize = 200;
const reason = 'nobody has claimed it in time';

/** Offers that nobody has answered go on to the next place. Any number of processes may do it at once. */
export async function endOffers(gateway: Gateway): Promise<void> {
  const overdue = await overdueOffers(gateway.db, gateway.clock.now(), batchSize);
  await eachAlone(overdue, async ({ id, orderId }) => {
    const operationIds = await gateway.runAsSystem('endOffer', (work) =>
      endOffer(work, orderId, id),
    );
    await driveOperations(gateway, operationIds);
  });
}

/** The store may have answered since it was looked at; then nothing is done. */
async function endOffer(
  work: Work,
  orderId: string,
  fulfilmentId: string,
): Promise<readonly string[]> {
  const order = await lockOrder(work, orderId);
  const all = await fulfilments(work).lockOfOrder(orderId);
  const fulfilment = all.find(({ id }) => id === fulfilmentId);
  if (!fulfilment?.isUnanswered(work.now)) return [];
  const ended = endFulfilment(work, fulfilment, 'reject', reason);
  if (isRefusal(ended)) return [];
  const cause = 'OFFER_EXPIRED';
  const { operationIds } = await goOnWithout(work, { order, fulfilment, all, cause, reason });
  return operationIds;
}
