import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { later, minuteMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { isRefusal } from '../../../src/kernel/refusal.js';
import {
  heldMinor,
  refundableMinor,
  stateOfAmounts,
} from '../../../src/payments/domain/amounts.js';
import {
  isPromised,
  leadsTo,
  paymentIntentLifecycle,
} from '../../../src/payments/domain/intent-lifecycle.js';
import { paymentAttemptLifecycle } from '../../../src/payments/domain/payment-attempt.js';
import { type CaptureClaim, PaymentIntent } from '../../../src/payments/domain/payment-intent.js';

const now = new Date('2026-11-22T10:00:00Z');

function intentOf(amountMinor = 100): PaymentIntent {
  return PaymentIntent.create(
    {
      id: newId(),
      orderId: null,
      tender: 1,
      shared: false,
      customerId: null,
      guestKey: null,
      amountMinor,
      currency: 'EUR',
      captureMethod: 'MANUAL',
      purpose: 'PURCHASE',
      expiresAt: later(now, 30 * minuteMs),
    },
    now,
  );
}

function authorized(amountMinor = 100): PaymentIntent {
  const intent = intentOf(amountMinor);
  intent.followAttempt('REQUESTED', now);
  intent.authorize(amountMinor, null, now);
  return intent;
}

describe('a payment intent', () => {
  it('is made of a positive whole amount of a real currency', () => {
    for (const amount of [0, -1, 1.5, Number.NaN, 2 ** 53, 1e13])
      expect(() => intentOf(amount)).toThrow(RangeError);
    expect(() => PaymentIntent.create({ ...intentOf(), currency: 'XXZ' }, now)).toThrow(RangeError);
  });

  it('can be confirmed until its time is over', () => {
    const intent = intentOf();
    expect(intent.mayBeConfirmed(now)).toBe(true);
    expect(intent.mayBeConfirmed(intent.expiresAt)).toBe(false);
  });

  it('can be cancelled twice, and not once money is held', () => {
    const intent = intentOf();
    expect(intent.cancel(now)).toBeUndefined();
    expect(intent.cancel(now)).toBeUndefined();
    expect(intent.state).toBe('CANCELED');
    expect(authorized().cancel(now)).toMatchObject({ kind: 'PaymentNotCancelable' });
  });

  it('is only partly authorised where less than asked is held', () => {
    const intent = intentOf();
    intent.followAttempt('REQUESTED', now);
    intent.authorize(60, null, now);
    expect(intent.state).toBe('PARTIALLY_AUTHORIZED');
    expect(isPromised(intent)).toBe(false);
  });

  it('keeps a hold that a capture was promised out of a lapse', () => {
    const intent = authorized();
    intent.claimCapture(40, false, now);
    expect(intent.expireHold(100, now)).toBe(60);
    expect(intent).toMatchObject({ state: 'AUTHORIZED', expiredMinor: 60, claimedMinor: 40 });
  });

  it('stays partly refunded as long as something can still be taken', () => {
    const intent = authorized();
    intent.capture(intent.claimCapture(40, false, now) as CaptureClaim, now);
    intent.claimRefund(40, now);
    intent.refund(40, now);
    expect(intent.state).toBe('PARTIALLY_REFUNDED');
    intent.claimVoid(now);
    intent.void(60, now);
    expect(intent.state).toBe('REFUNDED');
  });

  it('tells of disputes from its amounts', () => {
    const intent = authorized();
    intent.capture(intent.claimCapture(100, true, now) as CaptureClaim, now);
    const disputed = { ...intent, disputedMinor: 100 };
    expect(stateOfAmounts(disputed, 'CAPTURED')).toBe('DISPUTED');
    expect(refundableMinor(disputed)).toBe(0);
    const lost = { ...intent, chargedBackMinor: 100 };
    expect(stateOfAmounts(lost, 'DISPUTED')).toBe('CHARGED_BACK');
  });
});

describe('any history', () => {
  type Step = (intent: PaymentIntent, amount: number, open: Open) => void;
  interface Open {
    readonly captures: CaptureClaim[];
    readonly voids: number[];
    readonly refunds: number[];
  }

  const steps: Record<string, Step> = {
    try: (intent) => intent.mayBeConfirmed(now) && intent.followAttempt('REQUESTED', now),
    decline: (intent) =>
      intent.state === 'PROCESSING' && intent.followAttempt('DECLINED', now, 'DO_NOT_HONOR'),
    lose: (intent) => intent.state === 'PROCESSING' && intent.followAttempt('UNKNOWN', now),
    challenge: (intent) =>
      ['PROCESSING', 'UNKNOWN'].includes(intent.state) &&
      intent.followAttempt('REQUIRES_ACTION', now),
    authorize: (intent) =>
      ['PROCESSING', 'UNKNOWN', 'REQUIRES_ACTION'].includes(intent.state) &&
      intent.authorize(intent.amountMinor, null, now),
    authorizePart: (intent, amount) =>
      intent.state === 'PROCESSING' &&
      intent.authorize(Math.min(amount, intent.amountMinor), null, now),
    cancel: (intent) => void intent.cancel(now),
    expire: (intent) =>
      ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION'].includes(intent.state) && intent.expire(now),
    claim: (intent, amount, open) => {
      const claim = intent.claimCapture(amount, false, now);
      if (!isRefusal(claim)) open.captures.push(claim);
    },
    claimFinal: (intent, amount, open) => {
      const claim = intent.claimCapture(amount, true, now);
      if (!isRefusal(claim)) open.captures.push(claim);
    },
    capture: (intent, _amount, open) => {
      const claim = open.captures.shift();
      if (claim) intent.capture(claim, now);
      const rest = claim ? intent.claimRest(now) : 0;
      if (rest > 0) open.voids.push(rest);
    },
    captureFails: (intent, _amount, open) => {
      const claim = open.captures.shift();
      if (claim) intent.releaseClaim(claim, now);
    },
    askVoid: (intent, _amount, open) => {
      const claimed = intent.claimVoid(now);
      if (!isRefusal(claimed)) open.voids.push(claimed);
    },
    void: (intent, _amount, open) => {
      const claimed = open.voids.shift();
      if (claimed) intent.void(claimed, now);
    },
    voidFails: (intent, _amount, open) => {
      const claimed = open.voids.shift();
      if (claimed) intent.releaseVoid(claimed, now);
    },
    askRenewal: (intent) => intent.heldMinor > 0 && intent.askRenewal(now),
    renew: (intent) => intent.heldMinor > 0 && intent.renew(now, now),
    replace: (intent) => {
      const heldMinor = intent.mayBeReplaced ? intent.heldMinor : 0;
      if (heldMinor > 0) expect(intent.replaceHold(intent.amountMinor, now, now)).toBe(heldMinor);
    },
    lapse: (intent, amount) => void intent.expireHold(amount, now),
    askRefund: (intent, amount, open) => {
      const claimed = intent.claimRefund(amount, now);
      if (!isRefusal(claimed)) open.refunds.push(claimed);
    },
    refund: (intent, _amount, open) => {
      const claimed = open.refunds.shift();
      if (claimed) intent.refund(claimed, now);
    },
    refundFails: (intent, _amount, open) => {
      const claimed = open.refunds.shift();
      if (claimed) intent.releaseRefund(claimed, now);
    },
  };

  // What ends a history at once comes up seldom, or few of them would go far.
  const seldom = new Set(['lapse', 'askVoid', 'claimFinal', 'cancel', 'expire']);
  const step = fc.oneof(
    ...Object.keys(steps).map((name) => ({
      weight: seldom.has(name) ? 1 : 6,
      arbitrary: fc.constant(name),
    })),
  );
  const amount = fc.constantFrom(1, 10, 40, 60, 99, 100, 101, 120);
  const history = fc.array(fc.tuple(step, amount), { minLength: 10, maxLength: 60, size: 'max' });

  // Chance seldom finds this way to the end.
  const allTheWay: [string, number][] = [
    ['claim', 100],
    ['capture', 1],
    ['askRefund', 100],
    ['refund', 1],
  ];

  it('keeps the sums, and moves along the lifecycle only', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.boolean(), history, (isPaid, taken) => {
        const intent = isPaid ? authorized() : intentOf();
        const open: Open = { captures: [], voids: [], refunds: [] };
        for (const [name, amount] of taken) {
          const before = intent.state;
          steps[name]?.(intent, amount, open);
          reached.add(intent.state);
          expect(before === intent.state || leadsTo(before, intent.state)).toBe(true);
          expectSums(intent);
        }
      }),
      { numRuns: 500, examples: [[true, allTheWay]] },
    );
    // The histories are worth something only if they come around.
    expect([...reached].sort()).toEqual(
      [
        'AUTHORIZED',
        'CANCELED',
        'CAPTURED',
        'EXPIRED',
        'PARTIALLY_AUTHORIZED',
        'PARTIALLY_CAPTURED',
        'PARTIALLY_REFUNDED',
        'PROCESSING',
        'REFUNDED',
        'REQUIRES_ACTION',
        'REQUIRES_PAYMENT_METHOD',
        'UNKNOWN',
        'VOIDED',
      ].sort(),
    );
  });

  /** M1. */
  function expectSums(intent: PaymentIntent): void {
    const promised = intent.claimedMinor + intent.voidPendingMinor;
    expect(heldMinor(intent)).toBeGreaterThanOrEqual(promised);
    expect(intent.refundableMinor).toBeGreaterThanOrEqual(0);
    for (const [name, value] of Object.entries(intent))
      if (name.endsWith('Minor')) expect(value, name).toBeGreaterThanOrEqual(0);
  }
});

describe('the lifecycles', () => {
  it.each([
    ['of an intent', paymentIntentLifecycle],
    ['of an attempt', paymentAttemptLifecycle],
  ] as const)('%s reach every state from the first', (_name, lifecycle) => {
    const reached = new Set<string>([lifecycle.initial]);
    for (const state of reached)
      for (const event of lifecycle.events(state as never))
        reached.add(lifecycle.next(state as never, event as never) ?? state);
    expect([...reached].sort()).toEqual([...lifecycle.states].sort());
  });

  it('allow nothing after the end', () => {
    const ends = paymentIntentLifecycle.states.filter((state) =>
      paymentIntentLifecycle.isFinal(state),
    );
    expect(ends).toEqual(['VOIDED', 'EXPIRED', 'CANCELED', 'FAILED']);
  });

  it('know one promise: all of the amount held or taken, nothing given back', () => {
    expect(paymentIntentLifecycle.states.filter(isPromised)).toEqual([
      'AUTHORIZED',
      'PARTIALLY_CAPTURED',
      'CAPTURED',
    ]);
  });
});
