import { overduePickups } from '../../../fulfilment/index.js';
import { driveOperations } from '../../../payments/index.js';
import type { Gateway } from '../../../platform/gateway.js';
import { eachAlone } from '../../../platform/jobs/each-alone.js';
import { giveUpPickup } from './give-up-pickup.js';

/** Gives up the pickups that nobody came for, each in a transaction of its own. Safe to run anywhere at once. */
export async function giveUpPickups(gateway: Gateway): Promise<void> {
  await eachAlone(await overduePickups(gateway.db, gateway.clock.now()), async (overdue) => {
    const operationIds = await gateway.runAsSystem('giveUpPickup', (work) =>
      giveUpPickup(work, overdue),
    );
    await driveOperations(gateway, operationIds);
  });
}
