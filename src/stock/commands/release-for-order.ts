import type { Work } from '../../platform/commands/work.js';
import { type OrderPart, released } from '../data/finish.js';
import { type EndedPart, endForOrder } from './end-for-order.js';

export interface ReleaseForOrder {
  readonly orderId: string;
  /** Which lines give up how many; everything that is still reserved where it is left out. */
  readonly lines?: readonly OrderPart[];
}

/**
 * Gives back what an order no longer wants. Safe to repeat: what has been given back, or has left, is not given
 * back again. Returns what really was.
 */
export function releaseForOrder(work: Work, input: ReleaseForOrder): Promise<EndedPart[]> {
  return endForOrder(work, input.orderId, input.lines, released);
}
