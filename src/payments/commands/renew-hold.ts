import type { Work } from '../../platform/commands/work.js';
import { lockPayment, pendingOperations, successOf } from '../data/store.js';
import { paymentProviders } from '../providers/registry.js';
import { askForRenewal } from './ask-for-renewal.js';
import { bookOperation } from './book-operation.js';
import { renewWithSaved } from './renew-with-saved.js';

export interface RenewHold {
  readonly intentId: string;
}

export interface RenewedHold {
  readonly operationId: string | null;
  readonly endsInPart?: boolean;
}

/**
 * Makes a hold last longer that would end too soon. Where the provider can prolong it, the operation is answered that
 * is to be driven after the commit; where it cannot, the method is charged anew in the absence of a customer who has
 * agreed to that, and else the card holder is asked to pay again. Does nothing where nothing is held, or a renewal is
 * under way or was asked for: safe to repeat, and the old hold stays until there is another. `endsInPart` where a part
 * was taken, so that no other hold can take its place: what it still holds needs a payment of its own.
 */
export async function renewHold(work: Work, { intentId }: RenewHold): Promise<RenewedHold> {
  const payment = await lockPayment(work, intentId);
  const { intent, attempts } = payment;
  const attempt = successOf(payment);
  const isBusy = attempts.some((each) => each.isLive) || intent.renewalAskedAt !== null;
  if (!attempt || isBusy || intent.capturableMinor === 0) return { operationId: null };
  const pending = await pendingOperations(work, intentId);
  if (pending.some(({ kind }) => kind === 'EXTEND')) return { operationId: null };
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  if (capabilities.renewal !== 'extend') {
    if (!(await renewWithSaved(work, payment))) askForRenewal(work, intent);
    return { operationId: null, endsInPart: intent.capturableMinor < intent.authorizedMinor };
  }
  const operationId = await bookOperation(work, attempt, {
    kind: 'EXTEND',
    amountMinor: intent.authorizedMinor,
    currency: intent.currency,
    reason: 'HOLD_ENDS',
  });
  return { operationId };
}
