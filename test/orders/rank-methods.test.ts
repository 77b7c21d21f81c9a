import { expect, it } from 'vitest';
import { eligibleMethods, type Ranking } from '../../src/orders/domain/eligible-methods.js';
import { type FamilyRecord, paymentMethodFamilies } from '../../src/payments/index.js';

const purchase = {
  channel: 'WEB',
  totalMinor: 1990,
  currency: 'EUR',
  parts: 1,
  plans: 2,
  own: null,
};
const fewOffered = new Set(['CARD', 'APPLE_PAY', 'GOOGLE_PAY', 'CASH', 'VIRTUAL_CARD']);

function ask(ranking: Partial<Ranking>, channel = 'WEB') {
  return eligibleMethods(
    { ...purchase, channel },
    paymentMethodFamilies,
    ({ family }) => fewOffered.has(family),
    new Map([['CASH', 'NEEDS_STAFF']]),
    { kept: [], records: [], ...ranking },
  ).filter(({ family }) => fewOffered.has(family.family));
}

const order = (ranking: Partial<Ranking>) => ask(ranking).map(({ family }) => family.family);

function record(
  family: FamilyRecord['family'],
  [tried, succeeded]: readonly [number, number],
  lastPaidAt: Date | null = null,
): FamilyRecord {
  return { family, tried, succeeded, last_paid_at: lastPaidAt };
}

it('keeps the usual order until enough was tried', () => {
  const usual = ['CARD', 'APPLE_PAY', 'GOOGLE_PAY', 'VIRTUAL_CARD', 'CASH'];
  expect(order({})).toEqual(usual);
  expect(order({ records: [record('CARD', [2, 0]), record('APPLE_PAY', [20, 20])] })).toEqual(
    usual,
  );
});

it('shows what succeeds more often before what succeeds less often', () => {
  const records = [record('CARD', [200, 120]), record('GOOGLE_PAY', [200, 199])];
  expect(order({ records })).toEqual(['GOOGLE_PAY', 'APPLE_PAY', 'VIRTUAL_CARD', 'CARD', 'CASH']);
});

it('shows first what the buyer has kept, then what they have used last', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const records = [
    record('APPLE_PAY', [200, 0], at(1)),
    record('VIRTUAL_CARD', [0, 0], at(2)),
    record('CASH', [9, 9], at(3)),
  ];
  const methods = ask({ kept: ['GOOGLE_PAY', 'GOOGLE_PAY'], records });
  expect(methods.map(({ family }) => family.family)).toEqual([
    'GOOGLE_PAY',
    'VIRTUAL_CARD',
    'APPLE_PAY',
    'CARD',
    'CASH',
  ]);
  expect(methods.filter(({ preferred }) => preferred).map(({ family }) => family.family)).toEqual([
    'GOOGLE_PAY',
    'VIRTUAL_CARD',
    'APPLE_PAY',
    'CASH',
  ]);
});

it.each([
  ['WEB', null, null],
  ['APP', null, null],
  ['LINK', null, null],
  ['KIOSK', null, null],
  ['TERMINAL', null, 'OTHER_CHANNEL'],
  ['STORE', null, 'OTHER_CHANNEL'],
  ['CALL_CENTRE', 'NEEDS_BROWSER', null],
  ['VOICE', 'NEEDS_BROWSER', null],
  ['PARTNER', 'OTHER_CHANNEL', 'OTHER_CHANNEL'],
])('in %s says of a wallet %s, and of a virtual card %s', (channel, wallet, virtual) => {
  const reasons = ask({}, channel).map(({ family, reason }) => [family.family, reason]);
  expect(Object.fromEntries(reasons)).toMatchObject({
    APPLE_PAY: wallet,
    GOOGLE_PAY: wallet,
    VIRTUAL_CARD: virtual,
  });
});
