import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { order } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { act, type Buyer, begin, lea, linesOf, look } from './cart-desk.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({ gateways: 2 });
});
afterAll(() => shop.close());

interface SeenEvent {
  readonly type: string;
  readonly seq: number;
  readonly cursor: string;
  readonly actorKind: string;
  readonly version: number;
  readonly changes: readonly { before: number; after: number; variant: { sku: string } }[];
  readonly fields: readonly string[];
  readonly cart: { readonly version: number } | null;
}

const subscription = /* GraphQL */ `
  subscription ($id: ID!, $after: String) {
    cartEvents(cartId: $id, after: $after) {
      type seq cursor actorKind version fields changes { before after variant { sku } } cart { version }
    }
  }`;

function watch({ as, cartId }: Buyer, after?: string) {
  return follow<SeenEvent>(shop.url, subscription, { id: cartId, after }, as);
}

describe('watching a cart', () => {
  it('shows every edit with its actor, from the beginning, on any gateway', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 });
    const { as, cartId } = buyer;
    const lines = linesOf(shop, { 'CAP-BLUE': 2 });
    await act(shop, 'addCartLines', { cartId, lines }, { ...as, gateway: 1 });
    const events = watch(buyer);
    await act(shop, 'joinCart', { cartId }, { token: await shop.tokenOf('agent'), gateway: 1 });
    await act(shop, 'setCartContact', { cartId, contact: lea }, as);
    await events.until((event) => event.type === 'CartContactSet');
    expect(events.events).toMatchObject([
      { seq: 1, type: 'CartCreated', version: 1, changes: [{ before: 0, after: 1 }] },
      {
        seq: 2,
        type: 'CartLinesAdded',
        actorKind: 'GUEST',
        changes: [{ before: 1, after: 3, variant: { sku: 'CAP-BLUE' } }],
      },
      { seq: 3, type: 'CartJoined', actorKind: 'AGENT', version: 3 },
      { seq: 4, type: 'CartContactSet', fields: expect.arrayContaining(['email']) },
    ]);
    await events.leave();
  });

  it('goes on after the cart that was read, and misses nothing', async () => {
    const buyer = await begin(shop);
    const { as, cartId } = buyer;
    await act(shop, 'setCartNote', { cartId, note: 'one' }, as);
    const { eventsCursor } = await look(shop, buyer);
    await act(shop, 'setCartNote', { cartId, note: 'two' }, as);
    const events = watch(buyer, eventsCursor);
    const first = await events.until(() => true);
    expect(first).toMatchObject({ seq: 3, version: 3, cart: { version: 3 } });
    await events.leave();
  });

  it('sees the cart through its order', async () => {
    const buyer = await begin(
      shop,
      { 'CAP-BLUE': 1 },
      {},
      {
        contact: lea,
        fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
      },
    );
    const events = watch(buyer);
    await order(shop, buyer);
    await events.until((event) => event.type === 'CartConverted');
    expect(events.events.map((event) => event.type)).toEqual([
      'CartCreated',
      'CartLocked',
      'CartConverted',
    ]);
    const refused = await act(
      shop,
      'setCartNote',
      { cartId: buyer.cartId, note: 'late' },
      buyer.as,
    );
    expect(refused).toMatchObject({ __typename: 'CartNotOpen', state: 'CONVERTED' });
    await events.leave();
  });

  it('is for those who may see the cart', async () => {
    const { cartId } = await begin(shop);
    for (const as of [{}, { token: await shop.tokenOf('customer') }]) {
      const events = watch({ as, cartId });
      await expect(events.until(() => true)).rejects.toThrow('no such cart');
      await events.leave();
    }
  });

  it('keeps nothing of a person in the journal', async () => {
    const { as, cartId } = await begin(shop, {}, {}, { contact: lea });
    await act(shop, 'setCartNote', { cartId, note: 'the code of the door is A17' }, as);
    const { rows } = await shop.app.gateway.database.pool.query('select payload from event');
    expect(JSON.stringify(rows)).not.toMatch(/lea@example|Bernard|A17/);
  });
});
