import { isCurrency, maxAmountMinor } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import {
  type Amounts,
  capturableMinor,
  heldMinor,
  refundableMinor,
  stateOfAmounts,
} from './amounts.js';
import type { DeclineCode } from './decline-codes.js';
import { type IntentState, leadsTo, paymentIntentLifecycle } from './intent-lifecycle.js';
import type { AttemptState } from './payment-attempt.js';
import {
  captureNotPossible,
  paymentNotCancelable,
  refundNotPossible,
  voidNotPossible,
} from './refusals.js';
import { stateByAttempt } from './state-by-attempt.js';

/** MANUAL holds the money first and takes it when the goods go; AUTOMATIC takes it at once. */
export type CaptureMethod = 'MANUAL' | 'AUTOMATIC';
export type PaymentPurpose = 'PURCHASE' | 'DEPOSIT';

export interface NewPaymentIntent {
  readonly id: string;
  readonly orderId: string | null;
  /** Which of the payments of its order it is, from 1 on: money is drawn in this order. */
  readonly tender: number;
  /** True where several people pay the order, and this is the share of one of them. */
  readonly shared: boolean;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly captureMethod: CaptureMethod;
  readonly purpose: PaymentPurpose;
  readonly expiresAt: Date;
}

/** What a capture takes, and what it releases because no other will follow. */
export interface CaptureClaim {
  readonly amountMinor: number;
  readonly releasesMinor: number;
}

const nothingMoved = {
  authorizedMinor: 0,
  claimedMinor: 0,
  capturedMinor: 0,
  voidPendingMinor: 0,
  voidedMinor: 0,
  expiredMinor: 0,
  refundPendingMinor: 0,
  refundedMinor: 0,
  disputedMinor: 0,
  chargedBackMinor: 0,
};

/**
 * The wish for one sum of money, and where that money is. Its state is derived in one place, from the amounts
 * and from what the attempts say. Every change is decided here while its row is locked, so the amounts add up
 * whoever acts at the same time.
 */
export class PaymentIntent implements Amounts {
  id!: string;
  orderId!: string | null;
  tender!: number;
  shared!: boolean;
  customerId!: string | null;
  guestKey!: string | null;
  state!: IntentState;
  captureMethod!: CaptureMethod;
  purpose!: PaymentPurpose;
  currency!: string;
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
  authorizationExpiresAt!: Date | null;
  expiresAt!: Date;
  lastDeclineCode!: DeclineCode | null;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;

  /** Throws where the amount is not positive and whole, or the currency does not exist: a fault of the caller. */
  static create(wish: NewPaymentIntent, now: Date): PaymentIntent {
    assertAmount(wish.amountMinor);
    if (!isCurrency(wish.currency)) throw new RangeError(`${wish.currency} is no currency`);
    return Object.assign(new PaymentIntent(), wish, nothingMoved, {
      state: paymentIntentLifecycle.initial,
      authorizationExpiresAt: null,
      lastDeclineCode: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
  }

  get heldMinor(): number {
    return heldMinor(this);
  }

  get capturableMinor(): number {
    return capturableMinor(this);
  }

  get refundableMinor(): number {
    return refundableMinor(this);
  }

  /** True where another attempt may begin: nothing is authorised, and the time for it is not over. */
  mayBeConfirmed(now: Date): boolean {
    return paymentIntentLifecycle.next(this.state, 'confirm') !== undefined && now < this.expiresAt;
  }

  /** Whoever pays becomes its owner: a share belongs to nobody before. Staff who help change nothing. */
  payBy(payer: Pick<NewPaymentIntent, 'customerId' | 'guestKey'>): void {
    if (payer.customerId === null && payer.guestKey === null) return;
    this.customerId = payer.customerId;
    this.guestKey = payer.guestKey;
  }

  /** Takes over what its newest attempt says, and why it failed if it did. */
  followAttempt(attempt: AttemptState, now: Date, declineCode: DeclineCode | null = null): void {
    this.lastDeclineCode = declineCode;
    this.derive(now, stateByAttempt[attempt]);
  }

  /** Ends the wish before anything was authorised. Repeating it changes nothing. */
  cancel(now: Date): Refusal<'PaymentNotCancelable'> | undefined {
    if (this.state === 'CANCELED') return undefined;
    if (paymentIntentLifecycle.next(this.state, 'cancel') === undefined)
      return paymentNotCancelable({ state: this.state });
    this.derive(now, 'CANCELED');
    return undefined;
  }

  /** Ends the wish because its time is over. False where it has gone on and must not end. */
  expire(now: Date): boolean {
    const waits = this.authorizedMinor === 0;
    if (!waits || paymentIntentLifecycle.next(this.state, 'expire') === undefined) return false;
    this.derive(now, 'EXPIRED');
    return true;
  }

  /** Gives the wish up because its outcome could not be found out. */
  fail(now: Date): void {
    this.derive(now, 'FAILED');
  }

  /** The money is held. */
  authorize(authorizedMinor: number, expiresAt: Date | null, now: Date): void {
    this.authorizedMinor = authorizedMinor;
    this.authorizationExpiresAt = expiresAt;
    this.lastDeclineCode = null;
    this.derive(now);
  }

  /** The money was taken together with its authorisation. */
  captureAtOnce(amountMinor: number, now: Date): void {
    this.capturedMinor += amountMinor;
    this.derive(now);
  }

  /** Promises held money to a capture. A final one also releases the rest, so it waits for others to end. */
  claimCapture(amountMinor: number, final: boolean, now: Date): CaptureClaim | Refusal {
    assertAmount(amountMinor);
    const isBusy = final && (this.claimedMinor > 0 || this.voidPendingMinor > 0);
    if (isBusy || amountMinor > this.capturableMinor)
      return captureNotPossible({ ...this.standing, capturableMinor: this.capturableMinor });
    const releasesMinor = final ? this.capturableMinor - amountMinor : 0;
    this.claimedMinor += amountMinor;
    this.voidPendingMinor += releasesMinor;
    this.derive(now);
    return { amountMinor, releasesMinor };
  }

  capture({ amountMinor, releasesMinor }: CaptureClaim, now: Date): void {
    this.claimedMinor -= amountMinor;
    this.capturedMinor += amountMinor;
    this.voidPendingMinor -= releasesMinor;
    this.voidedMinor += releasesMinor;
    this.derive(now);
  }

  /** The capture failed: what it had claimed may be claimed again. */
  releaseClaim({ amountMinor, releasesMinor }: CaptureClaim, now: Date): void {
    this.claimedMinor -= amountMinor;
    this.voidPendingMinor -= releasesMinor;
    this.derive(now);
  }

  /** Promises all that is held to a void. A provider releases everything at once, so no capture may be pending. */
  claimVoid(now: Date): number | Refusal {
    const amountMinor = this.capturableMinor;
    if (amountMinor === 0 || this.claimedMinor > 0 || this.voidPendingMinor > 0)
      return voidNotPossible({ ...this.standing, capturableMinor: amountMinor });
    this.voidPendingMinor += amountMinor;
    this.derive(now);
    return amountMinor;
  }

  void(amountMinor: number, now: Date): void {
    this.voidPendingMinor -= amountMinor;
    this.voidedMinor += amountMinor;
    this.derive(now);
  }

  /** The void failed: the money is still held, or has expired. */
  releaseVoid(amountMinor: number, now: Date): void {
    this.voidPendingMinor -= amountMinor;
    this.derive(now);
  }

  /** The provider has let a hold lapse. Takes what no capture or void was promised, and says how much that was. */
  expireHold(amountMinor: number, now: Date): number {
    const expired = Math.min(amountMinor, this.capturableMinor);
    this.expiredMinor += expired;
    this.derive(now);
    return expired;
  }

  /** Promises a part of the captured money to a refund. */
  claimRefund(amountMinor: number, now: Date): number | Refusal {
    assertAmount(amountMinor);
    if (amountMinor > this.refundableMinor)
      return refundNotPossible({ ...this.standing, refundableMinor: this.refundableMinor });
    this.refundPendingMinor += amountMinor;
    this.derive(now);
    return amountMinor;
  }

  refund(amountMinor: number, now: Date): void {
    this.refundPendingMinor -= amountMinor;
    this.refundedMinor += amountMinor;
    this.derive(now);
  }

  /** The refund failed: nothing was given back, and it may be tried again. */
  releaseRefund(amountMinor: number, now: Date): void {
    this.refundPendingMinor -= amountMinor;
    this.derive(now);
  }

  /** A capture has failed after all: its money was never had, its hold is gone. False where some of it went back. */
  undoCapture(amountMinor: number, now: Date): boolean {
    if (amountMinor > this.refundableMinor) return false;
    this.capturedMinor -= amountMinor;
    this.expiredMinor += amountMinor;
    this.derive(now);
    return true;
  }

  /** A refund has failed after all: its money is with us again. */
  undoRefund(amountMinor: number, now: Date): boolean {
    if (amountMinor > this.refundedMinor) return false;
    this.refundedMinor -= amountMinor;
    this.derive(now);
    return true;
  }

  /** What brought the money turns out to bring none: so much of what was captured is lost. */
  bounce(amountMinor: number, now: Date): void {
    this.chargedBackMinor += amountMinor;
    this.derive(now);
  }

  private get standing() {
    return { state: this.state, currency: this.currency };
  }

  /** The one place where the state is set. */
  private derive(now: Date, unpaid: IntentState = this.state): void {
    const next = stateOfAmounts(this, unpaid);
    if (next !== this.state && !leadsTo(this.state, next))
      throw new TypeError(`a payment intent that is ${this.state} cannot become ${next}`);
    this.state = next;
    this.updatedAt = now;
  }
}

function assertAmount(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > maxAmountMinor)
    throw new RangeError(`${amountMinor} is no amount that can be paid`);
}
