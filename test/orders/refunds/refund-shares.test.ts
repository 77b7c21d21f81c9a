import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalsOf, shareOfUnits } from '../../../src/kernel/money.js';
import { isRefusal } from '../../../src/kernel/refusal.js';
import {
  allocateToLines,
  type PaidLine,
  type PaidOrder,
  type RefundAsk,
} from '../../../src/orders/domain/refund-shares.js';

const currency = fc.constantFrom('JPY', 'EUR', 'KWD');
const bought = fc.record({
  quantity: fc.integer({ min: 1, max: 40 }),
  totalMinor: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 10 ** 12 })),
  delivered: fc.integer({ min: 0, max: 40 }),
});
const order = fc.record({
  currency,
  lines: fc.array(bought, { minLength: 1, maxLength: 6 }),
  shippingMinor: fc.integer({ min: 0, max: 5000 }),
});

interface Bill {
  readonly currency: string;
  readonly lines: readonly {
    readonly quantity: number;
    readonly totalMinor: number;
    readonly delivered: number;
  }[];
  readonly shippingMinor: number;
}

function paid({ currency: code, lines, shippingMinor }: Bill): PaidOrder {
  return {
    currency: code,
    shippingMinor,
    lines: lines.map(({ quantity, totalMinor, delivered }, place) => {
      const units = Math.min(quantity, delivered);
      const paidMinor = shareOfUnits(totalMinor, quantity, 0, units);
      return { orderLineId: `${place}`, units, paidMinor, refundedUnits: 0, refundedMinor: 0 };
    }),
  };
}

function paidMinor({ lines, shippingMinor }: PaidOrder): number {
  return lines.reduce((sum, line) => sum + line.paidMinor, shippingMinor);
}

/** Gives back what is asked; answers how much that was, and what is left to give back. */
function giveBack(from: PaidOrder, ask: RefundAsk): { minor: number; left: PaidOrder } {
  const given = allocateToLines(from, ask);
  if (isRefusal(given)) return { minor: 0, left: unitsTaken(from, ask) };
  const lines = unitsTaken(from, ask).lines.map((line) => {
    const part = given.lines.find((each) => each.orderLineId === line.orderLineId);
    return { ...line, refundedMinor: line.refundedMinor + (part?.amountMinor ?? 0) };
  });
  const minor = given.lines.reduce((sum, line) => sum + line.amountMinor, given.shippingMinor);
  return {
    minor,
    left: { ...from, lines, shippingMinor: from.shippingMinor - given.shippingMinor },
  };
}

/** Units that have cost nothing are given back as well: only no money goes with them. */
function unitsTaken(from: PaidOrder, ask: RefundAsk): PaidOrder {
  const taken = (line: PaidLine) =>
    ask.kind === 'PARTS'
      ? (ask.lines.find((each) => each.orderLineId === line.orderLineId)?.quantity ?? 0)
      : 0;
  return {
    ...from,
    lines: from.lines.map((line) => ({ ...line, refundedUnits: line.refundedUnits + taken(line) })),
  };
}

it('has currencies without, with two and with three decimals to try', () => {
  expect(['JPY', 'EUR', 'KWD'].map(decimalsOf)).toEqual([0, 2, 3]);
});

it('gives back exactly what was paid, in however many steps all units come back', () => {
  fc.assert(
    fc.property(order, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (bill, steps) => {
      let left = paid(bill);
      const wholeMinor = paidMinor(left);
      let givenMinor = 0;
      for (const { orderLineId, units } of left.lines)
        for (let taken = 0; taken < units; ) {
          const quantity = Math.min(units - taken, steps.next().value ?? 1);
          const lines = [{ orderLineId, quantity, amountMinor: null }];
          const step = giveBack(left, { kind: 'PARTS', lines, shippingMinor: 0 });
          givenMinor += step.minor;
          left = step.left;
          taken += quantity;
        }
      if (left.shippingMinor > 0)
        givenMinor += giveBack(left, {
          kind: 'PARTS',
          lines: [],
          shippingMinor: left.shippingMinor,
        }).minor;
      expect(givenMinor).toBe(wholeMinor);
    }),
  );
});

it('gives back exactly what was paid, when sums were given back before the rest', () => {
  fc.assert(
    fc.property(order, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (bill, parts) => {
      let left = paid(bill);
      const wholeMinor = paidMinor(left);
      let givenMinor = 0;
      for (const part of parts) {
        const amountMinor = Math.floor((wholeMinor - givenMinor) * part);
        if (amountMinor === 0) continue;
        const step = giveBack(left, { kind: 'AMOUNT', amountMinor });
        expect(step.minor).toBe(amountMinor);
        givenMinor += step.minor;
        left = step.left;
      }
      expect(givenMinor + giveBack(left, { kind: 'EVERYTHING' }).minor).toBe(wholeMinor);
    }),
  );
});

it('makes the units of a line cost the same, but for one minor unit', () => {
  fc.assert(
    fc.property(bought, ({ quantity, totalMinor }) => {
      let left = paid({
        currency: 'EUR',
        lines: [{ quantity, totalMinor, delivered: quantity }],
        shippingMinor: 0,
      });
      const costs = Array.from({ length: quantity }, () => {
        const lines = [{ orderLineId: '0', quantity: 1, amountMinor: null }];
        const step = giveBack(left, { kind: 'PARTS', lines, shippingMinor: 0 });
        left = step.left;
        return step.minor;
      });
      expect(Math.max(...costs) - Math.min(...costs)).toBeLessThanOrEqual(1);
    }),
  );
});

it('never gives back more than is left', () => {
  fc.assert(
    fc.property(order, fc.integer({ min: 1, max: 1000 }), (bill, moreMinor) => {
      const whole = paid(bill);
      const amountMinor = paidMinor(whole) + moreMinor;
      expect(allocateToLines(whole, { kind: 'AMOUNT', amountMinor })).toMatchObject({
        kind: 'RefundTooLarge',
      });
      const [line] = whole.lines;
      const lines = [{ orderLineId: '0', quantity: (line?.units ?? 0) + 1, amountMinor: null }];
      expect(allocateToLines(whole, { kind: 'PARTS', lines, shippingMinor: 0 })).toMatchObject({
        kind: 'NotSoManyUnits',
      });
    }),
  );
});
