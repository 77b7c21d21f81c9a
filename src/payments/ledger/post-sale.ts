import type { Work } from '../../platform/commands/work.js';
import { post } from './post.js';

export interface Sale {
  readonly orderId: string;
  /** The fulfilment with which the goods have left, or a name for what of it has left later: it is posted once. */
  readonly fulfilmentId: string;
  /** What the buyer owes for them, shipping and taxes included, in minor units; nothing is posted for 0. */
  readonly amountMinor: number;
  readonly currency: string;
}

/** Posts that goods have left, so that their buyer owes for them. To be called in the transaction of the delivery. */
export async function postSale(work: Work, sale: Sale): Promise<void> {
  const { fulfilmentId: operationId, ...facts } = sale;
  if (sale.amountMinor > 0) await post(work, [{ kind: 'SALE', operationId, ...facts }]);
}
