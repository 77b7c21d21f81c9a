import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareAtCounter } from '../../support/counter.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, fillCart, order } from '../../support/journey.js';
import { statementsOf } from '../../support/statements.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
});
afterAll(() => shop.close());

const addLines = /* GraphQL */ `
  mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename } }`;

/** Without wake-ups, and the look for those that were missed. */
const nowAndThen = /^select (pg_notify|stream, seq from stream_head)/;

/** What it takes to hand over a pickup of a cap and of one each of these. */
async function costOf(more: readonly string[]): Promise<number> {
  const cart = await fillCart(shop);
  const lines = more.map((sku) => ({ variantId: shop.variantIds[sku], quantity: 1 }));
  if (lines.length > 0)
    answered(await shop.ask(addLines, { input: { cartId: cart.cartId, lines } }, cart.as));
  const placed = (await order(shop, cart)).order;
  const handOver = await prepareAtCounter(shop, placed.fulfilments[0]);
  const { statements, result } = await statementsOf(handOver);
  expect(result).toMatchObject({ order: { state: 'COMPLETED' } });
  return statements.filter((each) => !nowAndThen.test(each)).length;
}

it('takes as few statements to hand over three kinds of goods as one', async () => {
  await costOf(['TEE-WHITE', 'MUG-RED']);
  const one = await costOf([]);
  expect(await costOf(['TEE-WHITE', 'MUG-RED'])).toBe(one);
});
