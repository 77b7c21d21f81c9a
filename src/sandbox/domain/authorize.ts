import { later } from '../../kernel/clock.js';
import {
  authorizationLifetimeMs,
  type Card,
  type Change,
  challengeLifetimeMs,
  move,
  type Payment,
} from './payment.js';
import { type TestToken, type TestTokenName, testToken } from './test-tokens.js';

/** A token that is known here: how it behaves, and the card behind it. */
export interface PaymentMethod {
  readonly behavesLike: TestTokenName;
  readonly card: Card;
}

export type PaymentOrder = Pick<
  Payment,
  | 'id'
  | 'reference'
  | 'idempotencyKey'
  | 'currency'
  | 'amountMinor'
  | 'captureMethod'
  | 'returnUrl'
  | 'metadata'
>;

/** Decides on a new payment: held, taken at once, put to the card holder, or declined. */
export function authorize(
  order: PaymentOrder,
  method: PaymentMethod | undefined,
  challengeId: string,
  now: Date,
): Change {
  const received: Payment = {
    ...order,
    ...method,
    status: 'received',
    totals: { authorized: 0, captured: 0, voided: 0, expired: 0, refunded: 0 },
    createdAt: now.toISOString(),
    operations: [],
  };
  const behaviour = behaviourOf(received);
  if (!behaviour) return decline(received, 'invalid_token');
  if (behaviour.lends && !isLent(behaviour.lends, order.amountMinor))
    return decline(received, 'credit_refused');
  if (behaviour.declineCode) return decline(received, behaviour.declineCode);
  return behaviour.challenge ? ask(received, challengeId, now) : hold(received, behaviour, now);
}

function isLent(
  { fromMinor, toMinor }: NonNullable<TestToken['lends']>,
  amountMinor: number,
): boolean {
  return amountMinor >= fromMinor && amountMinor <= toMinor;
}

/** How the sandbox plays this payment; undefined where its token was unknown. */
export function behaviourOf(payment: Payment): TestToken | undefined {
  return payment.behavesLike && testToken(payment.behavesLike);
}

/** Reserves the money, or takes it at once where the caller asked for that. */
export function hold(payment: Payment, behaviour: TestToken, now: Date): Change {
  const lifetimeMs = behaviour.authorizationLifetimeMs ?? authorizationLifetimeMs;
  const authorized = {
    totals: { ...payment.totals, authorized: payment.amountMinor },
    expiresAt: later(now, lifetimeMs).toISOString(),
  };
  if (payment.captureMethod === 'manual')
    return { payment: move(payment, 'authorize', authorized), event: 'payment.authorized' };
  if (behaviour.captureFails) return decline(payment, 'capture_failed');
  const totals = { ...authorized.totals, captured: payment.amountMinor };
  return {
    payment: move(payment, 'sell', { ...authorized, totals }),
    event: 'payment.captured',
  };
}

function ask(payment: Payment, challengeId: string, now: Date): Change {
  const expiresAt = later(now, challengeLifetimeMs).toISOString();
  return {
    payment: move(payment, 'challenge', { challengeId, expiresAt }),
    event: 'payment.requires_action',
  };
}

export function decline(payment: Payment, declineCode: string): Change {
  return { payment: move(payment, 'decline', { declineCode }), event: 'payment.declined' };
}
