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

/** Looks after offers when the time of this one is over. */
export function endOfferJob(fulfilmentId: string, runAt: Date): NewJob {
  return { task: 'endOffers', payload: {}, key: `endOffers:${fulfilmentId}`, runAt };
}
