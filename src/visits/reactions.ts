import { randomUUID } from 'node:crypto';
import { isRefusal } from '../kernel/refusal.js';
import { driveOperations } from '../payments/index.js';
import { type Caller, systemCaller } from '../platform/auth/caller.js';
import type { Gateway } from '../platform/gateway.js';
import { eachAlone } from '../platform/jobs/each-alone.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { callForPeople } from './commands/call-for-people.js';
import { endVisit } from './commands/end-visit.js';
import { type DueVisit, readDueVisits } from './data/reads.js';

const batchSize = 500;

/** Ends visits whose time is over, each in a transaction of its own. */
async function endVisits(_payload: unknown, gateway: Gateway): Promise<void> {
  await eachAlone(await readDueVisits(gateway.db, gateway.clock.now(), batchSize), async (due) => {
    const ended = await gateway.run(callerAt(due), { name: 'endVisit' }, (work) =>
      endVisit(work, due.id),
    );
    if (isRefusal(ended)) {
      const facts = { visitId: due.id, refusedAs: ended.kind };
      await gateway.runAsSystem('callForPeople', (work) => callForPeople(work, facts));
    } else await driveOperations(gateway, ended);
  });
}

/** What is sold by itself is sold by the store: it has no seller, and the channel of the place. */
function callerAt({ location_id: locationId }: DueVisit): Caller {
  const actor = { kind: 'SYSTEM', locationIds: [locationId] } as const;
  return { ...systemCaller(randomUUID()), actor, channel: 'STORE' };
}

/** What the module does when it is told to. */
export const visitTasks: Readonly<Record<string, Task>> = { endVisits };

/** What the module does again and again. */
export const visitSweeps: readonly Sweep[] = [{ task: 'endVisits', every: '* * * * *' }];
