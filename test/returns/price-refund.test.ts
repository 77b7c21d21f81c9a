import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocateMinor } from '../../src/kernel/money.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { costOfUnits, notSoManyUnits, type PaidOrder } from '../../src/orders/index.js';
import type { LockedPayment } from '../../src/payments/data/store.js';
import { shareOverPayments } from '../../src/payments/refunds/refundable-payments.js';
import { type PricedRefund, priceRefund } from '../../src/returns/domain/price-refund.js';

const words = { costOfUnits, notSoManyUnits };

/** An order as it was bought: prices, a discount over all of it, shipping, tenders, and how it comes back. */
const story = fc.record({
  currency: fc.constantFrom('JPY', 'EUR', 'KWD'),
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 12 }),
      unitMinor: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 10 ** 9 })),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  discountPercent: fc.integer({ min: 0, max: 100 }),
  minimumPercent: fc.integer({ min: 0, max: 100 }),
  shippingMinor: fc.integer({ min: 0, max: 9999 }),
  tenderWeights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }),
  shared: fc.boolean(),
  shipping: fc.constantFrom('WITH_LAST' as const, 'ALWAYS' as const),
  steps: fc.array(
    fc.record({
      taken: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 5 }),
      feeMinor: fc.constantFrom(0, 0, 0, 1, 450),
    }),
    { maxLength: 6 },
  ),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** What each line costs before the discount over the whole order, and what that takes off it: together all of it. */
function prices({ lines, discountPercent }: Story) {
  const totals = lines.map(({ quantity, unitMinor }) => quantity * unitMinor);
  const sum = totals.reduce((all, each) => all + each, 0);
  if (sum === 0) return { totals, shares: totals };
  return { totals, shares: allocateMinor(Math.floor((sum * discountPercent) / 100), totals) };
}

function discounted(told: Story): number[] {
  const { totals, shares } = prices(told);
  return totals.map((total, place) => total - (shares[place] ?? 0));
}

/** The discount holds as long as goods of so much are kept. */
function conditions(told: Story) {
  const { totals, shares } = prices(told);
  const sum = totals.reduce((all, each) => all + each, 0);
  return {
    discounts: [
      {
        minimumMinor: Math.floor((sum * told.minimumPercent) / 100),
        shares: shares.map((amountMinor, place) => ({ orderLineId: `${place}`, amountMinor })),
      },
    ],
    ordered: told.lines.map(({ quantity, unitMinor }, place) => ({
      orderLineId: `${place}`,
      quantity,
      ordered: quantity,
      unitPriceMinor: unitMinor,
    })),
  };
}

function bought(told: Story): PaidOrder {
  const paid = discounted(told);
  return {
    currency: told.currency,
    shippingMinor: told.shippingMinor,
    lines: told.lines.map(({ quantity }, place) => ({
      orderLineId: `${place}`,
      units: quantity,
      paidMinor: paid[place] ?? 0,
      refundedUnits: 0,
      refundedMinor: 0,
    })),
  };
}

function payFor(totalMinor: number, { tenderWeights, shared }: Story) {
  return allocateMinor(totalMinor, tenderWeights).map((capturedMinor, place) => ({
    capturedMinor,
    intent: { id: `${place}`, refundableMinor: capturedMinor, shared },
  }));
}

class Counter {
  paid: PaidOrder;
  readonly withheld = new Map<string, number>();
  readonly clawedBack = new Map<string, number>();
  givenMinor = 0;
  keptMinor = 0;

  constructor(
    readonly told: Story,
    readonly payments: ReturnType<typeof payFor>,
  ) {
    this.paid = bought(told);
  }

  takeBack(taken: readonly number[], feeMinor: number): void {
    const asked = this.paid.lines.map(({ orderLineId, units, refundedUnits }, place) => ({
      orderLineId,
      quantity: Math.min(taken[place] ?? 0, units - refundedUnits),
    }));
    const { shipping } = this.told;
    const { paid, withheld, clawedBack } = this;
    const kept = { withheld, clawedBack };
    const facts = { paid, ...kept, ...conditions(this.told), isOver: true, shipping, feeMinor };
    const priced = priceRefund(asked, facts, words);
    if (!isRefusal(priced)) this.give(priced);
  }

  private give(priced: PricedRefund): void {
    const parts = priced.lines.reduce((sum, line) => sum + line.amountMinor, priced.shippingMinor);
    expect(parts).toBe(priced.amountMinor);
    const { amountMinor: wholeMinor } = priced;
    const payments = this.payments as unknown as LockedPayment[];
    const shares = wholeMinor > 0 ? shareOverPayments(wholeMinor, payments) : [];
    for (const { intentId, amountMinor } of shares) {
      const payment = this.payments[Number(intentId)];
      if (payment) payment.intent.refundableMinor -= amountMinor;
      expect(payment?.intent.refundableMinor).toBeGreaterThanOrEqual(0);
    }
    this.givenMinor += priced.amountMinor;
    this.keptMinor += priced.feeMinor;
    for (const line of priced.lines) {
      add(this.withheld, line.orderLineId, line.withheldMinor - line.releasedMinor);
      add(this.clawedBack, line.orderLineId, line.clawbackMinor - line.releasedMinor);
    }
    this.paid = {
      ...this.paid,
      shippingMinor: this.paid.shippingMinor - priced.shippingMinor,
      lines: this.paid.lines.map((line) => {
        const part = priced.lines.find(({ orderLineId }) => orderLineId === line.orderLineId);
        return {
          ...line,
          refundedUnits: line.refundedUnits + (part?.quantity ?? 0),
          refundedMinor: line.refundedMinor + (part?.amountMinor ?? 0),
        };
      }),
    };
  }
}

function add(sums: Map<string, number>, key: string, minor: number): void {
  sums.set(key, (sums.get(key) ?? 0) + minor);
}

it('gives back exactly what was paid, however the units of an order come back', () => {
  fc.assert(
    fc.property(story, (told) => {
      const totalMinor = discounted(told).reduce((sum, each) => sum + each, 0) + told.shippingMinor;
      const counter = new Counter(told, payFor(totalMinor, told));
      for (const { taken, feeMinor } of told.steps) counter.takeBack(taken, feeMinor);
      counter.takeBack(
        told.lines.map(({ quantity }) => quantity),
        0,
      );
      const everything = counter.paid.lines.every((line) => line.refundedUnits === line.units);
      expect(everything).toBe(true);
      expect(counter.givenMinor).toBe(totalMinor - counter.keptMinor);
      const leftMinor = counter.payments.reduce(
        (sum, { intent }) => sum + intent.refundableMinor,
        0,
      );
      expect(leftMinor).toBe(counter.keptMinor);
    }),
    { numRuns: 10_000 },
  );
});

it('pays back no unit twice, and nothing for nothing', () => {
  const told: Story = {
    currency: 'EUR',
    lines: [{ quantity: 2, unitMinor: 100 }],
    discountPercent: 0,
    minimumPercent: 0,
    shippingMinor: 490,
    tenderWeights: [1],
    shared: false,
    shipping: 'WITH_LAST',
    steps: [],
  };
  const facts = {
    paid: bought(told),
    isOver: true,
    withheld: new Map(),
    clawedBack: new Map(),
    ...conditions(told),
    shipping: 'WITH_LAST' as const,
    feeMinor: 0,
  };
  expect(priceRefund([{ orderLineId: '0', quantity: 3 }], facts, words)).toMatchObject({
    kind: 'NotSoManyUnits',
    askedUnits: 3,
    refundableUnits: 2,
  });
  expect(priceRefund([{ orderLineId: '0', quantity: 0 }], facts, words)).toMatchObject({
    kind: 'NothingToPayBack',
  });
  const one = priceRefund([{ orderLineId: '0', quantity: 1 }], facts, words);
  expect(one).toMatchObject({ amountMinor: 100, shippingMinor: 0 });
  const open = { ...facts, isOver: false };
  expect(priceRefund([{ orderLineId: '0', quantity: 2 }], open, words)).toMatchObject({
    amountMinor: 200,
  });
  expect(priceRefund([{ orderLineId: '0', quantity: 2 }], facts, words)).toMatchObject({
    amountMinor: 690,
  });
  const feeEatsAll = { ...facts, feeMinor: 5000 };
  expect(priceRefund([{ orderLineId: '0', quantity: 1 }], feeEatsAll, words)).toMatchObject({
    amountMinor: 0,
    feeMinor: 100,
  });
});

it('takes a discount back that does not hold for what is kept, and gives it back with the rest', () => {
  const lines = ['shirt', 'cap'].map((orderLineId) => ({
    orderLineId,
    units: 1,
    paidMinor: 4500,
    refundedUnits: 0,
    refundedMinor: 0,
  }));
  const facts = {
    paid: { currency: 'EUR', shippingMinor: 0, lines },
    ordered: lines.map(({ orderLineId }) => ({
      orderLineId,
      quantity: 1,
      ordered: 1,
      unitPriceMinor: 5000,
    })),
    discounts: [
      {
        minimumMinor: 8000,
        shares: lines.map(({ orderLineId }) => ({ orderLineId, amountMinor: 500 })),
      },
    ],
    isOver: true,
    withheld: new Map(),
    clawedBack: new Map(),
    shipping: 'NEVER' as const,
    feeMinor: 0,
  };
  expect(priceRefund([{ orderLineId: 'cap', quantity: 1 }], facts, words)).toMatchObject({
    goodsMinor: 4500,
    clawbackMinor: 500,
    amountMinor: 4000,
  });
  const paid = {
    ...facts.paid,
    lines: lines.map((line) =>
      line.orderLineId === 'cap' ? { ...line, refundedUnits: 1, refundedMinor: 4000 } : line,
    ),
  };
  const kept = new Map([['cap', 500]]);
  const later = { ...facts, paid, withheld: kept, clawedBack: kept };
  expect(priceRefund([{ orderLineId: 'shirt', quantity: 1 }], later, words)).toMatchObject({
    releasedMinor: 500,
    amountMinor: 5000,
    lines: [
      { orderLineId: 'shirt', amountMinor: 4500 },
      { orderLineId: 'cap', amountMinor: 500 },
    ],
  });
});
