import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { closeApproval } from '../data/store.js';
import { approvalTables } from '../data/tables.js';
import { tellOfApproval } from '../events.js';

const batchSize = 200;

/** Closes the questions that nobody has answered in time, each in a transaction of its own. */
export async function expireApprovals(gateway: Gateway): Promise<void> {
  const due = await approvalTables(gateway.db)
    .selectFrom('approval')
    .select('id')
    .where('state', '=', 'WAITING')
    .where('expires_at', '<=', gateway.clock.now())
    .orderBy('expires_at')
    .limit(batchSize)
    .execute();
  await eachAlone(due, ({ id }) =>
    gateway.runAsSystem('expireApproval', (work) => expireApproval(work, id)),
  );
}

/** Somebody may have decided since it was found: then nothing is done. */
async function expireApproval(work: Work, approvalId: string): Promise<void> {
  const approval = await approvalTables(work.db)
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', approvalId)
    .where('state', '=', 'WAITING')
    .where('expires_at', '<=', work.now)
    .forUpdate()
    .executeTakeFirst();
  if (!approval) return;
  tellOfApproval(work, 'ApprovalExpired', await closeApproval(work, approval, 'expire', null));
}
