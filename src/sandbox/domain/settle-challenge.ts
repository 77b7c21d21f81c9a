import { authenticated, behaviourOf, decline, hold } from './authorize.js';
import type { Change, Payment } from './payment.js';
import { challengeNotOpen, type SandboxRefusal } from './refusals.js';

export const challengeDecisions = ['approve', 'refuse'] as const;
export type ChallengeDecision = (typeof challengeDecisions)[number];

/** Ends the wait for the card holder with their answer. */
export function settleChallenge(
  payment: Payment,
  decision: ChallengeDecision,
  now: Date,
): Change | SandboxRefusal {
  const behaviour = behaviourOf(payment);
  if (payment.status !== 'requires_action' || !behaviour) return challengeNotOpen();
  if (decision === 'refuse') return decline(authenticated(payment, 'failed'), 'challenge_refused');
  if (behaviour.challenge === 'fails')
    return decline(authenticated(payment, 'failed'), 'authentication_failed');
  return hold(authenticated(payment, 'challenged'), behaviour, now);
}
