import { later } from '../../kernel/clock.js';
import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';
import type { DeclineCode } from './decline-codes.js';
import type { MethodFamily } from './method-families.js';
import {
  attemptPatienceMs,
  challengePatienceMs,
  enquiryDelayMs,
  lapsedHoldMs,
  sendPatienceMs,
  watchMs,
} from './patience.js';
import type { Consent } from './saved-method.js';
import type { Initiator, Sca, ScaExemption } from './sca.js';

/** What may happen to an attempt whose outcome is still open. Any answer may come first: news is not ordered. */
const open = {
  process: 'PROCESSING',
  challenge: 'REQUIRES_ACTION',
  lose: 'UNKNOWN',
  conflict: 'CONFLICTED',
  succeed: 'SUCCEEDED',
  decline: 'DECLINED',
  cancel: 'CANCELED',
  fail: 'FAILED',
} as const;

/**
 * The life of one attempt. The hold of one that has succeeded can be replaced by that of a later one. One that is over without success may still turn out to have been charged: then the
 * money is on its way back (REVERSING) until the provider confirms it (REVERSED).
 */
export const paymentAttemptLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: open,
  PROCESSING: open,
  REQUIRES_ACTION: open,
  UNKNOWN: open,
  CONFLICTED: open,
  SUCCEEDED: { replace: 'REVERSING' },
  DECLINED: { reverse: 'REVERSING' },
  CANCELED: { reverse: 'REVERSING' },
  FAILED: { reverse: 'REVERSING' },
  REVERSING: { giveBack: 'REVERSED' },
  REVERSED: {},
});

/** Where an attempt stands. */
export type AttemptState = StateOf<typeof paymentAttemptLifecycle>;
type AttemptEvent = EventOf<typeof paymentAttemptLifecycle>;

/** The states of which an intent has at most one attempt at a time. */
export const liveAttemptStates = paymentAttemptLifecycle.accepting('succeed');

/** What the card holder must do to go on, and until when. */
export interface NextAction {
  readonly type: 'REDIRECT';
  readonly url: string;
  readonly expiresAt?: string | undefined;
  /** STEP_UP where the bank has asked for the card holder after an exemption, or a charge in their absence. */
  readonly reason?: ActionReason | undefined;
}

export type ActionReason = 'AUTHENTICATION' | 'STEP_UP';

export interface NewAttempt {
  readonly id: string;
  readonly intentId: string;
  readonly number: number;
  readonly channel: string;
  readonly correlationId: string;
  readonly provider: string;
  readonly method: MethodFamily;
  readonly instalments: number | null;
  readonly methodToken: string;
  readonly returnUrl: string | null;
  readonly initiator: Initiator;
  /** The saved method that is tried, where it is one. */
  readonly savedMethodId: string | null;
  /** The agreement under which the shop begins it in the customer's absence. */
  readonly mandateId: string | null;
  readonly exemption: ScaExemption | null;
  /** Set where the bank has asked for the card holder: they are authenticated in any case. */
  readonly isStepUp: boolean;
  /** Set where the customer has agreed that the method is kept. */
  readonly consent: Consent | null;
}

/** What a provider tells of what was paid with. */
interface Recognized {
  readonly reference: string;
  readonly card?: { readonly brand: string; readonly last4: string } | undefined;
  readonly family?: MethodFamily | undefined;
  readonly sca?: Sca | undefined;
  readonly capturesOnce?: boolean | undefined;
}

/**
 * One try to get the money of an intent from one payment method. Its id is the idempotency key with which the
 * provider is called, so that the provider books it once however often it is asked.
 */
export class PaymentAttempt {
  id!: string;
  intentId!: string;
  number!: number;
  state!: AttemptState;
  channel!: string;
  correlationId!: string;
  method!: MethodFamily;
  /** In how many instalments its buyer pays it to whoever lends them the money; null where they pay at once. */
  instalments!: number | null;
  provider!: string;
  /** Kept only for as long as the call may have to be repeated. */
  methodToken!: string | null;
  providerReference!: string | null;
  declineCode!: DeclineCode | null;
  cardBrand!: string | null;
  cardLast4!: string | null;
  /** The provider's name for the card: the same for the same card, and no way back to its number. */
  cardFingerprint!: string | null;
  nextAction!: NextAction | null;
  returnUrl!: string | null;
  initiator!: Initiator;
  savedMethodId!: string | null;
  mandateId!: string | null;
  exemption!: ScaExemption | null;
  isStepUp!: boolean;
  /** The first capture is the last one, although the provider could capture several times. */
  capturesOnce!: boolean;
  consent!: Consent | null;
  /** What the provider has told of the authentication so far. */
  sca!: Sca | null;
  leasedUntil!: Date | null;
  /** When the provider is asked, if nothing is heard until then; null where nothing is expected. */
  enquireAt!: Date | null;
  enquiries!: number;
  requestedAt!: Date;
  settledAt!: Date | null;

  static request(given: NewAttempt, now: Date): PaymentAttempt {
    return Object.assign(new PaymentAttempt(), {
      ...given,
      state: paymentAttemptLifecycle.initial,
      providerReference: null,
      declineCode: null,
      cardBrand: null,
      cardLast4: null,
      cardFingerprint: null,
      nextAction: null,
      capturesOnce: false,
      sca: null,
      leasedUntil: null,
      enquireAt: later(now, sendPatienceMs),
      enquiries: 0,
      requestedAt: now,
      settledAt: null,
    });
  }

  get isLive(): boolean {
    return liveAttemptStates.includes(this.state);
  }

  /** Over without success, as far as we are concerned: a success that comes now has to be given back. */
  get isDead(): boolean {
    return paymentAttemptLifecycle.next(this.state, 'reverse') !== undefined;
  }

  /** Takes the step where the lifecycle allows it, and says whether the state has changed. */
  move(event: AttemptEvent): boolean {
    const next = paymentAttemptLifecycle.next(this.state, event);
    if (next === undefined || next === this.state) return false;
    this.state = next;
    return true;
  }

  /** The provider is being called. Nobody else calls until then, and if nothing is heard by then, it is asked. */
  beginCall(until: Date): void {
    this.move('process');
    this.leasedUntil = until;
    this.enquireAt = until;
  }

  /** The provider has said its last word. What was kept for another call is forgotten. */
  settle(now: Date): void {
    this.settledAt ??= now;
    this.enquiries = 0;
    this.rest();
    this.forgetMethod();
  }

  private forgetMethod(): void {
    this.methodToken = null;
    this.nextAction = null;
  }

  /** Nothing more is expected of the provider for now. */
  rest(): void {
    this.leasedUntil = null;
    this.enquireAt = null;
  }

  /** Is dead, and yet the provider has to be asked about it. */
  watch(askAt: Date): void {
    this.forgetMethod();
    this.enquiries = 0;
    this.enquireLater(askAt);
  }

  /** Waits for the card holder; their bank's answer comes by news, or is asked for after a while. */
  awaitCardHolder(action: NextAction, now: Date): void {
    this.nextAction = this.isStepUp ? { ...action, reason: 'STEP_UP' } : action;
    this.methodToken = null;
    this.enquireLater(later(now, challengePatienceMs));
  }

  /** Plans the next enquiry, each later than the one before; answers when it is due. */
  planEnquiry(now: Date): Date {
    const askAt = later(now, enquiryDelayMs(this.enquiries));
    this.enquireLater(askAt);
    this.enquiries += 1;
    return askAt;
  }

  /** Learns what the provider calls the payment, which card it was, never its number, in which wallet, and who was authenticated. */
  recognize({ reference, card, family, sca, capturesOnce }: Recognized): void {
    this.method = family ?? this.method;
    this.capturesOnce ||= capturesOnce === true;
    this.providerReference ??= reference || null;
    if (this.settledAt === null) this.sca = sca ?? this.sca;
    this.cardBrand ??= card?.brand ?? null;
    this.cardLast4 ??= card?.last4.length === 4 ? card.last4 : null;
  }

  /** Learns by which name the provider knows the card that has paid. What may be a number is never kept. */
  knowCard(fingerprint: string | undefined): void {
    const isName = fingerprint && fingerprint.length <= 100 && !/^\d{12,19}$/.test(fingerprint);
    this.cardFingerprint ??= isName ? fingerprint : null;
  }

  /** Where money is still held, the provider is asked when the hold should have lapsed: that news may be lost. */
  awaitLapse(
    hold: { readonly heldMinor: number; readonly authorizationExpiresAt: Date | null },
    now: Date,
  ): void {
    this.rest();
    const end = hold.authorizationExpiresAt;
    if (!end || hold.heldMinor === 0) return;
    const askAt = later(end, lapsedHoldMs);
    if (askAt <= now) this.planEnquiry(now);
    else {
      this.enquiries = 0;
      this.enquireAt = askAt;
    }
  }

  /** The late money is back where it came from. */
  finishReversal(): void {
    this.move('giveBack');
    this.rest();
  }

  /** True for as long as the provider is asked about an attempt whose last word is missing. */
  isWatched(now: Date): boolean {
    return now.getTime() - this.requestedAt.getTime() < watchMs;
  }

  enquireLater(askAt: Date): void {
    this.leasedUntil = null;
    this.enquireAt = askAt;
  }

  /** True where its outcome has been awaited for longer than anybody should wait. */
  isOverdue(now: Date, decisionDays?: number): boolean {
    return now.getTime() - this.requestedAt.getTime() >= attemptPatienceMs(decisionDays);
  }
}
