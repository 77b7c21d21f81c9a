import { later } from '../kernel/clock.js';
import type { Gateway } from '../platform/gateway.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { expireStoreReservation } from './commands/expire-store-reservation.js';
import { remindOfStoreReservation } from './commands/remind-of-store-reservation.js';
import { readIdsToRemind, readOverdueIds } from './data/reads.js';
import { remindBeforeMs } from './domain/limits.js';

const batchSize = 500;

/** Gives back what nobody confirmed or collected in time, each in a transaction of its own. */
async function expireStoreReservations(_payload: unknown, gateway: Gateway): Promise<void> {
  for (const id of await readOverdueIds(gateway.db, gateway.clock.now(), batchSize))
    await gateway.runAsSystem('expireStoreReservation', (work) => expireStoreReservation(work, id));
}

/** Reminds those whose goods wait and soon will not, each in a transaction of its own. */
async function remindOfStoreReservations(_payload: unknown, gateway: Gateway): Promise<void> {
  const now = gateway.clock.now();
  for (const id of await readIdsToRemind(gateway.db, [now, later(now, remindBeforeMs)], batchSize))
    await gateway.runAsSystem('remindOfStoreReservation', (work) =>
      remindOfStoreReservation(work, id),
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
