import { afterAll, beforeAll, expect, it } from 'vitest';
import { adjustmentsOf } from '../../src/orders/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import type { Asking } from '../support/app.js';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';

const give = /* GraphQL */ `
  mutation ($input: GiveDiscountInput!) { giveDiscount(input: $input) { __typename } }`;
const read = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) {
    totals { items { amountMinor } discount { amountMinor } total { amountMinor } taxLines { gross { amountMinor } tax { amountMinor } } }
    lines { id unitPrice { amountMinor } discount { amountMinor } total { amountMinor } tax { amountMinor } }
    adjustments { orderLineId basisPoints minimum { amountMinor } amount { amountMinor } reasonCode note shares { orderLineId amount { amountMinor } } }
    paymentIntents { amount { amountMinor } captured { amountMinor } }
  } }`;
const refund = /* GraphQL */ `
  mutation ($input: RefundOrderInput!) {
    refundOrder(input: $input) { __typename ... on RefundPayload { refund { amount { amountMinor } } } }
  }`;

let shop: StockedShop;
let agent: Asking;
beforeAll(async () => {
  shop = await given.shop();
  agent = { token: await shop.tokenOf('agent') };
});
afterAll(() => shop.close());

/** Three caps for 59.70 EUR, less 7.01 EUR as long as the goods cost 40.00 EUR. */
async function discountedOrder() {
  const cart = await fillCart(shop, { quantity: 3 });
  const terms = {
    amountMinor: 701,
    minimumMinor: 4000,
    reasonCode: 'PRICE_MATCH',
    note: 'Seen elsewhere',
  };
  const input = { cartId: cart.cartId, ...terms, idempotencyKey: freshKey() };
  answered(await shop.ask(give, { input }, agent));
  const placed = await order(shop, cart);
  return { placed: placed.order, as: cart.as };
}

it('is what its buyer pays, line by line, and keeps why', async () => {
  const { placed, as } = await discountedOrder();
  const found = answered(await shop.ask(read, { id: placed.id }, as));
  const [line] = found.lines;
  expect(found).toMatchObject({
    totals: {
      items: { amountMinor: 5269 },
      discount: { amountMinor: 701 },
      total: { amountMinor: 5269 },
      taxLines: [{ gross: { amountMinor: 5269 }, tax: { amountMinor: 878 } }],
    },
    lines: [
      {
        unitPrice: { amountMinor: 1990 },
        discount: { amountMinor: 701 },
        total: { amountMinor: 5269 },
        tax: { amountMinor: 878 },
      },
    ],
    adjustments: [
      {
        orderLineId: null,
        basisPoints: null,
        minimum: { amountMinor: 4000 },
        amount: { amountMinor: 701 },
        reasonCode: 'PRICE_MATCH',
        note: null,
        shares: [{ orderLineId: line.id, amount: { amountMinor: 701 } }],
      },
    ],
    paymentIntents: [{ amount: { amountMinor: 5269 } }],
  });
  expect(await adjustmentsOf(shop.app.gateway.db, innerId('Order', placed.id))).toMatchObject([
    {
      kind: 'MANUAL',
      askedMinor: 701,
      minimumMinor: 4000,
      amountMinor: 701,
      note: 'Seen elsewhere',
      shares: [{ orderLineId: innerId('OrderLine', line.id), amountMinor: 701 }],
    },
  ]);
});

it('is captured as discounted, and refunds of all its units give exactly that back', async () => {
  const { placed, as } = await discountedOrder();
  const handItOver = await prepareAtCounter(shop, placed.fulfilments[0]);
  await handItOver();
  const before = answered(await shop.ask(read, { id: placed.id }, as));
  expect(before.paymentIntents[0].captured.amountMinor).toBe(5269);
  const parts: number[] = [];
  for (let unit = 0; unit < 3; unit += 1) {
    const lines = [{ lineId: before.lines[0].id, quantity: 1 }];
    const input = {
      orderId: placed.id,
      lines,
      currency: 'EUR',
      reasonCode: 'GOODWILL',
      reason: 'They do not fit.',
      idempotencyKey: freshKey(),
    };
    const given = answered(await shop.ask(refund, { input }, agent));
    parts.push(given.refund.amount.amountMinor);
  }
  expect(parts).toEqual([1757, 1756, 1756]);
});

it('keeps its reasons as a journal', async () => {
  await discountedOrder();
  const { pool } = shop.app.gateway.database;
  for (const statement of [
    'update order_adjustment set note = null',
    'delete from order_adjustment_share',
  ])
    await expect(pool.query(statement)).rejects.toThrow(/journal|permission denied/);
});
