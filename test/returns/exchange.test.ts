import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveAtCounter } from '../support/counter.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({
    stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 3 }, 'MUG-RED': { LYON: 10 } },
  });
});
afterAll(() => desk.close());

const exchange = /* GraphQL */ `
  mutation ($input: ExchangeReturnInput!) {
    exchangeReturn(input: $input) {
      __typename ... on UserError { message }
      ... on ExchangeReturnPayload {
        returnOrder { state }
        rest { state tender amount { amountMinor } }
        placed { order { id state fulfilments { ... on Pickup { id } } } }
      }
    }
  }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { id state fulfilments { ... on Pickup { id code } }
    paymentIntents { tender state amount { amountMinor } captured { amountMinor } refunded { amountMinor } } } }`;

/** A return of caps that was inspected, its plan, and a cart for what is to be had for it. */
async function ready(caps: number, sku: string, quantity = 1) {
  const bought = await desk.buy({ quantity: caps });
  const { id } = await desk.bringBack(bought, caps);
  const { plan } = await desk.plan({ returnId: id });
  const as = await desk.by('agent');
  const { cartId } = await fillCart(desk.shop, { sku, quantity }, as);
  const input = { returnId: id, planHash: plan.hash, cartId, paymentMethodToken: 'tok_success' };
  const swap = async (more: object = {}) =>
    answered(
      await desk.shop.ask(
        exchange,
        { input: { ...input, idempotencyKey: freshKey(), ...more } },
        as,
      ),
    );
  const see = async (orderId: string) =>
    answered(await desk.shop.ask(orderNow, { id: orderId }, as));
  return { bought, returnId: id, swap, see };
}

describe('an exchange', () => {
  it('for goods that cost more is paid with what came back, and the buyer pays the rest', async () => {
    const { bought, swap, see } = await ready(1, 'TEE-WHITE');
    const done = await swap();
    expect(done).toMatchObject({ returnOrder: { state: 'COMPLETED' }, rest: null });
    const { order } = done.placed;
    const placed = await see(order.id);
    expect(placed).toMatchObject({
      state: 'CONFIRMED',
      paymentIntents: [
        { tender: 1, amount: { amountMinor: 1990 } },
        { tender: 2, amount: { amountMinor: 510 } },
      ],
    });
    await serveAtCounter(desk.shop, placed.fulfilments[0]);
    expect((await see(order.id)).paymentIntents).toMatchObject([
      { captured: { amountMinor: 1990 } },
      { captured: { amountMinor: 510 } },
    ]);
    const old = await see(bought.id);
    expect(old.paymentIntents).toMatchObject([{ refunded: { amountMinor: 0 } }]);
    expect(await desk.findings()).toEqual([]);
  });

  it('for goods that cost less gives the rest back the way it came', async () => {
    const { bought, swap, see } = await ready(2, 'MUG-RED');
    const done = await swap({ paymentMethodToken: null });
    expect(done.rest).toMatchObject({
      state: 'SUCCEEDED',
      tender: 'ORIGINAL',
      amount: { amountMinor: 3980 - 1250 },
    });
    expect(await see(done.placed.order.id)).toMatchObject({
      state: 'CONFIRMED',
      paymentIntents: [{ tender: 1, amount: { amountMinor: 1250 } }],
    });
    expect((await see(bought.id)).paymentIntents).toMatchObject([
      { refunded: { amountMinor: 2730 } },
    ]);
    expect(await desk.findings()).toEqual([]);
  });

  it('is made once, by two at once and for a key, and takes the last piece once', async () => {
    const first = await ready(1, 'MUG-RED');
    const idempotencyKey = freshKey();
    const all = await Promise.all([
      first.swap({ idempotencyKey }),
      first.swap({ idempotencyKey }),
      first.swap(),
    ]);
    const made = all.filter(({ __typename }) => __typename === 'ExchangeReturnPayload');
    expect(new Set(made.map(({ placed }) => placed.order.id)).size).toBe(1);
    expect(await desk.findings()).toEqual([]);
  });

  it('of goods that are not there, or by an old plan, leaves everything as it was', async () => {
    const { bought, returnId, swap, see } = await ready(3, 'TEE-WHITE', 3);
    expect(await swap({ planHash: 'old' })).toMatchObject({ __typename: 'RefundPlanOutdated' });
    expect(await swap()).toMatchObject({ __typename: 'OutOfStock' });
    expect(await swap({ expectedTotalMinor: 1 })).toMatchObject({ __typename: 'TotalChanged' });
    expect((await see(bought.id)).paymentIntents).toMatchObject([{ refunded: { amountMinor: 0 } }]);
    expect((await desk.plan({ returnId })).plan.amount.amountMinor).toBe(5970);
    const foreign = await desk.shop.ask(
      exchange,
      { input: { returnId, planHash: 'x', cartId: returnId, idempotencyKey: freshKey() } },
      await desk.by('associate-paris'),
    );
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await desk.findings()).toEqual([]);
  });
});
