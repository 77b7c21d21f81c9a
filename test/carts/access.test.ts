import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import {
  act,
  type Buyer,
  begin,
  documents,
  errorOf,
  linesOf,
  look,
  type Operation,
} from './cart-desk.js';

let shop: StockedShop;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  shop = await given.shop();
  for (const code of [
    'customer',
    'other-customer',
    'associate',
    'associate-paris',
    'device',
    'agent',
    'supervisor',
    'admin',
    'partner',
  ])
    people[code] = { token: await shop.tokenOf(code) };
  people['stranger'] = {};
  people['other-guest'] = { guestToken: newGuestToken() };
});
afterAll(() => shop.close());

function person(code: string): Asking {
  return people[code] ?? {};
}

/** Every edit that somebody could try on a cart that is not theirs. */
function edits(cart: Buyer & { readonly cart: { readonly lines: readonly { id: string }[] } }) {
  const { cartId } = cart;
  const lineId = cart.cart.lines[0]?.id;
  return [
    ['addCartLines', { cartId, lines: linesOf(shop, { 'CAP-BLUE': 1 }) }],
    ['changeCartLines', { cartId, lines: [{ lineId, quantity: 2 }] }],
    ['removeCartLines', { cartId, lineIds: [lineId] }],
    ['setCartContact', { cartId, contact: { email: 'a@b.fr', firstName: 'A', lastName: 'B' } }],
    ['setCartAddresses', { cartId, shippingAddress: null }],
    ['chooseCartFulfilment', { cartId, fulfilment: { kind: 'SHIP' } }],
    ['setCartNote', { cartId, note: 'mine' }],
    ['requoteCart', { cartId }],
    ['holdCartStock', { cartId, idempotencyKey: 'not-mine' }],
  ] as [Operation, Record<string, unknown>][];
}

describe("a guest's cart", () => {
  it('opens with its secret, and with nothing else', async () => {
    const cart = await begin(shop);
    expect(await look(shop, cart)).toMatchObject({ state: 'ACTIVE' });
    for (const nobody of ['stranger', 'other-guest', 'customer', 'associate', 'device', 'partner'])
      expect(await look(shop, { ...cart, as: person(nobody) })).toBeNull();
    for (const desk of ['agent', 'supervisor', 'admin'])
      expect(await look(shop, { ...cart, as: person(desk) })).toMatchObject({ state: 'ACTIVE' });
  });

  it('is like one that is not there for everybody else, whatever they try', async () => {
    const cart = await begin(shop);
    const absent = Buffer.from('Cart:01930000-0000-7000-8000-000000000000').toString('base64url');
    for (const [operation, input] of edits(cart)) {
      for (const nobody of ['stranger', 'other-guest', 'customer', 'associate', 'device']) {
        const foreign = await shop.ask(documents[operation], { input }, person(nobody));
        const none = await shop.ask(
          documents[operation],
          { input: { ...input, cartId: absent } },
          person(nobody),
        );
        expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
        expect(foreign.errors?.[0]?.message).toBe(none.errors?.[0]?.message);
      }
      expect(await errorOf(shop, operation, input, person('partner'))).toBe('FORBIDDEN');
    }
    expect(await look(shop, cart)).toMatchObject({ version: 1 });
  });

  it('keeps only the hash of the secret', async () => {
    const { as } = await begin(shop);
    const { rows } = await shop.app.gateway.database.pool.query(
      `select * from cart where guest_key is not null order by created_at desc, id desc`,
    );
    expect(JSON.stringify(rows)).not.toContain(as.guestToken);
    expect(rows[0]).toMatchObject({ guest_key: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is joined by others of the same guest, who needs no new secret', async () => {
    const first = await begin(shop);
    const second = await begin(shop, {}, first.as);
    expect(second.as.guestToken).toBe(first.as.guestToken);
    expect(await look(shop, second)).toMatchObject({ lines: [] });
  });
});

describe("a customer's cart", () => {
  it('knows its buyer, and is theirs alone', async () => {
    const cart = await begin(shop, { 'CAP-BLUE': 1 }, person('customer'));
    expect(await look(shop, cart)).toMatchObject({
      contact: { email: 'customer@example.org', firstName: 'Camille' },
      customer: { firstName: 'Camille' },
    });
    expect(await look(shop, { ...cart, as: person('other-customer') })).toBeNull();
    for (const [operation, input] of edits(cart))
      expect(await errorOf(shop, operation, input, person('other-customer'))).toBe('NOT_FOUND');
  });

  it('is begun for a customer by the back office only', async () => {
    const { data } = await shop.ask('{ viewer { customer { id } } }', {}, person('customer'));
    const customerId = data.viewer.customer.id;
    const cart = await begin(shop, { 'CAP-BLUE': 1 }, person('agent'), { customerId });
    expect(cart.cart).toMatchObject({ assistedBy: { code: 'agent' }, channel: 'CALL_CENTRE' });
    expect(await look(shop, { ...cart, as: person('customer') })).toMatchObject({ version: 1 });
    for (const other of ['other-customer', 'stranger', 'associate'])
      await begin(shop, { 'CAP-BLUE': 1 }, person(other), { customerId }).then(
        async (stolen) => {
          expect(other).toBe('other-customer');
          expect(await look(shop, { ...stolen, as: person('customer') })).toBeNull();
        },
        (refused: Error) => expect(refused.message).toContain('FORBIDDEN'),
      );
  });
});

describe('on the shop floor', () => {
  it('a cart is seen by whoever fills it, and by the back office', async () => {
    const cart = await begin(shop, { 'CAP-BLUE': 1 }, person('associate'));
    expect(cart.cart).toMatchObject({ assistedBy: { code: 'associate' } });
    expect(await look(shop, cart)).toMatchObject({ version: 1 });
    expect(await look(shop, { ...cart, as: person('associate-paris') })).toBeNull();
    expect(await look(shop, { ...cart, as: person('device') })).toBeNull();
    expect(await look(shop, { ...cart, as: person('supervisor') })).toMatchObject({ version: 1 });
  });
});

describe('an agent at the live cart', () => {
  it('joins it, edits it, and leaves it to its buyer', async () => {
    const cart = await begin(shop);
    const joined = await act(shop, 'joinCart', { cartId: cart.cartId }, person('agent'));
    expect(joined.cart).toMatchObject({
      channel: 'CALL_CENTRE',
      assistedBy: { code: 'agent' },
      version: 2,
    });
    const lines = linesOf(shop, { 'TEE-WHITE': 1 });
    await act(shop, 'addCartLines', { cartId: cart.cartId, lines }, person('agent'));
    expect(await look(shop, cart)).toMatchObject({ version: 3, lines: [{}, {}] });
  });

  it('is no place for anybody else', async () => {
    const { cartId, as } = await begin(shop);
    for (const nobody of ['customer', 'associate', 'device', 'partner'])
      expect(await errorOf(shop, 'joinCart', { cartId }, person(nobody))).toBe('FORBIDDEN');
    expect(await errorOf(shop, 'joinCart', { cartId }, as)).toBe('UNAUTHENTICATED');
  });
});

describe('ids', () => {
  it.each([
    [
      'of another type',
      Buffer.from('Order:01930000-0000-7000-8000-000000000000').toString('base64url'),
    ],
    ['that is junk', '%%%'],
    ['that is very long', 'x'.repeat(5000)],
    ['that is empty', ''],
  ])('an id %s finds nothing and breaks nothing', async (_, id) => {
    expect(await look(shop, { as: {}, cartId: id })).toBeNull();
    expect(await errorOf(shop, 'setCartNote', { cartId: id, note: 'x' })).toBe('BAD_USER_INPUT');
  });
});
