import { isCurrency } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { DeclineCode } from './decline-codes.js';
import { paymentIntentLifecycle } from './intent-lifecycle.js';
import type { AttemptState } from './payment-attempt.js';
import { PaymentIntentRecord } from './payment-intent-record.js';
import { assertAmount, type NewPaymentIntent, nothingMoved } from './payment-wish.js';
import {
  captureNotPossible,
  paymentDisputed,
  paymentNotCancelable,
  refundNotPossible,
  voidNotPossible,
} from './refusals.js';
import { stateByAttempt } from './state-by-attempt.js';

/** What a capture takes, and what it releases because no other will follow. */
export interface CaptureClaim {
  readonly amountMinor: number;
  readonly releasesMinor: number;
}

/** The same, and whether the provider is to release what is left. */
export interface NewCaptureClaim extends CaptureClaim {
  readonly isLast: boolean;
}

/**
 * The wish for one sum of money, and where that money is. Its state is derived in one place, from the amounts
 * and from what the attempts say. Every change is decided here while its row is locked, so the amounts add up
 * whoever acts at the same time.
 */
export class PaymentIntent extends PaymentIntentRecord {
  /** Throws where the amount is not positive and whole, or the currency does not exist: a fault of the caller. */
  static create(wish: NewPaymentIntent, now: Date): PaymentIntent {
    assertAmount(wish.amountMinor);
    if (!isCurrency(wish.currency)) throw new RangeError(`${wish.currency} is no currency`);
    return Object.assign(new PaymentIntent(), wish, nothingMoved, {
      wantedFor: wish.wantedFor ?? null,
      country: wish.country ?? null,
      restOf: wish.restOf ?? null,
      state: paymentIntentLifecycle.initial,
      authorizationExpiresAt: null,
      releasesRest: false,
      renewedAt: null,
      renewalAskedAt: null,
      keepsRestUntil: null,
      lastDeclineCode: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** True where a new hold may take the place of the old one: asked for, and all of the old one is still held. */
  get mayBeReplaced(): boolean {
    return (
      this.renewalAskedAt !== null &&
      this.heldMinor > 0 &&
      this.capturableMinor === this.authorizedMinor
    );
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

  /** The hold ends, and only the card holder can make it last: they are asked to pay again. */
  askRenewal(now: Date): void {
    this.renewalAskedAt = now;
    this.derive(now);
  }

  /** The hold lasts longer; until when is null where the provider does not say. */
  renew(expiresAt: Date | null, now: Date): void {
    this.authorizationExpiresAt = expiresAt ?? this.authorizationExpiresAt;
    this.renewedAt = now;
    this.renewalAskedAt = null;
    this.derive(now);
  }

  /** A new hold takes the place of the old one, of which nothing was taken. Answers what the old one holds. */
  replaceHold(authorizedMinor: number, expiresAt: Date | null, now: Date): number {
    const oldMinor = this.heldMinor;
    this.authorize(authorizedMinor, expiresAt, now);
    this.renew(expiresAt, now);
    return oldMinor;
  }

  /** The money was taken together with its authorisation. */
  captureAtOnce(amountMinor: number, now: Date): void {
    this.capturedMinor += amountMinor;
    this.derive(now);
  }

  /**
   * Promises a part of the held money to a capture. A final capture also promises to release the rest. While another
   * one is under way it only takes its own part: were it to fail after the rest is gone, what the other one has left
   * could not be taken any more. Then the rest is released once nothing is under way (`claimRest`).
   */
  claimCapture(amountMinor: number, final: boolean, now: Date): NewCaptureClaim | Refusal {
    assertAmount(amountMinor);
    if (amountMinor > this.capturableMinor)
      return captureNotPossible({ ...this.standing, capturableMinor: this.capturableMinor });
    const isLast = final && this.claimedMinor === 0;
    const releasesMinor = isLast ? this.capturableMinor - amountMinor : 0;
    this.claimedMinor += amountMinor;
    this.voidPendingMinor += releasesMinor;
    this.releasesRest = final && !isLast;
    this.derive(now);
    return { amountMinor, releasesMinor, isLast };
  }

  /** Promises to a void what a final capture could not release; 0 as long as something is under way. */
  claimRest(now: Date): number {
    if (!this.releasesRest || this.claimedMinor > 0) return 0;
    this.releasesRest = false;
    const amountMinor = this.claimVoid(now);
    return typeof amountMinor === 'number' ? amountMinor : 0;
  }

  capture({ amountMinor, releasesMinor }: CaptureClaim, now: Date): void {
    this.claimedMinor -= amountMinor;
    this.capturedMinor += amountMinor;
    this.voidPendingMinor -= releasesMinor;
    this.voidedMinor += releasesMinor;
    this.derive(now);
  }

  /** The capture failed: what it had claimed may be claimed again, so the rest is not released by itself. */
  releaseClaim({ amountMinor, releasesMinor }: CaptureClaim, now: Date): void {
    this.releasesRest = false;
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
    const { refundableMinor } = this;
    if (amountMinor > refundableMinor) {
      const disputedMinor = this.disputedMinor + this.chargedBackMinor;
      return amountMinor <= refundableMinor + disputedMinor
        ? paymentDisputed({ ...this.standing, refundableMinor, disputedMinor })
        : refundNotPossible({ ...this.standing, refundableMinor });
    }
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
    this.lostMinor += amountMinor;
    this.derive(now);
  }

  /** Disputes are about so much more than before, or less: those that are open, and those that are lost. */
  dispute(contestedMinor: number, lostMinor: number, now: Date): void {
    this.contestedMinor += contestedMinor;
    this.lostMinor += lostMinor;
    this.derive(now);
  }
}
