import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { route, seen, shopThatSends } from './send-to-store.js';
import { shelf } from './support.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await shopThatSends();
});
afterAll(() => shop.close());

async function problemsOf({ cartId, as }: Awaited<ReturnType<typeof fillCart>>) {
  const document = `query ($id: ID!) { cart(id: $id) { problems { kind } } }`;
  return answered(await shop.ask(document, { id: cartId }, as)).problems;
}

it('has no problem with what another location sends to its store', async () => {
  expect(await problemsOf(await fillCart(shop, { quantity: 2 }))).toEqual([]);
  expect(await problemsOf(await fillCart(shop, { quantity: 500 }))).toEqual([
    { kind: 'NOT_AVAILABLE_AT_STORE' },
  ]);
});

it('has one where nobody may send', async () => {
  const cart = await fillCart(shop, { quantity: 2 });
  for (const [from, minutes] of [
    ['PARIS', 60],
    ['DEPOT', 120],
  ] as const)
    await route(shop, from, minutes, false);
  expect(await problemsOf(cart)).toEqual([{ kind: 'NOT_AVAILABLE_AT_STORE' }]);
  await route(shop, 'PARIS', 60);
  await route(shop, 'DEPOT', 120);
});

it.each([
  ['a store', 2, 'PARIS'],
  ['a warehouse that hands nothing over', 50, 'DEPOT'],
])('holds it at the sender, %s, and orders what it holds', async (_, quantity, place) => {
  const cart = await fillCart(shop, { quantity });
  const hold = `mutation ($input: HoldCartStockInput!) { holdCartStock(input: $input) { __typename } }`;
  const input = { cartId: cart.cartId, idempotencyKey: freshKey() };
  expect(answered(await shop.ask(hold, { input }, cart.as)).__typename).not.toBe('OutOfStock');
  const held = await shelf(shop, 'CAP-BLUE', place);
  expect(held.reserved).toBe(quantity);
  const placed = await order(shop, cart);
  expect(await shelf(shop, 'CAP-BLUE', place)).toEqual(held);
  expect((await seen(shop, placed.order.id, cart.as)).fulfilments).toMatchObject([
    { location: { code: place } },
  ]);
  const cancel = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;
  const off = { orderId: placed.order.id, idempotencyKey: freshKey() };
  answered(await shop.ask(cancel, { input: off }, cart.as));
});
