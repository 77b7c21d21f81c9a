import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';
import { paymentPurposeDiffers } from '../domain/refusals.js';
import { requestVoid } from './request-void.js';

export interface VoidPayment {
  readonly intentId: string;
  /** True where the payment is meant to be a deposit. */
  readonly isDeposit: boolean;
  readonly reason: string;
}

/**
 * Gives up what is still held because somebody of the staff says so. Refuses where nothing is, and while a capture is
 * under way (VoidNotPossible).
 */
export async function voidPayment(
  work: Work,
  { intentId, isDeposit, reason }: VoidPayment,
): Promise<
  { operationId: string } | Refusal<'VoidNotPossible'> | Refusal<'PaymentPurposeDiffers'>
> {
  const { purpose } = (await lockPayment(work, intentId)).intent;
  if ((purpose === 'DEPOSIT') !== isDeposit) return paymentPurposeDiffers({ purpose });
  return requestVoid(work, { intentId, reason });
}
