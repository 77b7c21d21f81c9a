import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StockedShop } from '../support/given.js';
import { answered, fillCart, order } from '../support/journey.js';
import { countStatements } from '../support/statements.js';
import { shopThatSends, step, tasksAt } from './send-to-store.js';
import { requested, say } from './support.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await shopThatSends({
    workers: 0,
    stock: Object.fromEntries(
      ['CAP-BLUE', 'TEE-WHITE', 'MUG-RED'].map((sku) => [sku, { PARIS: 100, DEPOT: 100 }]),
    ),
  });
});
afterAll(() => shop.close());

async function cartOf([first = '', ...others]: readonly string[]) {
  const cart = await fillCart(shop, { sku: first });
  const add = `mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename } }`;
  const lines = others.map((sku) => ({ variantId: shop.variantIds[sku], quantity: 1 }));
  if (lines.length > 0)
    answered(await shop.ask(add, { input: { cartId: cart.cartId, lines } }, cart.as));
  return cart;
}

/** What it costs PostgreSQL to order so many lines elsewhere than they lie, to send them, and to take them in. */
async function costOf(skus: readonly string[]) {
  // It is not paid at once: how often a provider is asked depends on how soon it answers.
  const unpaid = await cartOf(skus);
  const placed = await countStatements(() => order(shop, unpaid, { token: null }));
  await order(shop, await cartOf(skus));
  const [task] = await tasksAt(shop, 'PARIS', 'associate-paris');
  const which = { fulfilmentId: task.id };
  answered(await step(shop, 'associate-paris', 'acceptFulfilment', which));
  const picked = task.lines.map((line: { id: string }) => ({ lineId: line.id, picked: 1 }));
  answered(await step(shop, 'associate-paris', 'pickFulfilment', { ...which, lines: picked }));
  let transferId = '';
  const sent = await countStatements(async () => {
    transferId = answered(await step(shop, 'associate-paris', 'sendPickup', which)).transfer.id;
  });
  const received = await countStatements(() =>
    say(shop, 'associate', 'receiveTransfer', { transferId }),
  );
  return { placed, sent, received };
}

it('costs the same for one line and for three', async () => {
  await costOf(['MUG-RED']);
  const one = await costOf(['CAP-BLUE']);
  expect(await costOf(['CAP-BLUE', 'TEE-WHITE', 'MUG-RED'])).toEqual(one);
});

it('costs the same for one line and for three where shelves are filled', async () => {
  const cost = async (skus: readonly string[]) => {
    const units = Object.fromEntries(skus.map((sku) => [sku, 1]));
    const asked = await requested(shop, { from: 'DEPOT', to: 'LYON', by: 'packer', units });
    const which = { transferId: asked.id };
    const sent = await countStatements(() => say(shop, 'packer', 'sendTransfer', which));
    const received = await countStatements(() => say(shop, 'associate', 'receiveTransfer', which));
    return { sent, received };
  };
  await cost(['MUG-RED']);
  const one = await cost(['CAP-BLUE']);
  expect(await cost(['CAP-BLUE', 'TEE-WHITE', 'MUG-RED'])).toEqual(one);
});
