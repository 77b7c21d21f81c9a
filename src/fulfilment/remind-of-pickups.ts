import type { Gateway } from '../platform/gateway.js';
import { eachAlone } from '../platform/jobs/each-alone.js';
import { remindOfPickup } from './commands/pickups/remind-of-pickup.js';
import { pickupsToRemind } from './data/waiting-pickups.js';

/** Reminds the buyers of goods that wait, each in a transaction of its own. Safe to run anywhere at once. */
export async function remindOfPickups(gateway: Gateway): Promise<void> {
  await eachAlone(await pickupsToRemind(gateway.db, gateway.clock.now()), (id) =>
    gateway.runAsSystem('remindOfPickup', (work) => remindOfPickup(work, id)),
  );
}
