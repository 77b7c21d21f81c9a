import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { expired, finish, overdueHolds } from '../data/finish.js';
import { tellHoldsExpired, tellStockChanged } from '../events.js';

const batchSize = 200;

/**
 * Gives back what carts have held too long, and tells them. Any number of processes may do it at once: each
 * hold is ended by one of them, and one that an order is just taking over is left to the order.
 */
export async function expireSoftReservations(gateway: Gateway): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await gateway.runAsSystem('expireSoftReservations', expireBatch);
    total += done;
    if (done < batchSize) return total;
  }
}

async function expireBatch(work: Work): Promise<number> {
  const { ended, items } = await finish(work, overdueHolds(work.now, batchSize), expired);
  tellStockChanged(work, items);
  tellHoldsExpired(work, ended);
  return ended.length;
}
