import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment, successOf } from '../data/store.js';
import { captureNotPossible } from '../domain/refusals.js';
import { tellOfPayment } from '../events.js';
import { paymentProviders } from '../providers/registry.js';
import { bookOperation } from './book-operation.js';

export interface ClaimCapture {
  readonly intentId: string;
  /** Minor units of the intent's currency; more than zero. */
  readonly amountMinor: number;
  /** True to give back at once what this capture leaves. */
  readonly final: boolean;
  /** Why, where somebody has said so. */
  readonly reason?: string | null;
  /** The fulfilments whose goods it pays, where it is for some. */
  readonly deliveries?: readonly string[] | undefined;
}

/**
 * Promises a part of the held money to a capture; `driveOperation` asks the provider for it after the commit.
 * Refuses more than is held and not yet promised (CaptureNotPossible). A final capture beside another one under way
 * takes its part now, and the rest is released once both have ended. With a provider, or a card, that captures once only every
 * capture is final, so while one is under way nothing is left for a second one; should it fail, all is left again.
 */
export async function claimCapture(
  work: Work,
  { intentId, amountMinor, final, reason = null, deliveries }: ClaimCapture,
): Promise<{ operationId: string } | Refusal<'CaptureNotPossible'>> {
  const payment = await lockPayment(work, intentId);
  const { intent } = payment;
  const from = intent.state;
  const attempt = successOf(payment);
  if (!attempt)
    return captureNotPossible({ state: from, capturableMinor: 0, currency: intent.currency });
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  const keepsRest = intent.keepsRestUntil !== null && intent.keepsRestUntil > work.now;
  const isLast = final && !keepsRest;
  const isFinal = isLast || attempt.capturesOnce || !capabilities.multiCapture;
  const claim = intent.claimCapture(amountMinor, isFinal, work.now);
  if (isRefusal(claim)) return claim as Refusal<'CaptureNotPossible'>;
  const operationId = await bookOperation(work, attempt, {
    kind: 'CAPTURE',
    amountMinor,
    releasesMinor: claim.releasesMinor,
    currency: intent.currency,
    final: claim.isLast,
    reason,
    deliveries,
  });
  tellOfPayment(work, 'CaptureClaimed', intent, from, {
    operationId,
    operationMinor: amountMinor,
    ...(deliveries && { deliveries }),
  });
  return { operationId };
}
