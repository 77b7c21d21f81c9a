import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveProducts } from '../../src/catalog/index.js';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import { setPrices } from '../../src/pricing/index.js';
import { setOnHand } from '../../src/stock/index.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, freshKey, order } from '../support/journey.js';
import { statementsOf } from '../support/statements.js';

/** What an order costs PostgreSQL. Who needs more says here what for. */
const most = { createCart: 5, placeOrder: 27, placeOrderWithoutCart: 25 };

const skus = Array.from({ length: 10 }, (_, place) => `THING-${place}`);
let shop: StockedShop;
let variantIds: readonly string[];

beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
  variantIds = await shop.app.gateway.runAsSystem('given', async (work) => {
    const saved = must(
      await saveProducts(
        work,
        skus.map((sku) => ({
          slug: sku.toLowerCase(),
          title: { fr: sku },
          taxClass: 'STANDARD',
          variants: [{ sku }],
        })),
      ),
    );
    const ids = saved.flatMap((product) => Object.values(product.variantIds));
    const prices = ids.map((variantId) => ({ variantId, amountMinor: 1000 }));
    must(await setPrices(work, { list: 'EUR', prices }));
    const { rows } = await shop.app.gateway.database.pool.query<{ id: string }>(
      `select id from location where code = 'LYON'`,
    );
    const locationId = rows[0]?.id ?? '';
    const items = ids.map((variantId) => ({ variantId, locationId, onHand: 100 }));
    must(await setOnHand(work, { items, reason: 'opening' }));
    return ids;
  });
});
afterAll(() => shop.close());

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) { ... on CreateCartPayload { guestToken cart { id } } }
  }`;

function cartOf(lines: number) {
  return {
    lines: variantIds
      .slice(0, lines)
      .map((id) => ({ variantId: toGlobalId('Variant', id), quantity: 1 })),
    contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
    fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
  };
}

async function fillCart(lines: number) {
  const input = cartOf(lines);
  const { guestToken, cart } = answered(await shop.ask(createCart, { input }));
  return { cartId: cart.id as string, as: { guestToken } };
}

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      ... on PlaceOrderPayload { order { id state totals { total { amountMinor } } } paymentIntent { state } }
    }
  }`;

async function orderWithoutCart(lines: number) {
  const input = {
    newCart: cartOf(lines),
    paymentMethodToken: 'tok_success',
    idempotencyKey: freshKey(),
  };
  return answered(await shop.ask(placeOrder, { input }, { guestToken: newGuestToken() }));
}

/** Orders, and has the news told after it. */
async function hearOf(ordered: () => Promise<unknown>): Promise<void> {
  const { control } = shop.sandbox;
  control.conductWebhooks({ paused: true });
  expect(await ordered()).toMatchObject({ order: { state: 'CONFIRMED' } });
  await control.flushWebhooks('oldest-first');
  await control.webhooksIdle();
}

/** Without what is sent when it is sent: wake-ups, and the look for those that were missed. */
const nowAndThen = /^select (pg_notify|stream, seq from stream_head)/;

async function count<T>(work: () => Promise<T>): Promise<{ cost: number; result: T }> {
  const { statements, result } = await statementsOf(work);
  const counted = statements.filter((statement) => !nowAndThen.test(statement));
  return { cost: counted.length, result };
}

async function costOf(lines: number) {
  const { cost: createCart, result: cart } = await count(() => fillCart(lines));
  const { cost: placeOrder } = await count(() => hearOf(() => order(shop, cart)));
  const { cost: placeOrderWithoutCart } = await count(() => hearOf(() => orderWithoutCart(lines)));
  return { createCart, placeOrder, placeOrderWithoutCart };
}

it('an order of ten lines takes as few statements as one of a single line', async () => {
  await costOf(1);
  const [one, ten] = [await costOf(1), await costOf(10)];
  expect(ten).toEqual(one);
  expect(one).toEqual(most);
});

it('an order that goes well leaves no job and no unread news behind', async () => {
  await costOf(1);
  const { pool } = shop.app.gateway.database;
  const jobs = await pool.query('select task_identifier from graphile_worker.jobs');
  expect(jobs.rows).toEqual([]);
  const news = await pool.query('select distinct state from provider_event');
  expect(news.rows).toEqual([{ state: 'PROCESSED' }]);
});
