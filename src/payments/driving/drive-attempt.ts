import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import {
  type RecordedAnswer,
  recordAuthorization,
} from '../commands/record/record-authorization.js';
import { recordUnseen } from '../commands/record/record-unseen.js';
import type { FirstCall, LeasedAttempt } from '../data/first-call.js';
import { paymentTables } from '../data/store.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import { waitForOutcomeMs } from '../domain/patience.js';
import { callProvider } from './call-provider.js';
import { type AttemptLease, leaseAttempt } from './lease-attempt.js';
import { runForPayment } from './run-for-payment.js';
import { waitForNews } from './wait-for-news.js';

/** What is to be true in the transaction that records the outcome, for the caller whose call brought it. */
export interface Along {
  /** Runs first, so that what is locked before an intent can be locked. */
  before(work: Work): Promise<void>;
  /** Runs once the outcome is recorded, with what it has made of the intent. */
  after(work: Work, recorded: RecordedAnswer): Promise<void>;
}

export interface Drive {
  /** Where the caller has written the attempt down themselves, and may call at once. */
  readonly firstCall?: FirstCall;
  readonly along?: Along;
}

/**
 * Brings an attempt to its outcome: calls the provider between two transactions and records the answer. Of several
 * callers at once one calls, and the others wait for the outcome, ten seconds at most. Answers the state of the
 * intent: AUTHORIZED or CAPTURED, REQUIRES_ACTION, REQUIRES_PAYMENT_METHOD (declined), UNKNOWN (it is being asked
 * about), PROCESSING (still under way). Safe to repeat at any time, from any process.
 */
export async function driveAttempt(
  gateway: Gateway,
  attemptId: string,
  { firstCall, along }: Drive = {},
): Promise<IntentState> {
  const ours = firstCall?.claim(attemptId, gateway.clock.now());
  if (ours) return proceed(gateway, { kind: 'SEND', ...ours }, along);
  const until = performance.now() + waitForOutcomeMs;
  for (;;) {
    const lease = await gateway.runAsSystem('leaseAttempt', (work) =>
      leaseAttempt(work, attemptId, 'DRIVE'),
    );
    if ('attempt' in lease) return proceed(gateway, lease, along);
    if (lease.kind === 'NONE') return (await lookAt(gateway, attemptId)).state;
    const seen = await waitForOutcome(gateway, attemptId, until);
    if (!seen.isAbandoned) return seen.state;
  }
}

/**
 * Asks the provider what became of an attempt and records the answer. Does nothing while somebody else is at it:
 * whoever that is records an answer, or is found by the sweep once its lease has run out.
 */
export async function enquireAttempt(gateway: Gateway, attemptId: string): Promise<void> {
  const lease = await gateway.runAsSystem('leaseAttempt', (work) =>
    leaseAttempt(work, attemptId, 'ENQUIRE'),
  );
  if ('attempt' in lease) await proceed(gateway, lease);
}

/** Calls, and records what was said in the transaction that follows. */
async function proceed(
  gateway: Gateway,
  lease: Extract<AttemptLease, LeasedAttempt>,
  along?: Along,
): Promise<IntentState> {
  const attemptId = lease.attempt.id;
  const outcome = await callProvider(gateway, lease);
  const recorded = await runForPayment(
    gateway,
    'recordAuthorization',
    lease.attempt,
    async (work) => {
      if (outcome.kind === 'unseen') {
        await recordUnseen(work, attemptId);
        return undefined;
      }
      await along?.before(work);
      const answer = await recordAuthorization(work, { attemptId, outcome });
      if (answer) await along?.after(work, answer);
      return answer;
    },
  );
  const next = recorded?.nextAttemptId;
  if (next !== undefined) return driveAttempt(gateway, next, along ? { along } : {});
  return recorded?.state ?? (await lookAt(gateway, attemptId)).state;
}

/** Waits while somebody else calls. What they leave behind when they die is `isAbandoned`: it is ours to go on with. */
async function waitForOutcome(gateway: Gateway, attemptId: string, until: number) {
  for (;;) {
    const seen = await lookAt(gateway, attemptId);
    const isUnderWay = seen.attemptState === 'REQUESTED' || seen.attemptState === 'PROCESSING';
    if (!isUnderWay || performance.now() >= until) return { ...seen, isAbandoned: false };
    if (!seen.isLeased) return { ...seen, isAbandoned: true };
    await waitForNews(gateway, seen.intentId);
  }
}

async function lookAt(gateway: Gateway, attemptId: string) {
  const row = await paymentTables(gateway.db)
    .selectFrom('payment_attempt as a')
    .innerJoin('payment_intent as i', 'i.id', 'a.intent_id')
    .select(['i.id as intentId', 'i.state', 'a.state as attemptState', 'a.leased_until'])
    .where('a.id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return {
    ...row,
    isLeased: row.leased_until !== null && row.leased_until > gateway.clock.now(),
  };
}
