import { carriers } from '../../fulfilment/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { recordReturnVoid } from '../commands/labels/record-return-void.js';
import { readLabelsToVoid } from '../data/labels.js';

const batchSize = 100;

/** Gives the labels of goods that are not sent back to their carriers, each between two transactions. Safe to run anywhere at once. */
export async function giveReturnLabelsBack(gateway: Gateway): Promise<void> {
  const { db, clock } = gateway;
  const all = gateway.port(carriers);
  await eachAlone(await readLabelsToVoid(db, clock.now(), batchSize), async (label) => {
    const { return_id: returnId, carrier } = label;
    const asked = carrier === null ? all.usual : all.find(carrier);
    const outcome = await asked?.voidLabel({ key: returnId });
    if (outcome)
      await gateway.runAsSystem('recordReturnVoid', (work) =>
        recordReturnVoid(work, { returnId, outcome }),
      );
  });
}
