import { driveOperations } from '../payments/index.js';
import type { Gateway } from '../platform/gateway.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { endVisit } from './commands/end-visit.js';
import { readDueVisits } from './data/reads.js';

const batchSize = 500;

/** Ends visits whose time is over, each in a transaction of its own. */
async function endVisits(_payload: unknown, gateway: Gateway): Promise<void> {
  for (const id of await readDueVisits(gateway.db, gateway.clock.now(), batchSize)) {
    const operationIds = await gateway.runAsSystem('endVisit', (work) => endVisit(work, id));
    await driveOperations(gateway, operationIds);
  }
}

/** What the module does when it is told to. */
export const visitTasks: Readonly<Record<string, Task>> = { endVisits };

/** What the module does again and again. */
export const visitSweeps: readonly Sweep[] = [{ task: 'endVisits', every: '* * * * *' }];
