import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';

export interface AttachHold {
  readonly intentId: string;
  readonly orderId: string;
  /** So long what the order does not take is kept on hold: more may be found to be owed. */
  readonly keepsRestUntil: Date;
}

/**
 * Money that was held up to a sum pays an order from now on, as its only payment. Throws where it belongs to one
 * already, or was not held for usage: that is a fault of the caller.
 */
export async function attachHold(work: Work, input: AttachHold): Promise<void> {
  const { intent } = await lockPayment(work, input.intentId);
  if (intent.orderId !== null || intent.purpose !== 'USAGE')
    throw new Error(`payment ${intent.id} is not free to pay an order`);
  intent.orderId = input.orderId;
  intent.purpose = 'PURCHASE';
  intent.keepsRestUntil = input.keepsRestUntil;
  await work.em.flush();
}
