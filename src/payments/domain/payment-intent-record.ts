import {
  type Amounts,
  capturableMinor,
  disputedParts,
  heldMinor,
  refundableMinor,
  stateOfAmounts,
} from './amounts.js';
import type { DeclineCode } from './decline-codes.js';
import { type IntentState, leadsTo } from './intent-lifecycle.js';
import type { CaptureMethod, PaymentPurpose } from './payment-wish.js';

/** What is kept of a payment intent, and the one place where its state is derived from that. */
export abstract class PaymentIntentRecord implements Amounts {
  id!: string;
  orderId!: string | null;
  tender!: number;
  shared!: boolean;
  customerId!: string | null;
  guestKey!: string | null;
  state!: IntentState;
  captureMethod!: CaptureMethod;
  purpose!: PaymentPurpose;
  wantedFor!: string | null;
  restOf!: string | null;
  currency!: string;
  country!: string | null;
  amountMinor!: number;
  authorizedMinor!: number;
  claimedMinor!: number;
  capturedMinor!: number;
  voidPendingMinor!: number;
  voidedMinor!: number;
  expiredMinor!: number;
  refundPendingMinor!: number;
  refundedMinor!: number;
  disputedMinor!: number;
  chargedBackMinor!: number;
  contestedMinor!: number;
  lostMinor!: number;
  authorizationExpiresAt!: Date | null;
  /** What is left is to be released as soon as no capture is under way. */
  releasesRest!: boolean;
  /** When the hold was last made to last longer, or replaced by a new one. */
  renewedAt!: Date | null;
  /** Since when the card holder is asked to pay again, because the hold ends and cannot be prolonged. */
  renewalAskedAt!: Date | null;
  /** So long what an order does not take is kept on hold: more may be found to be owed. */
  keepsRestUntil!: Date | null;
  expiresAt!: Date;
  lastDeclineCode!: DeclineCode | null;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;

  get heldMinor(): number {
    return heldMinor(this);
  }

  get capturableMinor(): number {
    return capturableMinor(this);
  }

  get refundableMinor(): number {
    return refundableMinor(this);
  }

  protected get standing() {
    return { state: this.state, currency: this.currency };
  }

  /** The one place where the state is set. */
  protected derive(now: Date, unpaid: IntentState = this.state): void {
    Object.assign(this, disputedParts(this, this));
    const next = stateOfAmounts(this, unpaid);
    if (next !== this.state && !leadsTo(this.state, next))
      throw new TypeError(`a payment intent that is ${this.state} cannot become ${next}`);
    this.state = next;
    this.updatedAt = now;
  }
}
