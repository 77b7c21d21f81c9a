import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRefusal } from '../../src/kernel/refusal.js';
import { transferLifecycle } from '../../src/transfers/domain/lifecycle.js';
import { type Accounted, Transfer, TransferLine } from '../../src/transfers/domain/transfer.js';

const now = new Date('2026-11-22T10:00:00Z');

function transferOf(...quantities: number[]): Transfer {
  const transfer = new Transfer('transfer', 'lyon', 'paris', null, 'sold out', 'somebody', now);
  transfer.lines = quantities.map(
    (quantity, place) =>
      new TransferLine(`line-${place}`, transfer.id, `variant-${place}`, null, quantity, place),
  );
  return transfer;
}

const step = fc.record({
  how: fc.constantFrom('received' as const, 'lost' as const),
  all: fc.boolean(),
  lineId: fc.integer({ min: 0, max: 3 }).map((place) => `line-${place}`),
  quantity: fc.integer({ min: -1, max: 6 }),
});

/** One accounting, after which as many fewer are under way as it has counted. */
function takeStep(
  transfer: Transfer,
  { how, all, ...units }: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
): void {
  const before = transfer.inTransit;
  const accounted = transfer.account(how, all ? null : [units], now);
  const counted = isRefusal(accounted) ? [] : (accounted as readonly Accounted[]);
  expect(before - transfer.inTransit).toBe(
    counted.reduce((sum, each) => sum + each.received + each.lost, 0),
  );
  for (const line of transfer.lines) expect(line.inTransit).toBeGreaterThanOrEqual(0);
  expect(transfer.isEnded).toBe(transfer.inTransit === 0);
}

it('conserves its units, whatever is told of them and in whatever order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
      fc.array(step, { maxLength: 15 }),
      (quantities, steps) => {
        const transfer = transferOf(...quantities);
        transfer.send(null, now, null);
        for (const each of steps) takeStep(transfer, each);
        const received = transfer.lines.some((line) => line.received > 0);
        if (transfer.isEnded) expect(transfer.state).toBe(received ? 'RECEIVED' : 'LOST');
        expect(transferLifecycle.states).toContain(transfer.state);
      },
    ),
    { numRuns: 1000 },
  );
});

it('is lost where it was given up piece by piece', () => {
  const transfer = transferOf(2);
  transfer.send(null, now, null);
  transfer.account('lost', [{ lineId: 'line-0', quantity: 1 }], now);
  transfer.account('lost', null, now);
  expect(transfer).toMatchObject({ state: 'LOST', endedAt: now });
});
