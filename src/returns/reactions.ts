import type { CarrierNewsOfOthers } from '../fulfilment/index.js';
import type { Gateway } from '../platform/gateway.js';
import { eachAlone } from '../platform/jobs/each-alone.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { expireReplacement } from './commands/exchange/expire-replacement.js';
import { expireReturn } from './commands/expire-return.js';
import { followReturnParcel } from './commands/labels/follow-return-parcel.js';
import { readOverdueReplacements, readOverdueReturns } from './data/replacements.js';
import { buyReturnLabels } from './labels/buy-return-labels.js';
import { giveReturnLabelsBack } from './labels/give-return-labels-back.js';

const batchSize = 500;

/** Ends what did not come in time, and lets go of what was reserved for it, each in a transaction of its own. */
async function expireReturns(_payload: unknown, gateway: Gateway): Promise<void> {
  const { db, clock } = gateway;
  await eachAlone(await readOverdueReturns(db, clock.now(), batchSize), (id) =>
    gateway.runAsSystem('expireReturn', (work) => expireReturn(work, id)),
  );
  await eachAlone(await readOverdueReplacements(db, clock.now(), batchSize), (id) =>
    gateway.runAsSystem('expireReplacement', (work) => expireReplacement(work, id)),
  );
}

/** What the module does on others' news. */
export const returnReactions: readonly Reaction[] = [
  {
    name: 'returns: follow a parcel that comes back',
    on: ['CarrierToldOfOthers'],
    when: ({ news }) => news === 'IN_TRANSIT',
    async handle({ payload, correlation_id }, gateway) {
      const told = payload as unknown as CarrierNewsOfOthers;
      await gateway.runAsSystem(
        'followReturnParcel',
        (work) => followReturnParcel(work, told),
        correlation_id,
      );
    },
  },
];

/** What the module does when it is told to. */
export const returnTasks: Readonly<Record<string, Task>> = {
  expireReturns,
  buyReturnLabels: (_payload, gateway) => buyReturnLabels(gateway),
  giveReturnLabelsBack: (_payload, gateway) => giveReturnLabelsBack(gateway),
};

/** What the module does again and again. */
export const returnSweeps: readonly Sweep[] = [
  { task: 'expireReturns', every: '*/5 * * * *' },
  { task: 'buyReturnLabels', every: '* * * * *' },
  { task: 'giveReturnLabelsBack', every: '*/10 * * * *' },
];
