import { later } from '../../kernel/clock.js';
import {
  type Authentication,
  authorizationLifetimeMs,
  type Card,
  type Change,
  challengeLifetimeMs,
  move,
  type Payment,
  type Usage,
} from './payment.js';
import {
  type TestToken,
  type TestTokenName,
  testToken,
  type VirtualLimits,
} from './test-tokens.js';

/** A token that is known here: how it behaves, and the card behind it. */
export interface PaymentMethod {
  readonly behavesLike: TestTokenName;
  readonly card: Card;
  /** Where the card was kept: what for. */
  readonly usage?: Usage;
  /** What a virtual card was used for before. */
  readonly drawn?: Drawn;
}

/** Payments that a virtual card was good for, and what they have taken or hold. */
export interface Drawn {
  readonly times: number;
  readonly totalMinor: number;
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
  | 'initiator'
  | 'exemption'
  | 'save'
> & {
  /** The card holder must be asked, whatever the card would do by itself. */
  readonly challenge?: boolean;
};

/** Decides on a new payment: held, taken at once, put to the card holder, or declined. */
export function authorize(
  { challenge = false, ...order }: PaymentOrder,
  method: PaymentMethod | undefined,
  challengeId: string,
  now: Date,
): Change {
  const received: Payment = {
    ...order,
    ...(method && { behavesLike: method.behavesLike, card: method.card }),
    status: 'received',
    totals: { authorized: 0, captured: 0, voided: 0, expired: 0, refunded: 0 },
    createdAt: now.toISOString(),
    operations: [],
  };
  const behaviour = behaviourOf(received);
  if (!behaviour) return decline(received, 'invalid_token');
  const declineCode = whyDeclined(received, behaviour);
  if (declineCode) return decline(received, declineCode);
  const overdrawn = overdraws(behaviour.virtual, method?.drawn, order.amountMinor);
  if (overdrawn) return decline(received, overdrawn);
  // The device has seen its holder. A card that was kept lies at the merchant, and in no device.
  if (behaviour.wallet && method?.usage === undefined && order.initiator !== 'merchant')
    return hold(authenticated(received, 'frictionless'), behaviour, now);
  const exemption = order.initiator === 'merchant' ? 'mit' : order.exemption;
  if (exemption) return exempted({ ...received, exemption }, behaviour, method?.usage, now);
  return challenge || behaviour.challenge
    ? ask(received, challengeId, now)
    : hold(authenticated(received, 'frictionless'), behaviour, now);
}

function whyDeclined(
  { amountMinor, initiator }: Payment,
  { lends, declineCode, absenceDeclines }: TestToken,
): string | undefined {
  if (lends && !isLent(lends, amountMinor)) return 'credit_refused';
  return declineCode ?? (initiator === 'merchant' ? absenceDeclines : undefined);
}

/** Grants the exemption, or lets the bank ask for its card holder: then the same is to be asked without one. */
function exempted(
  payment: Payment,
  behaviour: TestToken,
  usage: Usage | undefined,
  now: Date,
): Change {
  const wasAgreed = payment.initiator !== 'merchant' || usage === 'off_session';
  return behaviour.insists || !wasAgreed
    ? decline(authenticated(payment, 'refused'), 'authentication_required')
    : hold(authenticated(payment, 'exempted'), behaviour, now);
}

/** The payment with what became of the authentication; the bank bears the risk of those it has seen to itself. */
export function authenticated(payment: Payment, result: Authentication['result']): Payment {
  const { exemption } = payment;
  const liabilityShift = result === 'challenged' || result === 'frictionless';
  return {
    ...payment,
    authentication: { result, liabilityShift, ...(exemption && { exemption }) },
  };
}

/** Why a virtual card is not good for that much more; undefined where it is. */
function overdraws(
  { times = Number.POSITIVE_INFINITY, totalMinor = Number.POSITIVE_INFINITY }: VirtualLimits = {},
  drawn: Drawn = { times: 0, totalMinor: 0 },
  amountMinor: number,
): string | undefined {
  if (drawn.times >= times) return 'card_used_up';
  return drawn.totalMinor + amountMinor > totalMinor ? 'limit_exceeded' : undefined;
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
    payment: move(authenticated(payment, 'pending'), 'challenge', { challengeId, expiresAt }),
    event: 'payment.requires_action',
  };
}

export function decline(payment: Payment, declineCode: string): Change {
  return { payment: move(payment, 'decline', { declineCode }), event: 'payment.declined' };
}
