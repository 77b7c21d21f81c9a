import { afterAll, beforeAll, expect, it } from 'vitest';
import { home } from '../../carts/cart-desk.js';
import { given, type StockedShop } from '../../support/given.js';
import { orderToSend } from '../../support/parcels.js';
import { statementsOf } from '../../support/statements.js';
import { changeDesk, type Placed } from './desk.js';

let shop: StockedShop;
let desk: ReturnType<typeof changeDesk>;
beforeAll(async () => {
  const places = { PARIS: 100, DEPOT: 100 };
  const stock = { 'CAP-BLUE': places, 'TEE-WHITE': places, 'MUG-RED': places };
  shop = await given.shop({ workers: 0, stock });
  desk = changeDesk(shop);
});
afterAll(() => shop.close());

async function buy(wanted: Readonly<Record<string, number>>): Promise<Placed> {
  const { placed, as, orderId } = await orderToSend(shop, { wanted });
  if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
  return desk.known({ id: orderId, as });
}

/** How many statements a change takes; wake-ups of other processes come when they come. */
async function count(work: () => Promise<{ __typename: string }>): Promise<number> {
  const { result, statements } = await statementsOf(work);
  expect(result.__typename).toBe('ChangeOrderPayload');
  return statements.filter((statement) => !statement.includes('pg_notify')).length;
}

const one = { 'CAP-BLUE': 2 };
const three = { 'CAP-BLUE': 2, 'TEE-WHITE': 2, 'MUG-RED': 2 };
const toStore = () => ({ fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['PARIS'] } });

it.each([
  [
    'to take a unit of each out',
    (placed: Placed) => {
      const lines = placed.lines.map(({ id }) => ({ lineId: id, quantity: 1 }));
      return desk.change(placed, 'cancelOrderLines', { lines });
    },
  ],
  [
    'to collect all of it in a store',
    (placed: Placed) => desk.change(placed, 'changeOrderDelivery', toStore()),
  ],
  [
    'to send it to another address',
    (placed: Placed) => desk.change(placed, 'changeOrderDelivery', { shippingAddress: home }),
  ],
])('as many statements for three lines as for one, %s', async (_, change) => {
  await change(await buy(one));
  const [short, long] = [await buy(one), await buy(three)];
  const few = await count(() => change(short));
  expect(await count(() => change(long))).toBe(few);
});

it('as many statements for three goods that are added as for one', async () => {
  const add = (placed: Placed, skus: readonly string[]) => {
    const lines = skus.map((sku) => ({ variantId: shop.variantIds[sku], quantity: 1 }));
    return desk.change(placed, 'addOrderLines', { lines });
  };
  await add(await buy(one), ['MUG-RED']);
  const [short, long] = [await buy(one), await buy(one)];
  const few = await count(() => add(short, ['CAP-BLUE']));
  expect(await count(() => add(long, Object.keys(three)))).toBe(few);
});
