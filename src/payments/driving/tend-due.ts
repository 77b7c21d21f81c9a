import type { Gateway } from '../../platform/gateway.js';
import type { NewJob } from '../../platform/jobs/job.js';
import { paymentTables } from '../data/store.js';

const batchSize = 200;

/** What is asked about again and again until it has come to its outcome. */
export interface Tended {
  readonly table: 'saved_payment_method' | 'terminal_refund';
  /** The sweep that looks for them. */
  readonly task: string;
  /** What brings one of them on, by its id. */
  readonly job: (id: string) => NewJob;
}

/** Finds what nobody looks after, the longest waiting first: what was never sent, or whose caller has died. */
export async function tendDue(gateway: Gateway, { table, task, job }: Tended): Promise<void> {
  const due = await paymentTables(gateway.db)
    .selectFrom(table)
    .select('id')
    .where('enquire_at', '<=', gateway.clock.now())
    .orderBy('enquire_at')
    .limit(batchSize)
    .execute();
  if (due.length === 0) return;
  await gateway.runAsSystem(task, async (work) => {
    for (const { id } of due) work.enqueue(job(id));
  });
}
