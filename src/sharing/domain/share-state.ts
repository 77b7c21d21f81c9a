import type { IntentState } from '../../payments/index.js';

/** Where the share of one person stands, in words that the others may know. */
export const shareStates = {
  OPEN: 'Nobody has promised it yet.',
  PENDING: 'Somebody is paying it; the outcome is not known yet.',
  AUTHORIZED: 'It is promised: the money is held, and nothing was taken.',
  PAID: 'The money was taken.',
  PARTIALLY_REFUNDED: 'Some of the money was given back.',
  REFUNDED: 'All of the money was given back.',
  RELEASED: 'It is over, and nothing was taken: given up, out of time, or paid by the initiator.',
} as const;
export type ShareState = keyof typeof shareStates;

const byIntent: Readonly<Record<IntentState, ShareState>> = {
  REQUIRES_PAYMENT_METHOD: 'OPEN',
  REQUIRES_CONFIRMATION: 'OPEN',
  REQUIRES_ACTION: 'PENDING',
  PROCESSING: 'PENDING',
  UNKNOWN: 'PENDING',
  CONFLICTED: 'PENDING',
  PARTIALLY_AUTHORIZED: 'PENDING',
  AUTHORIZED: 'AUTHORIZED',
  PARTIALLY_CAPTURED: 'PAID',
  CAPTURED: 'PAID',
  DISPUTED: 'PAID',
  PARTIALLY_REFUNDED: 'PARTIALLY_REFUNDED',
  REFUNDED: 'REFUNDED',
  CHARGED_BACK: 'REFUNDED',
  VOIDED: 'RELEASED',
  EXPIRED: 'RELEASED',
  CANCELED: 'RELEASED',
  FAILED: 'RELEASED',
};

/** What the payment of a share says of the share. */
export function shareStateOf(intent: IntentState): ShareState {
  return byIntent[intent];
}
