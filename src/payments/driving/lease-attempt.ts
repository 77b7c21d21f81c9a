import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import type { LeasedAttempt } from '../data/first-call.js';
import { paymentTables } from '../data/store.js';
import { leaseMarginMs, sendAgainMs } from '../domain/patience.js';
import { type AttemptState, liveAttemptStates } from '../domain/payment-attempt.js';
import { paymentProviders } from '../providers/registry.js';

/** What may be done with an attempt now. */
export type AttemptLease =
  /** Nobody has called the provider yet: do so. */
  | ({ readonly kind: 'SEND' } & LeasedAttempt)
  /** It was called before: ask what became of it. */
  | ({ readonly kind: 'ASK' } & LeasedAttempt)
  /** Somebody is at it. */
  | { readonly kind: 'TAKEN' }
  /** There is nothing to do, or no such attempt. */
  | { readonly kind: 'NONE' };

/** The states in which a caller who waits for the outcome may do something about it. */
const awaited: readonly AttemptState[] = ['REQUESTED', 'PROCESSING', 'UNKNOWN'];

/**
 * Takes the attempt for the time of one call, so that of several who want to call one does. The lease runs out
 * by itself: who crashes blocks nobody, and the idempotency key keeps a second call from charging twice.
 */
export async function leaseAttempt(
  work: Work,
  attemptId: string,
  purpose: 'DRIVE' | 'ENQUIRE',
): Promise<AttemptLease> {
  const db = paymentTables(work.db);
  // Whoever changes an attempt holds the lock of its intent: one that is being cancelled is not sent at the same time.
  const intent = await db
    .selectFrom('payment_intent')
    .selectAll()
    .where('id', '=', (is) =>
      is.selectFrom('payment_attempt').select('intent_id').where('id', '=', attemptId),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!intent) return { kind: 'NONE' };
  const attempt = await db
    .selectFrom('payment_attempt')
    .selectAll()
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  if (purpose === 'DRIVE' && !awaited.includes(attempt.state)) return { kind: 'NONE' };
  if (attempt.enquire_at === null) return { kind: 'NONE' };
  if (attempt.leased_until !== null && attempt.leased_until > work.now) return { kind: 'TAKEN' };
  const { timeoutMs } = work.port(paymentProviders).named(attempt.provider);
  const leasedUntil = later(work.now, timeoutMs + leaseMarginMs);
  await db
    .updateTable('payment_attempt')
    .set({
      leased_until: leasedUntil,
      enquire_at: leasedUntil,
      ...(attempt.state === 'REQUESTED' && { state: 'PROCESSING' as const }),
    })
    .where('id', '=', attemptId)
    .execute();
  return { kind: attempt.state === 'REQUESTED' ? 'SEND' : 'ASK', attempt, intent };
}

/**
 * True where the call may be repeated with the same key: the attempt still counts, its token is kept, and the buyer
 * still expects it.
 */
export function mayBeSentAgain({ attempt, intent }: LeasedAttempt, now: Date): boolean {
  return (
    liveAttemptStates.includes(attempt.state) &&
    attempt.method_token !== null &&
    now < intent.expires_at &&
    now.getTime() - attempt.requested_at.getTime() < sendAgainMs
  );
}
