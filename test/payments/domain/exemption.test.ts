import { describe, expect, it } from 'vitest';
import { dayMs, later } from '../../../src/kernel/clock.js';
import { exemptionFor, type PastUse } from '../../../src/payments/domain/exemption.js';

const now = new Date('2026-11-22T12:00:00Z');
const all = { exemptions: ['LOW_VALUE', 'TRA'], riskAnalysisUpToMinor: 10_000 } as const;

function use(more: Partial<PastUse> = {}): PastUse {
  return {
    state: 'SUCCEEDED',
    exemption: 'LOW_VALUE',
    sca: { result: 'EXEMPTED', liabilityShift: false },
    amount_minor: 1_000,
    requested_at: later(now, -dayMs),
    ...more,
  };
}
const seen = (more: Partial<PastUse> = {}) =>
  use({ exemption: null, sca: { result: 'CHALLENGED', liabilityShift: true }, ...more });

const ask = (amountMinor: number, uses: readonly PastUse[] = [], can: object = {}) =>
  exemptionFor({ amountMinor, currency: 'EUR' }, uses, { ...all, ...can }, now);

describe('a low value', () => {
  it('is 30 EUR at most', () => {
    expect([ask(3_000), ask(3_001)]).toEqual(['LOW_VALUE', undefined]);
  });

  it('is asked for five times at most since the card holder was last authenticated', () => {
    expect(
      ask(
        100,
        Array.from({ length: 4 }, () => use()),
      ),
    ).toBe('LOW_VALUE');
    expect(
      ask(
        100,
        Array.from({ length: 5 }, () => use()),
      ),
    ).toBeUndefined();
    expect(ask(100, [use(), seen(), ...Array.from({ length: 9 }, () => use())])).toBe('LOW_VALUE');
  });

  it('is asked for up to 100 EUR together', () => {
    const spent = [use({ amount_minor: 3_000 }), use({ amount_minor: 5_000 })];
    expect([ask(2_000, spent), ask(2_001, spent)]).toEqual(['LOW_VALUE', undefined]);
  });

  it('does not count what the bank has refused to spare', () => {
    const refused = use({ sca: { result: 'REFUSED', liabilityShift: false }, state: 'DECLINED' });
    expect(
      ask(
        100,
        Array.from({ length: 9 }, () => refused),
      ),
    ).toBe('LOW_VALUE');
  });

  it('is one in euros only, and where the provider passes it on', () => {
    expect(exemptionFor({ amountMinor: 100, currency: 'USD' }, [], all, now)).toBeUndefined();
    expect(ask(100, [], { exemptions: ['TRA'] })).toBeUndefined();
  });
});

describe('a low risk', () => {
  it('is that of somebody who was authenticated here, up to the limit of the provider', () => {
    expect([ask(10_000, [seen()]), ask(10_001, [seen()])]).toEqual(['TRA', undefined]);
    expect(ask(10_000, [use({ exemption: null })])).toBeUndefined();
  });

  it('is not that of somebody who was declined since, or was not seen for long', () => {
    expect(ask(5_000, [use({ state: 'DECLINED' }), seen()])).toBeUndefined();
    expect(ask(5_000, [seen({ requested_at: later(now, -181 * dayMs) })])).toBeUndefined();
  });
});
