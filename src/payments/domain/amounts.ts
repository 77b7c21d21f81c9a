import type { IntentState } from './intent-lifecycle.js';

/**
 * Where the money of one intent is, in minor units of its currency. Two sums always hold, here and in the
 * database: `captured + voided + expired + claimed + voidPending <= authorized`, and
 * `refunded + refundPending + disputed + chargedBack <= captured`.
 */
export interface Amounts {
  readonly amountMinor: number;
  readonly authorizedMinor: number;
  /** Promised to captures that were asked for and have not ended. */
  readonly claimedMinor: number;
  readonly capturedMinor: number;
  /** Promised to voids that were asked for and have not ended. */
  readonly voidPendingMinor: number;
  readonly voidedMinor: number;
  readonly expiredMinor: number;
  /** Promised to refunds that were asked for and have not ended. */
  readonly refundPendingMinor: number;
  readonly refundedMinor: number;
  readonly disputedMinor: number;
  readonly chargedBackMinor: number;
}

/** Held on the card, whether or not a capture or a void has been promised it. */
export function heldMinor(amounts: Amounts): number {
  return (
    amounts.authorizedMinor - amounts.capturedMinor - amounts.voidedMinor - amounts.expiredMinor
  );
}

/** What a new capture or void may still take. */
export function capturableMinor(amounts: Amounts): number {
  return heldMinor(amounts) - amounts.claimedMinor - amounts.voidPendingMinor;
}

/** What a new refund may still give back. */
export function refundableMinor(amounts: Amounts): number {
  return (
    amounts.capturedMinor -
    amounts.refundedMinor -
    amounts.refundPendingMinor -
    amounts.disputedMinor -
    amounts.chargedBackMinor
  );
}

/**
 * What of the money that disputes are about was taken and neither given back nor promised to a refund: no more of it
 * can be lost. A dispute may be heard of before the capture, and after a refund.
 */
export function disputedParts(
  amounts: Amounts,
  { contestedMinor, lostMinor }: { readonly contestedMinor: number; readonly lostMinor: number },
): Pick<Amounts, 'disputedMinor' | 'chargedBackMinor'> {
  const leftMinor = amounts.capturedMinor - amounts.refundedMinor - amounts.refundPendingMinor;
  const chargedBackMinor = Math.min(lostMinor, leftMinor);
  return {
    chargedBackMinor,
    disputedMinor: Math.min(contestedMinor, leftMinor - chargedBackMinor),
  };
}

/**
 * The state that the amounts speak of. As long as nothing was ever authorised they are silent, and the
 * attempts decide: that is `unpaid`.
 */
export function stateOfAmounts(amounts: Amounts, unpaid: IntentState): IntentState {
  if (amounts.authorizedMinor === 0) return unpaid;
  if (amounts.disputedMinor > 0) return 'DISPUTED';
  if (amounts.chargedBackMinor > 0) return 'CHARGED_BACK';
  const isOpen = heldMinor(amounts) > 0;
  if (amounts.refundedMinor > 0) return stateOfRefunded(amounts, isOpen);
  if (amounts.capturedMinor > 0) return isOpen ? 'PARTIALLY_CAPTURED' : 'CAPTURED';
  if (isOpen)
    return amounts.authorizedMinor < amounts.amountMinor ? 'PARTIALLY_AUTHORIZED' : 'AUTHORIZED';
  return amounts.voidedMinor > 0 ? 'VOIDED' : 'EXPIRED';
}

/** Refunded is the end, so it waits until nothing more can be taken. */
function stateOfRefunded(amounts: Amounts, isOpen: boolean): IntentState {
  return amounts.refundedMinor === amounts.capturedMinor && !isOpen
    ? 'REFUNDED'
    : 'PARTIALLY_REFUNDED';
}
