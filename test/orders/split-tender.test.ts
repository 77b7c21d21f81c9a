import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { refundOrder } from '../../src/orders/index.js';
import { driveOperations } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { prepareAtCounter, serveAtCounter } from '../support/counter.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { booksSince, cancel, findings, orderWith, seeOrder } from '../support/tenders.js';

let shop: StockedShop;
let before: number;
beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 100 } },
  });
});
afterEach(async () => expect(await findings(shop)).toEqual([]));
afterAll(() => shop.close());

const good = (amountMinor?: number) => ({
  paymentMethodToken: 'tok_success',
  ...(amountMinor !== undefined && { amountMinor }),
});
const bad = { paymentMethodToken: 'tok_declined_insufficient_funds' };
const nothing = { authorized: 0, captured: 0, voided: 0, refunded: 0 };

const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      __typename ... on ConfirmPaymentPayload { paymentIntent { tender state order { id } } }
    }
  }`;

/** A cart with two caps, for 39.80; from now on the provider's books count. */
async function twoCaps() {
  const cart = await fillCart(shop, { quantity: 2 });
  before = shop.sandbox.control.books().length;
  return cart;
}

it('takes a fixed sum from one card and the rest from another, in this order', async () => {
  const cart = await twoCaps();
  const placed = await orderWith(shop, cart, [good(1000), good()]);
  expect(placed).toMatchObject({
    __typename: 'PlaceOrderPayload',
    order: {
      state: 'CONFIRMED',
      paymentIntents: [
        { tender: 1, state: 'AUTHORIZED', amount: { amountMinor: 1000 } },
        { tender: 2, state: 'AUTHORIZED', amount: { amountMinor: 2980 } },
      ],
    },
    paymentIntent: { tender: 1 },
    paymentIntents: [{ tender: 1 }, { tender: 2 }],
    nextAction: null,
  });
  expect(await serveAtCounter(shop, placed.order.fulfilments[0])).toMatchObject({
    order: { state: 'COMPLETED' },
  });
  expect(booksSince(shop, before)).toEqual([
    { ...nothing, authorized: 1000, captured: 1000 },
    { ...nothing, authorized: 2980, captured: 2980 },
  ]);
  const { pool } = shop.app.gateway.database;
  const { rows } = await pool.query(
    `select kind, count(*)::integer as count from ledger_entry where order_id = $1 group by kind order by kind`,
    [innerId('Order', placed.order.id)],
  );
  expect(rows).toEqual([
    { kind: 'CAPTURE', count: 2 },
    { kind: 'SALE', count: 1 },
  ]);
});

it('draws from the first tender what was found on the shelf, and gives the rest back', async () => {
  const cart = await twoCaps();
  const placed = await orderWith(shop, cart, [good(2500), good()]);
  const [pickup] = placed.order.fulfilments;
  expect(await (await prepareAtCounter(shop, pickup, 1))()).toMatchObject({
    order: { state: 'PARTIALLY_CANCELED' },
  });
  expect(booksSince(shop, before)).toEqual([
    { ...nothing, authorized: 2500, captured: 1990, voided: 510 },
    { ...nothing, authorized: 1480, voided: 1480 },
  ]);
});

it('lets the buyer try another card where the second one is declined', async () => {
  const cart = await twoCaps();
  const placed = await orderWith(shop, cart, [good(1000), bad]);
  expect(placed).toMatchObject({
    order: {
      state: 'PENDING_PAYMENT',
      nextActions: ['confirmPayment', 'cancelOrder'],
      paymentIntents: [{ state: 'AUTHORIZED' }, { state: 'REQUIRES_PAYMENT_METHOD' }],
    },
    nextAction: { type: 'CONFIRM_PAYMENT', paymentIntent: { tender: 2 } },
  });
  const input = {
    paymentIntentId: placed.nextAction.paymentIntent.id,
    paymentMethodToken: 'tok_mastercard',
    idempotencyKey: freshKey(),
  };
  const confirm = () => shop.ask(confirmPayment, { input }, cart.as);
  const [first, second] = (await Promise.all([confirm(), confirm()])).map(answered);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ paymentIntent: { tender: 2, state: 'AUTHORIZED' } });
  await expect
    .poll(() => seeOrder(shop, placed.order.id, cart.as), { timeout: 30_000 })
    .toMatchObject({ state: 'CONFIRMED' });
  expect(booksSince(shop, before).filter((each) => each.authorized > 0)).toHaveLength(2);
});

it('tries every tender, and gives back what was held when the buyer gives up', async () => {
  const cart = await twoCaps();
  const placed = await orderWith(shop, cart, [bad, good(1000), good(500)]);
  expect(placed).toMatchObject({
    order: {
      state: 'PENDING_PAYMENT',
      paymentIntents: [
        { state: 'REQUIRES_PAYMENT_METHOD' },
        { state: 'AUTHORIZED' },
        { state: 'AUTHORIZED' },
      ],
    },
  });
  const ends = await Promise.all([1, 2].map(() => cancel(shop, placed.order.id, cart.as)));
  expect(ends.map((end) => end.__typename).sort()).toEqual(['OrderNotCancelable', 'OrderPayload']);
  expect(await seeOrder(shop, placed.order.id, cart.as)).toMatchObject({
    state: 'CANCELED',
    paymentIntents: [
      { state: 'CANCELED' },
      { state: 'VOIDED', voided: { amountMinor: 1000 } },
      { state: 'VOIDED', voided: { amountMinor: 500 } },
    ],
  });
});

it('gives back from the last tender backwards, and no more than was taken', async () => {
  const cart = await twoCaps();
  const placed = await orderWith(shop, cart, [good(1000), good()]);
  await serveAtCounter(shop, placed.order.fulfilments[0]);
  const { gateway } = shop.app;
  const orderId = innerId('Order', placed.order.id);
  const refund = (amountMinor: number) =>
    gateway.runAsSystem('refundOrder', (work) =>
      refundOrder(work, {
        orderId,
        ask: { kind: 'AMOUNT', amountMinor },
        currency: 'EUR',
        reasonCode: 'GOODWILL',
        reason: 'came back',
        intentId: null,
      }),
    );
  await driveOperations(gateway, must(await refund(3000)).operationIds);
  expect(booksSince(shop, before)).toMatchObject([{ refunded: 20 }, { refunded: 2980 }]);
  const both = await Promise.all([refund(600), refund(600)]);
  expect(both.map((each) => ('kind' in each ? each.kind : 'asked')).sort()).toEqual([
    'RefundTooLarge',
    'asked',
  ]);
  for (const each of both)
    if ('operationIds' in each) await driveOperations(gateway, each.operationIds);
  expect(booksSince(shop, before)).toMatchObject([{ refunded: 620 }, { refunded: 2980 }]);
});

it('makes one order, and one charge a tender, of the same key twice and of two keys at once', async () => {
  const cart = await twoCaps();
  const key = freshKey();
  const split = [good(1000), good()];
  const [first, again] = await Promise.all([
    orderWith(shop, cart, split, key),
    orderWith(shop, cart, split, key),
  ]);
  expect(again.order.id).toBe(first.order.id);
  expect(await orderWith(shop, cart, split)).toMatchObject({ __typename: 'CartNotOpen' });
  expect(await orderWith(shop, cart, [good(1001), good()], key)).toMatchObject({
    __typename: 'IdempotencyKeyReused',
  });
  expect(booksSince(shop, before)).toHaveLength(2);
});

it.each([
  { fault: 'less than the total', tenders: [good(1000), good(1990)], reason: 'SUM_DIFFERS' },
  { fault: 'more than the total', tenders: [good(3981)], reason: 'SUM_DIFFERS' },
  { fault: 'nothing left for the rest', tenders: [good(3980), good()], reason: 'SUM_DIFFERS' },
  { fault: 'no tender at all', tenders: [], reason: 'SUM_DIFFERS' },
  { fault: 'a tender of nothing', tenders: [good(0), good()], reason: 'AMOUNT_NOT_POSITIVE' },
  { fault: 'a negative tender', tenders: [good(-1), good(3981)], reason: 'AMOUNT_NOT_POSITIVE' },
  { fault: 'two rests', tenders: [good(), good()], reason: 'SEVERAL_RESTS' },
  { fault: 'eleven tenders', tenders: Array(11).fill(good(1)), reason: 'TOO_MANY' },
])('refuses $fault, and leaves the cart as it was', async ({ tenders, reason }) => {
  const cart = await twoCaps();
  const key = freshKey();
  expect(await orderWith(shop, cart, tenders, key)).toMatchObject({
    __typename: 'TendersNotPossible',
    reason,
    totalMinor: 3980,
    currency: 'EUR',
  });
  expect(booksSince(shop, before)).toEqual([]);
  expect(await orderWith(shop, cart, [good()], key)).toMatchObject({
    order: { state: 'CONFIRMED' },
  });
});

it('refuses what is no token, and a token beside tenders', async () => {
  const cart = await twoCaps();
  expect(
    await orderWith(shop, cart, [good(1000), { paymentMethodToken: 'my-card' }]),
  ).toMatchObject({ __typename: 'InvalidPaymentToken' });
  const both = await shop.ask(
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }',
    {
      input: {
        cartId: cart.cartId,
        paymentMethodToken: 'tok_success',
        tenders: [good()],
        idempotencyKey: freshKey(),
      },
    },
    cart.as,
  );
  expect(both.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(booksSince(shop, before)).toEqual([]);
});

it('is told of by the doctor when tenders ask for more than the order costs', async () => {
  const cart = await twoCaps();
  const placed = await orderWith(shop, cart, [good(1000), good()]);
  const orderId = innerId('Order', placed.order.id);
  const { pool } = shop.app.gateway.database;
  const plant = (by: number) =>
    pool.query(
      `update payment_intent set amount_minor = amount_minor + $2, tender = tender + sign($2)
        where order_id = $1 and tender <> 1`,
      [orderId, by],
    );
  await plant(1);
  expect((await findings(shop)).join()).toMatch(/2 tenders up to number 3, for 3981 of 3980/);
  await plant(-1);
});
