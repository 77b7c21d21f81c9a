import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment, successOf } from '../data/store.js';
import { voidNotPossible } from '../domain/refusals.js';
import { bookOperation } from './book-operation.js';

export interface RequestVoid {
  readonly intentId: string;
  readonly reason: string;
}

/**
 * Promises all that is still held to a void; `driveOperation` tells the provider after the commit. Refuses where
 * nothing is held, and while a capture or another void is under way (VoidNotPossible).
 */
export async function requestVoid(
  work: Work,
  { intentId, reason }: RequestVoid,
): Promise<{ operationId: string } | Refusal<'VoidNotPossible'>> {
  const payment = await lockPayment(work, intentId);
  const { intent } = payment;
  const attempt = successOf(payment);
  if (!attempt)
    return voidNotPossible({ state: intent.state, capturableMinor: 0, currency: intent.currency });
  const amountMinor = intent.claimVoid(work.now);
  if (isRefusal(amountMinor)) return amountMinor as Refusal<'VoidNotPossible'>;
  const { currency } = intent;
  const operationId = await bookOperation(work, attempt, {
    kind: 'VOID',
    amountMinor,
    currency,
    reason,
  });
  return { operationId };
}
