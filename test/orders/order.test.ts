import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfUnits } from '../../src/kernel/money.js';
import { Order, OrderLine } from '../../src/orders/domain/order.js';

const now = new Date('2026-11-22T10:00:00Z');

function line(quantity: number, totalMinor: number): OrderLine {
  return new OrderLine(
    'line',
    'order',
    0,
    'variant',
    'CAP-BLUE',
    { fr: 'Casquette', en: 'Cap' },
    null,
    quantity,
    Math.ceil(totalMinor / quantity),
    Math.ceil(totalMinor / quantity) * quantity - totalMinor,
    totalMinor,
    'STANDARD',
    2000,
    0,
    'PICKUP',
    'location',
    'location',
  );
}

function orderOf(...lines: OrderLine[]): Order {
  const order = new Order({
    id: 'order',
    number: 'P2026-1',
    cartId: 'cart',
    channel: 'WEB',
    soldAt: null,
    customerId: null,
    guestKey: null,
    assistedBy: null,
    email: 'lea@example.org',
    phone: null,
    firstName: 'Léa',
    lastName: 'Bernard',
    shippingAddress: null,
    billingAddress: null,
    note: null,
    locale: 'fr',
    countryCode: 'FR',
    currency: 'EUR',
    itemsMinor: lines.reduce((sum, each) => sum + each.totalMinor, 0),
    shippingMinor: 0,
    shippingRateBasisPoints: 0,
    totalMinor: lines.reduce((sum, each) => sum + each.totalMinor, 0),
    expiresAt: null,
    placedAt: now,
  });
  order.lines = lines;
  return order;
}

it('never loses a cent of a line, however its units are handed over', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
      (totalMinor, parts) => {
        const quantity = parts.reduce((sum, part) => sum + part, 0);
        const all = line(quantity, totalMinor);
        const owed = parts.map((part) => all.fulfil(part));
        expect(owed.reduce((sum, part) => sum + part, 0)).toBe(totalMinor);
        expect(owed.every((part) => part >= 0)).toBe(true);
      },
    ),
  );
});

it('shares a line with a rest of cents over its units', () => {
  expect([0, 1, 2].map((from) => shareOfUnits(1000, 3, from, 1))).toEqual([333, 333, 334]);
});

describe('an order', () => {
  it('is confirmed once', () => {
    const order = orderOf(line(1, 1990));
    expect([order.confirm(now), order.confirm(now)]).toEqual([true, false]);
    expect(order.state).toBe('CONFIRMED');
  });

  it('is completed when all its goods have left', () => {
    const [cap, mug] = [line(2, 3980), line(1, 1250)];
    const order = orderOf(cap, mug);
    order.confirm(now);
    cap.fulfil(2);
    expect(order.follow(now)).toBe(true);
    expect(order.state).toBe('IN_FULFILMENT');
    mug.fulfil(1);
    order.follow(now);
    expect(order).toMatchObject({ state: 'COMPLETED', endedAt: now });
  });

  it('is partially cancelled when something was not found', () => {
    const cap = line(3, 5970);
    const order = orderOf(cap);
    order.confirm(now);
    cap.cancel(1);
    expect(cap.fulfil(2)).toBe(3980);
    order.follow(now);
    expect(order.state).toBe('PARTIALLY_CANCELED');
  });

  it('cannot be cancelled once goods have left', () => {
    const [cap, mug] = [line(1, 1990), line(1, 1250)];
    const order = orderOf(cap, mug);
    order.confirm(now);
    cap.fulfil(1);
    order.follow(now);
    expect(order.cancel(now)).toMatchObject({ kind: 'OrderNotCancelable', state: 'IN_FULFILMENT' });
    expect(mug.cancelled).toBe(0);
  });

  it('does not deliver more than is open', () => {
    const cap = line(2, 3980);
    cap.cancel(1);
    expect(() => cap.fulfil(2)).toThrow('only 1 of CAP-BLUE are open');
  });
});
