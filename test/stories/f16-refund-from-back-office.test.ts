import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReturnDesk, type ReturnDesk } from '../returns/return-desk.js';
import { attempt, look, tell } from '../support/tell.js';
import { paymentBecomes } from './order-seen.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 30 } } });
});
afterAll(() => desk.close());

const refundsOf = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      refunds(first: 5) {
        nodes { state reasonCode reason lines { quantity amount { amountMinor } orderLine { sku } } approval { state decidedByKind } }
      }
    }
  }`;
const done = 'refund { id state approval { id because } }';

describe('F16 Refund from the back office', () => {
  it('says why, and for which lines; above a limit a second person agrees', async () => {
    const { shop } = desk;
    const bought = await desk.buy({ quantity: 12 });
    const wish = (quantity: number) => ({
      orderId: bought.id,
      currency: 'EUR',
      lines: [{ lineId: bought.lineId, quantity }],
      reason: 'arrived torn',
      reasonCode: 'DAMAGED',
    });
    const { reason: _, ...wordless } = wish(1);
    const refused = await attempt(shop, 'agent', 'refundOrder', wordless);
    expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');

    const { refund: small } = await tell(shop, 'agent', 'refundOrder', wish(1), { done });
    expect(small).toMatchObject({ state: 'SUCCEEDED', approval: null });
    const { refund: large } = await tell(shop, 'agent', 'refundOrder', wish(11), { done });
    expect(large).toMatchObject({
      state: 'AWAITING_APPROVAL',
      approval: { because: expect.stringContaining('PER_') },
    });
    await paymentBecomes(shop, bought.id, 'agent', { refunded: 1990 });

    const own = await attempt(shop, 'agent', 'approveRefund', { refundId: large.id });
    expect(own.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const agreed = await tell(shop, 'supervisor', 'approveRefund', { refundId: large.id });
    expect(agreed.__typename).toBe('RefundPayload');
    await paymentBecomes(shop, bought.id, 'agent', { state: 'REFUNDED', refunded: 12 * 1990 });
    const { refunds } = await look(shop, 'agent', refundsOf, { id: bought.id });
    const all = refunds.nodes.map((each: { lines: { quantity: number }[] }) => each.lines[0]);
    expect(all.map(({ quantity }: { quantity: number }) => quantity).sort()).toEqual([1, 11]);
    expect(refunds.nodes).toContainEqual(
      expect.objectContaining({
        state: 'SUCCEEDED',
        reasonCode: 'DAMAGED',
        reason: 'arrived torn',
        approval: { state: 'GRANTED', decidedByKind: 'SUPERVISOR' },
      }),
    );
    expect(shop.sandbox.control.books()).toMatchObject([{ amountRefunded: { minor: 12 * 1990 } }]);
  });
});
