import type { Work } from '../../platform/commands/work.js';
import type { CardToTry, MethodRefusal } from './choose-method.js';
import { createPaymentIntent } from './create-payment-intent.js';
import { requestPayment } from './request-payment.js';

export interface RequestHold {
  readonly purpose: 'DEPOSIT' | 'USAGE';
  /** Whose money it will be; null where nobody is known. */
  readonly customerId: string | null;
  /** The most that can be taken, in minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly wantedFor: string;
  /** Until when it can be paid. */
  readonly expiresAt: Date;
  /** Null where the customer pays by themselves. */
  readonly card: CardToTry | null;
}

/**
 * Asks for money that is to be held, and not taken by itself: a deposit, or what is going to be used. With a card the
 * provider is asked after the commit (`driveAttempt`). Refuses what cannot be paid with: see `chooseMethod`.
 */
export async function requestHold(
  work: Work,
  { card, customerId, ...asked }: RequestHold,
): Promise<{ intentId: string; attemptId: string | null } | MethodRefusal> {
  const wish = {
    ...asked,
    orderId: null,
    owner: { customerId, guestKey: null },
    captureMethod: 'MANUAL',
  } as const;
  if (card) return requestPayment(work, wish, card);
  const { id } = await createPaymentIntent(work, wish);
  return { intentId: id, attemptId: null };
}
