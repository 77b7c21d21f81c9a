import type { Gateway } from '../../platform/gateway.js';
import { recordVoid } from '../commands/parcels/record-void.js';
import { parcelsToVoid } from '../data/parcels.js';
import { carriers } from './carriers.js';

/** Gives the labels of cancelled parcels back to their carriers, each between two transactions. Safe to run anywhere at once. */
export async function giveLabelsBack(gateway: Gateway): Promise<void> {
  for (const { id: key, carrier } of await parcelsToVoid(gateway.db, gateway.clock.now())) {
    const outcome = await gateway.port(carriers).find(carrier)?.voidLabel({ key });
    if (outcome)
      await gateway.runAsSystem('recordVoid', (work) =>
        recordVoid(work, { parcelId: key, outcome }),
      );
  }
}
