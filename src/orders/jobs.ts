import type { NewJob } from '../platform/jobs/job.js';

/** Takes what is unpaid of goods that are gone, as far as what is to come stays held; at once where no time is given. */
export function collectAgainJob(orderId: string, runAt?: Date): NewJob {
  return {
    task: 'collectAgain',
    payload: { orderId },
    key: `collectAgain:${orderId}`,
    ...(runAt && { runAt }),
  };
}
