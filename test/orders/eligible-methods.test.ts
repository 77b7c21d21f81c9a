import { expect, it } from 'vitest';
import {
  eligibleMethods,
  type OwnValue,
  type Purchase,
} from '../../src/orders/domain/eligible-methods.js';
import { paymentMethodFamilies } from '../../src/payments/index.js';

const all = () => true;
const own: OwnValue = {
  STORE_CREDIT: [{ currency: 'EUR', availableMinor: 1990 }],
  LOYALTY_POINTS: [{ currency: 'EUR', availableMinor: 5000 }],
};
const purchase: Purchase = {
  channel: 'WEB',
  totalMinor: 1990,
  currency: 'EUR',
  parts: 1,
  plans: 2,
  own,
};

function reasons(given: Partial<Purchase>, isOffered = all as (family: object) => boolean) {
  const methods = eligibleMethods({ ...purchase, ...given }, paymentMethodFamilies, isOffered);
  return Object.fromEntries(methods.map(({ family, reason }) => [family.family, reason]));
}

it('shows what fits first, each group in the usual order', () => {
  const methods = eligibleMethods(purchase, paymentMethodFamilies, all);
  expect(methods.map(({ family }) => family.family)).toEqual([
    'CARD',
    'APPLE_PAY',
    'GOOGLE_PAY',
    'PAYPAL',
    'INSTALMENTS',
    'GIFT_CARD',
    'CARRIER_BILLING',
    'BANK_TRANSFER',
    'VIRTUAL_CARD',
    'STORE_CREDIT',
    'LOYALTY_POINTS',
    'CASH',
    'CHEQUE',
    'ON_ACCOUNT',
  ]);
  expect(methods.every(({ reason }) => reason === null)).toBe(true);
});

it('leaves out on the phone what needs a page', () => {
  expect(reasons({ channel: 'CALL_CENTRE' })).toMatchObject({
    CARD: null,
    APPLE_PAY: 'NEEDS_BROWSER',
    GIFT_CARD: null,
  });
});

it('wants several captures where the goods leave at different times', () => {
  expect(reasons({ parts: 2 })).toMatchObject({ CARD: null, CARRIER_BILLING: 'CAPTURES_ONCE' });
});

it('says that nobody offers it before anything else', () => {
  const methods = reasons(
    { totalMinor: 0 },
    ({ family }: { family?: string }) => family === 'CARD',
  );
  expect(methods).toMatchObject({ CARD: 'NOTHING_TO_PAY', PAYPAL: 'NOT_OFFERED' });
});

it('offers what belongs to an account to its owner, as far as it goes', () => {
  expect(reasons({ own: null })).toMatchObject({
    STORE_CREDIT: 'NOBODY_SIGNED_IN',
    LOYALTY_POINTS: 'NOBODY_SIGNED_IN',
    GIFT_CARD: null,
  });
  const spent = { ...own, STORE_CREDIT: [{ currency: 'EUR', availableMinor: 0 }] };
  expect(reasons({ own: spent })).toMatchObject({ STORE_CREDIT: 'NO_BALANCE' });
  expect(reasons({ currency: 'CHF' })).toMatchObject({ STORE_CREDIT: 'OTHER_CURRENCY' });
  expect(reasons({ totalMinor: 1991 })).toMatchObject({
    STORE_CREDIT: 'BALANCE_TOO_SMALL',
    LOYALTY_POINTS: null,
  });
});

it('offers instalments where there is a plan for the total', () => {
  expect(reasons({})).toMatchObject({ INSTALMENTS: null });
  expect(reasons({ plans: 0 })).toMatchObject({ INSTALMENTS: 'NO_PLAN' });
});

it('says what a provider has against a purchase, after what its family has', () => {
  const objections = new Map([['CASH', 'NEEDS_STAFF']] as const);
  const reason = (totalMinor: number) =>
    eligibleMethods({ ...purchase, totalMinor }, paymentMethodFamilies, all, objections).find(
      ({ family }) => family.family === 'CASH',
    )?.reason;
  expect([reason(1990), reason(0)]).toEqual(['NEEDS_STAFF', 'NOTHING_TO_PAY']);
});
