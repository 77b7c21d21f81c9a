import type { IntentState } from './intent-lifecycle.js';
import type { AttemptState } from './payment-attempt.js';

/** What an intent is as long as nothing is authorised, by the state of its newest attempt. */
export const stateByAttempt: Readonly<Record<AttemptState, IntentState>> = {
  REQUESTED: 'PROCESSING',
  PROCESSING: 'PROCESSING',
  REQUIRES_ACTION: 'REQUIRES_ACTION',
  UNKNOWN: 'UNKNOWN',
  CONFLICTED: 'CONFLICTED',
  SUCCEEDED: 'PROCESSING',
  DECLINED: 'REQUIRES_PAYMENT_METHOD',
  CANCELED: 'REQUIRES_PAYMENT_METHOD',
  FAILED: 'REQUIRES_PAYMENT_METHOD',
  REVERSING: 'REQUIRES_PAYMENT_METHOD',
  REVERSED: 'REQUIRES_PAYMENT_METHOD',
};
