import { dayMs, hourMs, later, secondMs } from '../../kernel/clock.js';
import type { StaffKind } from './staff.js';

/** Whose session it is: a customer's, or one of a kind of staff. */
export type SessionKind = 'CUSTOMER' | StaffKind;

/** How long a session lasts without being refreshed, and at most. */
interface SessionLife {
  readonly idleMs: number;
  readonly atMostMs: number;
}

const longLived: SessionLife = { idleMs: 30 * dayMs, atMostMs: 365 * dayMs };
const oneShift: SessionLife = { idleMs: 12 * hourMs, atMostMs: 12 * hourMs };

/** People at work sign in for each shift; customers, tablets and partners stay signed in. */
export const sessionLives: Readonly<Record<SessionKind, SessionLife>> = {
  CUSTOMER: longLived,
  DEVICE: longLived,
  PARTNER: longLived,
  ASSOCIATE: oneShift,
  AGENT: oneShift,
  SUPERVISOR: oneShift,
  ADMIN: oneShift,
};

/**
 * How long a rotated refresh token is still answered, with the successor that was given for it before. It
 * covers two tabs that refresh at once, and an answer that was lost on the way.
 */
export const refreshGraceMs = 10 * secondMs;

export const revocations = ['SIGNED_OUT', 'REFRESH_TOKEN_REUSED', 'STRUCK_OFF'] as const;
export type Revocation = (typeof revocations)[number];

/** What is known of a refresh token and its session when the token comes in. */
export interface PresentedToken {
  readonly rotatedAt: Date | null;
  /** True where the token that follows this one is the one that is good now. */
  readonly successorIsLive: boolean;
  readonly session: { readonly expiresAt: Date; readonly revokedAt: Date | null };
}

/**
 * What a refresh leads to: a successor, the same successor once more, nothing because the session is over, or
 * the end of the session, because a token that was used up came back and somebody holds a copy.
 */
export type RefreshOutcome = 'ROTATE' | 'REPEAT' | 'ENDED' | 'REUSED';

export function decideRefresh(token: PresentedToken, now: Date): RefreshOutcome {
  const { session, rotatedAt } = token;
  if (session.revokedAt !== null || session.expiresAt <= now) return 'ENDED';
  if (rotatedAt === null) return 'ROTATE';
  return token.successorIsLive && now <= later(rotatedAt, refreshGraceMs) ? 'REPEAT' : 'REUSED';
}

/** Until when a session is good that is begun or refreshed now. */
export function sessionExpiry(kind: SessionKind, now: Date, endsAt: Date): Date {
  const idle = later(now, sessionLives[kind].idleMs);
  return idle < endsAt ? idle : endsAt;
}
