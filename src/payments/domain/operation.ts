import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** What can be asked of a provider about one payment, and what takes such a thing back that has failed after all. */
export const operationKinds = [
  'AUTHORIZE',
  'CAPTURE',
  'VOID',
  'REFUND',
  'UNDO_CAPTURE',
  'UNDO_REFUND',
  'EXTEND',
] as const;
export type OperationKind = (typeof operationKinds)[number];

/** The operations that are asked for after an authorisation. */
export type LaterKind = Extract<OperationKind, 'CAPTURE' | 'VOID' | 'REFUND' | 'EXTEND'>;

/** Those of them that move money, or give it up. */
export type FollowUpKind = Exclude<LaterKind, 'EXTEND'>;

/** The phases of an operation, as the journal keeps them: each is a row, none is ever changed. */
export const paymentOperationLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { lose: 'UNKNOWN', succeed: 'SUCCEEDED', fail: 'FAILED' },
  UNKNOWN: { succeed: 'SUCCEEDED', fail: 'FAILED' },
  SUCCEEDED: {},
  FAILED: {},
});

export type OperationPhase = StateOf<typeof paymentOperationLifecycle>;

/** Why a payment needs somebody's eyes. */
export type Conflict =
  /** The provider speaks of another amount, currency or reference than ours. */
  | 'AMOUNT_DIFFERS'
  | 'CURRENCY_DIFFERS'
  | 'REFERENCE_DIFFERS'
  /** Money came after we had stopped to wait for it. It is being given back. */
  | 'LATE_SUCCESS'
  /** Late money could not be given back. */
  | 'NOT_GIVEN_BACK'
  /** The outcome could not be found out before the deadline. */
  | 'OUTCOME_UNKNOWN'
  /** The provider's books show a movement that we did not ask for. */
  | 'FOREIGN_OPERATION'
  /** A capture, or a refund, that had succeeded has failed after all. */
  | 'CAPTURE_UNDONE'
  | 'REFUND_UNDONE';
