import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { statementsOf } from '../support/statements.js';
import { tell } from '../support/tell.js';
import { act, type Buyer, begin, documents, type Picked } from './cart-desk.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
});
afterAll(() => shop.close());

const one: Picked = { 'CAP-BLUE': 2 };
const three: Picked = { 'CAP-BLUE': 2, 'TEE-WHITE': 1, 'MUG-RED': 1 };

function fill(picked: Picked): Promise<Buyer & { cart: { lines: { id: string }[] } }> {
  const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['LYON'] };
  return begin(shop, picked, {}, { fulfilment });
}

/** How many statements a request takes; wake-ups of other processes come when they come. */
async function count(work: () => Promise<unknown>): Promise<number> {
  const { statements } = await statementsOf(work);
  return statements.filter((statement) => !statement.includes('pg_notify')).length;
}

const read = ({ as, cartId }: Buyer) => shop.ask(documents.cart, { id: cartId }, as);
const edit = (buyer: Awaited<ReturnType<typeof fill>>) => {
  const lines = buyer.cart.lines.map(({ id }) => ({ lineId: id, quantity: 3 }));
  return act(shop, 'changeCartLines', { cartId: buyer.cartId, lines }, buyer.as);
};
const hold = ({ as, cartId }: Buyer) =>
  act(shop, 'holdCartStock', { cartId, idempotencyKey: cartId }, as);

const give = /* GraphQL */ `
  mutation ($input: GiveDiscountInput!) { giveDiscount(input: $input) { __typename } }`;
const discount = async ({ cartId }: Buyer) => {
  const terms = { basisPoints: 100, reasonCode: 'GOODWILL' };
  const input = { cartId, ...terms, idempotencyKey: freshKey() };
  return answered(await shop.ask(give, { input }, { token: await shop.tokenOf('agent') }));
};

const split = async ({ cart, cartId, as }: Awaited<ReturnType<typeof fill>>) => {
  const [line] = cart.lines;
  const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['PARIS'] };
  const input = { cartId, lineId: line?.id, quantity: 1, fulfilment };
  expect(await tell(shop, as, 'splitCartLine', input, { done: 'line { id }' })).toHaveProperty(
    'line.id',
  );
};

it.each([
  ['read', read],
  ['edit', edit],
  ['hold', hold],
  ['split a line of', split],
  ['discount', discount],
])('as many statements for three lines as for one, to %s a cart', async (_, request) => {
  await request(await fill(one));
  const [short, long] = [await fill(one), await fill(three)];
  const few = await count(() => request(short));
  expect(await count(() => request(long))).toBe(few);
});

it('as many statements for three lines as for one, to begin a cart', async () => {
  await fill(one);
  const few = await count(() => fill(one));
  expect(await count(() => fill(three))).toBe(few);
});
