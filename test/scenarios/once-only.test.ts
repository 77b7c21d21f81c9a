import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({
    gateways: 2,
    stock: { 'CAP-BLUE': { LYON: 1000 }, 'TEE-WHITE': { LYON: 10 } },
  });
});
afterAll(() => shop.close());

const orderOf = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { state paymentIntent { state } } }`;

it('answers the same key with the same order, and charges once', async () => {
  const cart = await fillCart(shop);
  const before = shop.sandbox.control.books().length;
  const key = freshKey();
  const first = await order(shop, cart, { key });
  const second = await order(shop, cart, { key });
  expect(second).toEqual(first);
  expect(shop.sandbox.control.books()).toHaveLength(before + 1);
});

it('refuses the same key with another input', async () => {
  const cart = await fillCart(shop);
  const key = freshKey();
  await order(shop, cart, { key });
  expect(await order(shop, cart, { key, token: 'tok_mastercard' })).toMatchObject({
    __typename: 'IdempotencyKeyReused',
  });
});

it('keeps apart the same key of two buyers', async () => {
  const [one, other] = [await fillCart(shop), await fillCart(shop)];
  const before = shop.sandbox.control.books().length;
  const key = freshKey();
  const answers = await Promise.all([order(shop, one, { key }), order(shop, other, { key })]);
  expect(new Set(answers.map((answer) => answer.order.id)).size).toBe(2);
  expect(shop.sandbox.control.books()).toHaveLength(before + 2);
});

it('charges nobody twice although what a key has done is forgotten', async () => {
  const cart = await fillCart(shop);
  const before = shop.sandbox.control.books().length;
  const key = freshKey();
  await order(shop, cart, { key });
  await shop.app.gateway.database.pool.query('delete from idempotency_key where key = $1', [key]);
  expect((await order(shop, cart, { key })).__typename).toBe('CartNotOpen');
  expect(shop.sandbox.control.books()).toHaveLength(before + 1);
});

it('makes one order of fifty calls with one key, at two gateways', async () => {
  const cart = await fillCart(shop);
  const before = shop.sandbox.control.books().length;
  const key = freshKey();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, place) =>
      order(shop, { ...cart, as: { ...cart.as, gateway: place % 2 } }, { key }),
    ),
  );
  const ids = new Set(answers.map((answer) => answer.order.id));
  expect(ids.size).toBe(1);
  expect(new Set(answers.map((answer) => answer.paymentIntent.state))).toEqual(
    new Set(['AUTHORIZED']),
  );
  expect(shop.sandbox.control.books()).toHaveLength(before + 1);
});

it('makes one order of one cart in two tabs, each with a key of its own', async () => {
  const cart = await fillCart(shop);
  const before = shop.sandbox.control.books().length;
  const answers = await Promise.all([order(shop, cart), order(shop, cart)]);
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    'CartNotOpen',
    'PlaceOrderPayload',
  ]);
  expect(shop.sandbox.control.books()).toHaveLength(before + 1);
});

it('does not burn the key of an order that was refused', async () => {
  const key = freshKey();
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 20 });
  expect(await order(shop, cart, { key })).toMatchObject({
    __typename: 'OutOfStock',
    shortages: [{ asked: 20 }],
  });
  const { pool } = shop.app.gateway.database;
  const { rows } = await pool.query('select 1 from idempotency_key where key = $1', [key]);
  expect(rows).toEqual([]);
});

it('makes one order when the webhook is as fast as the answer', async () => {
  const before = shop.sandbox.control.books().length;
  const rounds = 20;
  for (let round = 0; round < rounds; round += 1) {
    const cart = await fillCart(shop);
    shop.sandbox.control.conductWebhooks({ copies: 3 });
    const placed = await order(shop, cart);
    expect(placed).toMatchObject({ order: { state: 'CONFIRMED' } });
  }
  await shop.sandbox.control.webhooksIdle();
  shop.sandbox.control.behave();
  expect(shop.sandbox.control.books()).toHaveLength(before + rounds);
  const { pool } = shop.app.gateway.database;
  const { rows } = await pool.query(
    `select order_id from fulfilment group by order_id having count(*) > 1`,
  );
  expect(rows).toEqual([]);
});

it('completes the order by its webhook when the answer never came', async () => {
  const cart = await fillCart(shop);
  const placed = await order(shop, cart, { token: 'tok_timeout_after_charge' });
  await shop.sandbox.control.webhooksIdle();
  await expect
    .poll(async () => answered(await shop.ask(orderOf, { id: placed.order.id }, cart.as)), {
      timeout: 30_000,
    })
    .toMatchObject({ state: 'CONFIRMED', paymentIntent: { state: 'AUTHORIZED' } });
  const booked = shop.sandbox.control.books().at(-1);
  expect(booked).toMatchObject({ status: 'authorized' });
});
