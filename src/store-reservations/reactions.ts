import { later } from '../kernel/clock.js';
import type { Gateway } from '../platform/gateway.js';
import { eachAlone } from '../platform/jobs/each-alone.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { expireStoreReservation } from './commands/expire-store-reservation.js';
import { remindOfStoreReservation } from './commands/remind-of-store-reservation.js';
import { readIdsToRemind, readOverdueIds } from './data/reads.js';
import { remindBeforeMs } from './domain/limits.js';

const batchSize = 500;

/** Gives back what nobody confirmed or collected in time, each in a transaction of its own. */
async function expireStoreReservations(_payload: unknown, gateway: Gateway): Promise<void> {
  const ids = await readOverdueIds(gateway.db, gateway.clock.now(), batchSize);
  await eachAlone(ids, (id) =>
    gateway.runAsSystem('expireStoreReservation', (work) => expireStoreReservation(work, id)),
  );
}

/** Reminds those whose goods wait and soon will not, each in a transaction of its own. */
async function remindOfStoreReservations(_payload: unknown, gateway: Gateway): Promise<void> {
  const now = gateway.clock.now();
  const ids = await readIdsToRemind(gateway.db, [now, later(now, remindBeforeMs)], batchSize);
  await eachAlone(ids, (id) =>
    gateway.runAsSystem('remindOfStoreReservation', (work) => remindOfStoreReservation(work, id)),
  );
}

/** What the module does when it is told to. */
export const storeReservationTasks: Readonly<Record<string, Task>> = {
  expireStoreReservations,
  remindOfStoreReservations,
};

/** What the module does again and again. */
export const storeReservationSweeps: readonly Sweep[] = [
  { task: 'expireStoreReservations', every: '* * * * *' },
  { task: 'remindOfStoreReservations', every: '* * * * *' },
];
