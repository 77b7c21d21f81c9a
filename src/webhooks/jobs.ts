import type { NewJob } from '../platform/jobs/job.js';

export const deliverTask = 'deliverWebhooks';
export const forgetTask = 'forgetDeliveredWebhooks';

/** Follows the journal and delivers what is due; at once where no time is given. */
export function deliverJob(runAt?: Date): NewJob {
  return {
    task: deliverTask,
    payload: { isRepetition: true },
    key: runAt ? `${deliverTask}:${runAt.getUTCSeconds()}` : deliverTask,
    ...(runAt && { runAt }),
  };
}
