import { describe, expect, it } from 'vitest';
import { nextTryAfter } from '../../src/instalments/domain/declined-charge.js';
import { lessenTo } from '../../src/instalments/domain/lessened.js';
import { startOfBusiness } from '../../src/instalments/domain/local-date.js';
import { planStateOf } from '../../src/instalments/domain/plan-state.js';
import { termsAt } from '../../src/instalments/domain/terms.js';

describe('the hour at which an instalment is charged', () => {
  it.each([
    ['2026-02-28', 'Europe/Paris', '2026-02-28T07:00:00.000Z'],
    ['2026-03-29', 'Europe/Paris', '2026-03-29T06:00:00.000Z'],
    ['2026-10-25', 'Europe/Paris', '2026-10-25T07:00:00.000Z'],
    ['2026-07-01', 'Asia/Tokyo', '2026-06-30T23:00:00.000Z'],
    ['2026-07-01', 'America/Los_Angeles', '2026-07-01T15:00:00.000Z'],
  ])('of %s in %s is %s', (date, zone, instant) => {
    expect(startOfBusiness(date, zone).toISOString()).toBe(instant);
  });
});

describe('a declined charge', () => {
  const now = new Date('2026-03-01T08:00:00Z');
  it('is tried again by the schedule, and then no more', () => {
    const tries = [1, 2, 3, 4].map((count) =>
      nextTryAfter('INSUFFICIENT_FUNDS', count, [1, 3, 7], now)?.toISOString().slice(0, 10),
    );
    expect(tries).toEqual(['2026-03-02', '2026-03-04', '2026-03-08', undefined]);
  });

  it.each(['STOLEN_CARD', 'CONSENT_WITHDRAWN', 'EXPIRED_CARD', 'AUTHENTICATION_REQUIRED', null])(
    'is not tried again for %s',
    (code) => expect(nextTryAfter(code, 1, [1, 3, 7], now)).toBeUndefined(),
  );
});

describe('a plan that is lessened', () => {
  const each = (number: number, state: 'PAID' | 'SCHEDULED' | 'OVERDUE' | 'CHARGING') => ({
    number,
    state,
    amount_minor: 100,
    reduced_minor: 0,
  });
  const by = (owedMinor: number, ...states: Parameters<typeof each>[1][]) =>
    lessenTo(
      states.map((state, place) => each(place + 2, state)),
      owedMinor,
    ).map(({ instalment, byMinor }) => [instalment.number, byMinor]);

  it('loses its last open instalments first, and then what is paid', () => {
    expect(by(250, 'PAID', 'SCHEDULED', 'SCHEDULED')).toEqual([[4, 50]]);
    expect(by(50, 'OVERDUE', 'PAID', 'SCHEDULED')).toEqual([
      [4, 100],
      [2, 100],
      [3, 50],
    ]);
    expect(by(0, 'PAID', 'CHARGING')).toEqual([
      [3, 100],
      [2, 100],
    ]);
    expect(by(200, 'PAID', 'CHARGING')).toEqual([]);
  });

  it('never comes to more than before', () => {
    expect(() => by(201, 'PAID', 'CHARGING')).toThrow(RangeError);
  });
});

describe('the terms of a channel', () => {
  const general = {
    count: 3,
    currency: 'EUR',
    funding: 'MERCHANT',
    feeBasisPoints: 0,
    feeMinor: 0,
    minimumMinor: 1,
    maximumMinor: 100,
    channel: null,
    retryAfterDays: [],
    validFrom: new Date(0),
  } as const;
  const app = { ...general, channel: 'APP', feeMinor: 1, validFrom: new Date(-1) };

  it('go before those of all, which other channels keep', () => {
    const feeIn = (channel: string) =>
      termsAt([app, general], new Date(1), channel).map(({ feeMinor }) => feeMinor);
    expect([feeIn('APP'), feeIn('WEB')]).toEqual([[1], [0]]);
  });
});

describe('the state of a plan', () => {
  const amounts = { financed_minor: 100, captured_minor: 100, voided_minor: 0, refunded_minor: 0 };
  it('says what its amounts and its instalments say', () => {
    const state = (over: object, ...states: ('PAID' | 'SCHEDULED' | 'OVERDUE')[]) =>
      planStateOf(
        { ...amounts, ...over },
        states.map((each) => ({ state: each })),
      );
    expect(state({ captured_minor: 0 }, 'SCHEDULED')).toBe('ACCEPTED');
    expect(state({}, 'PAID', 'SCHEDULED')).toBe('ACTIVE');
    expect(state({}, 'OVERDUE', 'SCHEDULED')).toBe('IN_ARREARS');
    expect(state({}, 'PAID')).toBe('COMPLETED');
    expect(state({ refunded_minor: 100 }, 'PAID')).toBe('CANCELED');
  });
});
