import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { order } from '../support/journey.js';
import { act, type Buyer, begin, errorOf, home, lea, look } from './cart-desk.js';

let shop: StockedShop;
let customer: Asking;

beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  customer = { token: await shop.tokenOf('customer') };
  await shop.app.gateway.database.pool.query(
    `update cart set state = 'EXPIRED' where state = 'ACTIVE'`,
  );
});

function claim(guest: Buyer, as = customer) {
  const { cartId } = guest;
  return act(shop, 'claimCart', { cartId, guestToken: guest.as.guestToken }, as);
}

function skus(cart: { lines: { variant: { sku: string }; quantity: number }[] }) {
  return Object.fromEntries(cart.lines.map((line) => [line.variant.sku, line.quantity]));
}

it("makes the guest's cart the customer's own", async () => {
  const guest = await begin(shop, { 'CAP-BLUE': 2 }, {}, { contact: lea });
  const claimed = await claim(guest);
  expect(claimed.cart).toMatchObject({ id: guest.cartId, customer: { firstName: 'Camille' } });
  expect(await look(shop, guest)).toBeNull();
  expect((await claim(guest)).cart.id).toBe(guest.cartId);
});

it('puts all lines into the cart that the customer is filling, and loses none', async () => {
  const own = await begin(shop, { 'CAP-BLUE': 998, 'TEE-WHITE': 1 }, customer);
  const guest = await begin(
    shop,
    { 'CAP-BLUE': 5, 'MUG-RED': 2 },
    {},
    {
      shippingAddress: home,
      note: 'from the guest',
    },
  );
  const claimed = await claim(guest);
  expect(claimed.cart).toMatchObject({
    id: own.cartId,
    shippingAddress: { city: 'Paris' },
    note: 'from the guest',
    contact: { firstName: 'Camille' },
  });
  expect(skus(claimed.cart)).toEqual({ 'CAP-BLUE': 999, 'TEE-WHITE': 1, 'MUG-RED': 2 });
  expect(claimed.adjustments).toMatchObject([
    {
      kind: 'QUANTITY_CLAMPED',
      variant: { sku: 'CAP-BLUE' },
      quantityBefore: 1003,
      quantityAfter: 999,
    },
  ]);
  expect(await look(shop, guest)).toMatchObject({ state: 'MERGED' });
});

it('happens once, however often it is asked for at the same time', async () => {
  const own = await begin(shop, { 'CAP-BLUE': 1 }, customer);
  const guest = await begin(shop, { 'CAP-BLUE': 1, 'MUG-RED': 1 });
  const claims = await Promise.all([claim(guest), claim(guest), claim(guest)]);
  for (const claimed of claims) expect(claimed.cart.id).toBe(own.cartId);
  expect(skus(await look(shop, own))).toEqual({ 'CAP-BLUE': 2, 'MUG-RED': 1 });
});

it('needs the secret of the guest', async () => {
  const guest = await begin(shop);
  const { cartId } = guest;
  for (const guestToken of [newGuestToken(), null])
    expect(await errorOf(shop, 'claimCart', { cartId, guestToken }, customer)).toBe('NOT_FOUND');
  expect(await errorOf(shop, 'claimCart', { cartId, guestToken: 'short' }, customer)).toBe(
    'BAD_USER_INPUT',
  );
  const header = { ...customer, guestToken: guest.as.guestToken };
  expect((await act(shop, 'claimCart', { cartId }, header)).cart.id).toBe(cartId);
});

it('tells a thief of the secret nothing about the cart that took the lines over', async () => {
  await begin(shop, { 'CAP-BLUE': 1 }, customer);
  const guest = await begin(shop, { 'MUG-RED': 1 });
  await claim(guest);
  const thief = { token: await shop.tokenOf('other-customer') };
  const input = { cartId: guest.cartId, guestToken: guest.as.guestToken };
  expect(await errorOf(shop, 'claimCart', input, thief)).toBe('NOT_FOUND');
});

it('is refused while the guest is paying', async () => {
  const guest = await begin(
    shop,
    { 'CAP-BLUE': 1 },
    {},
    {
      contact: lea,
      fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
    },
  );
  await order(shop, guest, { token: null });
  expect(await claim(guest)).toMatchObject({ __typename: 'CartNotOpen', state: 'LOCKED' });
});

it('neither loses nor doubles a line when both carts are ordered at the same moment', async () => {
  for (let round = 0; round < 6; round += 1) {
    const ready = {
      contact: lea,
      fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
    };
    const own = await begin(shop, { 'TEE-WHITE': 1 }, customer, ready);
    const guest = await begin(shop, { 'MUG-RED': 1 }, {}, ready);
    const paying = { token: null };
    await Promise.all([claim(guest), order(shop, own, paying), order(shop, guest, paying)]);
    const { rows } = await shop.app.gateway.database.pool.query(
      `select v.sku, sum(l.quantity)::int as quantity from cart c
        join cart_line l on l.cart_id = c.id join variant v on v.id = l.variant_id
      where c.state in ('ACTIVE', 'LOCKED') and c.created_at >= (
        select created_at from cart order by created_at desc offset 1 limit 1)
      group by v.sku order by v.sku`,
    );
    expect(rows).toEqual([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'TEE-WHITE', quantity: 1 },
    ]);
    await shop.app.gateway.database.pool.query(
      `update cart set state = 'EXPIRED' where state in ('ACTIVE', 'LOCKED')`,
    );
  }
});
