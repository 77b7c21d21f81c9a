import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** What may happen while the outcome of an attempt is awaited. */
const awaited = {
  authorize: 'AUTHORIZED',
  authorizePart: 'PARTIALLY_AUTHORIZED',
  decline: 'REQUIRES_PAYMENT_METHOD',
  conflict: 'CONFLICTED',
  fail: 'FAILED',
  cancel: 'CANCELED',
} as const;

/** What may happen to money that is held and of which nothing has been taken yet. */
const held = {
  capturePart: 'PARTIALLY_CAPTURED',
  capture: 'CAPTURED',
  void: 'VOIDED',
  expire: 'EXPIRED',
  dispute: 'DISPUTED',
  lose: 'CHARGED_BACK',
} as const;

/** What a bank may do with money that was taken. It may be heard of before the capture is. */
const taken = { dispute: 'DISPUTED', lose: 'CHARGED_BACK' } as const;

/** The life of a payment intent, from the wish for money to its last movement. */
export const paymentIntentLifecycle = Lifecycle.define('REQUIRES_PAYMENT_METHOD', {
  REQUIRES_PAYMENT_METHOD: {
    choose: 'REQUIRES_CONFIRMATION',
    confirm: 'PROCESSING',
    cancel: 'CANCELED',
    expire: 'EXPIRED',
  },
  REQUIRES_CONFIRMATION: { confirm: 'PROCESSING', cancel: 'CANCELED', expire: 'EXPIRED' },
  PROCESSING: { challenge: 'REQUIRES_ACTION', lose: 'UNKNOWN', ...awaited },
  REQUIRES_ACTION: { confirm: 'PROCESSING', lose: 'UNKNOWN', expire: 'EXPIRED', ...awaited },
  UNKNOWN: { challenge: 'REQUIRES_ACTION', find: 'PROCESSING', ...awaited },
  CONFLICTED: { challenge: 'REQUIRES_ACTION', find: 'PROCESSING', ...awaited },
  AUTHORIZED: held,
  PARTIALLY_AUTHORIZED: { ...held, replace: 'AUTHORIZED' },
  PARTIALLY_CAPTURED: {
    capture: 'CAPTURED',
    refundPart: 'PARTIALLY_REFUNDED',
    ...taken,
    undoCapture: 'AUTHORIZED',
    undoCaptureOfPart: 'PARTIALLY_AUTHORIZED',
  },
  CAPTURED: {
    refundPart: 'PARTIALLY_REFUNDED',
    refund: 'REFUNDED',
    ...taken,
    undoCapture: 'EXPIRED',
  },
  PARTIALLY_REFUNDED: {
    refund: 'REFUNDED',
    ...taken,
    undoRefund: 'CAPTURED',
    undoRefundOfPart: 'PARTIALLY_CAPTURED',
  },
  DISPUTED: {
    win: 'CAPTURED',
    winHeld: 'PARTIALLY_CAPTURED',
    winPart: 'PARTIALLY_REFUNDED',
    lose: 'CHARGED_BACK',
  },
  REFUNDED: {
    undoRefund: 'CAPTURED',
    undoRefundOfPart: 'PARTIALLY_REFUNDED',
    ...taken,
  },
  VOIDED: {},
  EXPIRED: {},
  CANCELED: {},
  FAILED: {},
  CHARGED_BACK: { dispute: 'DISPUTED' },
});

/** Where a payment intent stands. */
export type IntentState = StateOf<typeof paymentIntentLifecycle>;

/** True where one event of the lifecycle leads from the one state to the other. */
export function leadsTo(from: IntentState, to: IntentState): boolean {
  return paymentIntentLifecycle
    .events(from)
    .some((event) => paymentIntentLifecycle.next(from, event) === to);
}

const promised: ReadonlySet<IntentState> = new Set([
  'AUTHORIZED',
  'PARTIALLY_CAPTURED',
  'CAPTURED',
]);

/**
 * True where the buyer's promise stands: all of the amount is held or taken, and none was given back. Takes a state,
 * or anything that has one.
 */
export function isPromised(intent: IntentState | { readonly state: IntentState }): boolean {
  return promised.has(typeof intent === 'string' ? intent : intent.state);
}
