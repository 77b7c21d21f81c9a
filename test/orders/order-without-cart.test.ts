import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.js';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message }
      ... on OutOfStock { shortages { asked available } }
      ... on CartIncomplete { missing }
      ... on VariantNotSold { variants { sku } }
      ... on InvalidContact { field }
      ... on PlaceOrderPayload {
        order { id number state totals { total { amountMinor } } }
        paymentIntent { state }
      }
    }
  }`;

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 500 }, 'MUG-RED': { LYON: 1 } } });
});
afterAll(() => shop.close());

let guest: Asking;
beforeEach(() => {
  guest = { guestToken: newGuestToken() };
});

interface Purchase {
  readonly sku?: string;
  readonly quantity?: number;
  readonly contact?: object | null;
}

function purchase({ sku = 'CAP-BLUE', quantity = 1, contact }: Purchase = {}) {
  return {
    lines: [{ variantId: shop.variantIds[sku], quantity }],
    contact:
      contact === undefined
        ? { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' }
        : contact,
    fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
  };
}

function ask(input: object, as: Asking = guest) {
  return shop.ask(
    placeOrder,
    { input: { paymentMethodToken: 'tok_success', idempotencyKey: freshKey(), ...input } },
    as,
  );
}

async function buy(input: object, as: Asking = guest) {
  return answered(await ask(input, as));
}

/** How much there is of all that an order writes. */
async function written() {
  const { rows } = await shop.app.gateway.database.pool.query(
    `select (select count(*) from cart)::int as carts, (select count(*) from sales_order)::int as orders,
      (select count(*) from payment_intent)::int as intents, (select sum(reserved) from stock_item)::int as reserved`,
  );
  return rows[0];
}

describe('somebody who has no cart', () => {
  it('orders in one step, and sees the order with the same secret', async () => {
    const before = await written();
    const bought = await buy({ newCart: purchase({ quantity: 2 }) });
    expect(bought).toMatchObject({
      order: { state: 'CONFIRMED', totals: { total: { amountMinor: 3980 } } },
      paymentIntent: { state: 'AUTHORIZED' },
    });
    expect(await written()).toEqual({
      carts: before.carts + 1,
      orders: before.orders + 1,
      intents: before.intents + 1,
      reserved: before.reserved + 2,
    });
    const order = 'query ($id: ID!) { order(id: $id) { number } }';
    const { id, number } = bought.order;
    expect(answered(await shop.ask(order, { id }, guest))).toEqual({ number });
    expect(answered(await shop.ask(order, { id }, { guestToken: newGuestToken() }))).toBeNull();
  });

  it('tells of the cart what it tells of every other', async () => {
    await buy({ newCart: purchase() });
    const { rows } = await shop.app.gateway.database.pool.query(
      `select type from event where stream = (select 'cart:' || id from cart order by created_at desc limit 1) order by seq`,
    );
    expect(rows.map(({ type }) => type)).toEqual(['CartCreated', 'CartLocked', 'CartConverted']);
  });

  it('orders once with the same key, twice one after the other or ten times at once', async () => {
    const before = await written();
    const input = { newCart: purchase(), idempotencyKey: freshKey() };
    const first = await buy(input);
    const others = await Promise.all(Array.from({ length: 10 }, () => buy(input)));
    for (const other of others) expect(other.order.id).toBe(first.order.id);
    expect(await written()).toMatchObject({
      carts: before.carts + 1,
      orders: before.orders + 1,
      reserved: before.reserved + 1,
    });
    const changed = await buy({ ...input, newCart: purchase({ quantity: 3 }) });
    expect(changed.__typename).toBe('IdempotencyKeyReused');
  });

  it('gets the last one, and another who asks at the same time gets none', async () => {
    const before = await written();
    const asked = Array.from({ length: 2 }, () =>
      buy({ newCart: purchase({ sku: 'MUG-RED' }) }, { guestToken: newGuestToken() }),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'OutOfStock',
      'PlaceOrderPayload',
    ]);
    expect(await written()).toMatchObject({
      carts: before.carts + 1,
      reserved: before.reserved + 1,
    });
  });
});

describe('what cannot be ordered leaves nothing behind', () => {
  it.each([
    ['more than there is', { quantity: 900 }, { __typename: 'OutOfStock' }],
    ['no contact', { contact: null }, { __typename: 'CartIncomplete', missing: ['CONTACT'] }],
    [
      'an address that is none',
      { contact: { email: 'lea@', firstName: 'Léa', lastName: 'Bernard' } },
      { __typename: 'InvalidContact' },
    ],
  ])('%s', async (_what, given, refusal) => {
    const before = await written();
    expect(await buy({ newCart: purchase(given) })).toMatchObject(refusal);
    expect(await written()).toEqual(before);
  });

  it('a declined card leaves the order waiting, as with every other cart', async () => {
    const declined = await buy({
      newCart: purchase(),
      paymentMethodToken: 'tok_declined_insufficient_funds',
    });
    expect(declined).toMatchObject({
      order: { state: 'PENDING_PAYMENT' },
      paymentIntent: { state: 'REQUIRES_PAYMENT_METHOD' },
    });
  });

  it.each([
    ['neither a cart nor what is to be in it', {}],
    ['both', { both: true }],
  ])('%s', async (_what, { both }: { both?: boolean }) => {
    const bought = await buy({ newCart: purchase() });
    const { rows } = await shop.app.gateway.database.pool.query(
      'select cart_id from sales_order where number = $1',
      [bought.order.number],
    );
    const cartId = toGlobalId('Cart', rows[0].cart_id);
    const answer = await ask(both ? { cartId, newCart: purchase() } : {});
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('a stranger without a secret is told to bring one', async () => {
    const before = await written();
    const answer = await ask({ newCart: purchase() }, {});
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('x-guest-token'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(await written()).toEqual(before);
  });
});
