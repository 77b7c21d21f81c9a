import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';
import { paymentPurposeDiffers } from '../domain/refusals.js';
import { claimCapture } from './claim-capture.js';

export interface CapturePayment {
  readonly intentId: string;
  /** True where the payment is meant to be a deposit. */
  readonly isDeposit: boolean;
  /** Minor units of the intent's currency; more than zero. */
  readonly amountMinor: number;
  /** True to release the rest. What was held for a deposit or for usage is captured once: it always is. */
  readonly final: boolean;
  readonly reason: string | null;
}

/**
 * Takes held money because somebody of the staff says so. Refuses more than is held and not yet promised
 * (CaptureNotPossible), and a deposit that was not meant to be one (PaymentPurposeDiffers).
 */
export async function capturePayment(
  work: Work,
  { isDeposit, ...capture }: CapturePayment,
): Promise<
  { operationId: string } | Refusal<'CaptureNotPossible'> | Refusal<'PaymentPurposeDiffers'>
> {
  const { purpose } = (await lockPayment(work, capture.intentId)).intent;
  if ((purpose === 'DEPOSIT') !== isDeposit) return paymentPurposeDiffers({ purpose });
  return claimCapture(work, { ...capture, final: capture.final || purpose !== 'PURCHASE' });
}
