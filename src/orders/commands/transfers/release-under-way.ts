import type { Fulfilment } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { releaseTransfer } from '../../../transfers/index.js';

/** Goods of a pickup that is given up may be under way: they go on, and belong to nobody when they arrive. */
export async function releaseUnderWay(work: Work, fulfilment: Fulfilment): Promise<void> {
  const wasSent = fulfilment.taskAt !== fulfilment.stockFrom;
  if (wasSent) await releaseTransfer(work, fulfilment.id);
}
