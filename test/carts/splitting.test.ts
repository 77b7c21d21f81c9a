import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import type { Asking } from '../support/app.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, freshKey, order } from '../support/journey.js';
import { attempt, tell } from '../support/tell.js';
import { act, type Buyer, begin, cartFields, home, lea, look } from './cart-desk.js';

const split = /* GraphQL */ `
  ${cartFields}
  mutation ($input: SplitCartLineInput!) {
    splitCartLine(input: $input) {
      __typename
      ... on UserError { message code }
      ... on CartLineTooShort { quantity }
      ... on CartLimitReached { limit }
      ... on SplitCartLinePayload { cart { ...CartFields } line { id quantity fulfilment { kind location { code } } } }
    }
  }`;

let shop: StockedShop;
let customer: Asking;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'MUG-RED': { LYON: 8, DEPOT: 4 }, 'CAP-BLUE': { LYON: 9 } } });
  customer = { token: await shop.tokenOf('customer') };
  await shelves({ LYON: 10, PARIS: 10, DEPOT: 10 });
});
afterAll(() => shop.close());

/** So many shirts lie in each place, besides those that are promised. */
async function shelves(free: Readonly<Record<string, number>>): Promise<void> {
  const variantId = innerId('Variant', shop.variantIds['TEE-WHITE'] ?? '');
  const { rows } = await shop.app.gateway.database.pool.query<{ id: string; reserved: number }>(
    'select location_id as id, reserved from stock_item where variant_id = $1',
    [variantId],
  );
  const items = Object.entries(free).map(([code, units]) => {
    const locationId = innerId('Location', shop.locationIds[code] ?? '');
    const onHand = units + (rows.find(({ id }) => id === locationId)?.reserved ?? 0);
    return { variantId, locationId, onHand };
  });
  await shop.app.gateway.runAsSystem('given', async (work) =>
    must(await setOnHand(work, { items, reason: 'count' })),
  );
}

const at = (code: string, kind = 'PICKUP') => ({ kind, locationId: shop.locationIds[code] });
const collected = (code: string) => ({ kind: 'PICKUP', location: { code } });
const sent = { kind: 'SHIP' };
const everything = () => ({ fulfilment: at('LYON'), contact: lea, shippingAddress: home });
const fill = (quantity: number, as: Asking = {}, more: object = everything()) =>
  begin(shop, { 'TEE-WHITE': quantity }, as, { ...more });

async function splitOff({ cartId, as }: Buyer, lineId: string, quantity: number, more = {}) {
  const input = { cartId, lineId, quantity, idempotencyKey: freshKey(), ...more };
  return answered(await shop.ask(split, { input }, as));
}

/** Three shirts: one is collected in Lyon, one in Paris, one is sent. */
async function threeWays(as: Asking = {}) {
  const buyer = await fill(3, as);
  const lineId = buyer.cart.lines[0].id as string;
  await splitOff(buyer, lineId, 1, { fulfilment: at('PARIS') });
  const { cart } = await splitOff(buyer, lineId, 1, { fulfilment: sent });
  return { ...buyer, cart };
}

const units = (cart: { lines: { quantity: number }[] }) =>
  cart.lines.map(({ quantity }) => quantity);

describe('a line that is split', () => {
  it('lets units of one variant go three ways, and costs what it has cost', async () => {
    const { cart, ...buyer } = await threeWays();
    expect(cart.lines).toMatchObject([
      { quantity: 1, fulfilment: collected('LYON') },
      { quantity: 1, fulfilment: collected('PARIS') },
      { quantity: 1, fulfilment: { kind: 'SHIP', location: null } },
    ]);
    expect(cart).toMatchObject({ version: 3, missing: [], problems: [] });
    expect(cart.deliveryGroups).toHaveLength(3);
    expect(cart.totals.items).toEqual({ amountMinor: 3 * 2500 });
    const events = await shop.app.gateway.database.pool.query(
      `select payload -> 'lines' as lines from event where stream = $1 and type = 'CartLineSplit' order by seq`,
      [`cart:${innerId('Cart', buyer.cartId)}`],
    );
    expect(events.rows.map(({ lines }) => lines)).toMatchObject([
      [
        { before: 3, after: 2 },
        { before: 0, after: 1 },
      ],
      [
        { before: 2, after: 1 },
        { before: 0, after: 1 },
      ],
    ]);
  });

  it('goes the same way in both parts where nothing else is said', async () => {
    const buyer = await fill(5);
    const { line, cart } = await splitOff(buyer, buyer.cart.lines[0].id, 2);
    expect(line).toMatchObject({ quantity: 2, fulfilment: collected('LYON') });
    expect(units(cart)).toEqual([3, 2]);
    expect(cart.deliveryGroups).toHaveLength(1);
  });

  it('grows in the part that goes the way of the cart, and is put together again', async () => {
    const { cart, cartId, as } = await threeWays();
    const lines = [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 4 }];
    const grown = (await act(shop, 'addCartLines', { cartId, lines }, as)).cart;
    expect(units(grown)).toEqual([5, 1, 1]);
    const [first, second, third] = cart.lines.map(({ id }: { id: string }) => id);
    const together = [
      { lineId: first, quantity: 7 },
      { lineId: second, quantity: 0 },
      { lineId: third, quantity: 0 },
    ];
    const whole = (await act(shop, 'changeCartLines', { cartId, lines: together }, as)).cart;
    expect(units(whole)).toEqual([7]);
  });

  it('stays apart where all lines are sent the same way', async () => {
    const { cartId, as } = await threeWays();
    const chosen = await act(shop, 'chooseCartFulfilment', { cartId, fulfilment: at('LYON') }, as);
    expect(units(chosen.cart)).toEqual([1, 1, 1]);
    expect(chosen.cart.deliveryGroups).toHaveLength(1);
  });

  it('keeps its parts when its cart becomes the one of a customer', async () => {
    const guest = await threeWays({ guestToken: newGuestToken() });
    const own = await fill(2, customer);
    const claim = { cartId: guest.cartId, guestToken: guest.as.guestToken };
    const { cart } = await act(shop, 'claimCart', claim, customer);
    expect(cart.id).toBe(own.cartId);
    expect(cart.lines).toMatchObject([
      { quantity: 3, fulfilment: collected('LYON') },
      { quantity: 1, fulfilment: collected('PARIS') },
      { quantity: 1, fulfilment: { kind: 'SHIP' } },
    ]);
  });

  it('keeps what staff have taken off, to the cent, as long as a part of it is there', async () => {
    const buyer = await fill(3);
    const { cartId } = buyer;
    const lineId = buyer.cart.lines[0].id as string;
    const off = { cartId, lineId, amountMinor: 100, reasonCode: 'GOODWILL' };
    const done =
      'cart { lines { id discount { amountMinor } } discounts { lineId lineIds taken { amountMinor } } }';
    await tell(shop, 'supervisor', 'giveDiscount', off);
    const { line } = await splitOff(buyer, lineId, 1, { fulfilment: sent });
    const { cart } = await tell(shop, buyer.as, 'requoteCart', { cartId }, { done });
    expect(cart.lines).toMatchObject([
      { discount: { amountMinor: 67 } },
      { discount: { amountMinor: 33 } },
    ]);
    expect(cart.discounts).toEqual([
      { lineId, lineIds: [lineId, line.id], taken: { amountMinor: 100 } },
    ]);
    const out = { cartId, lineIds: [lineId] };
    const left = (await tell(shop, buyer.as, 'removeCartLines', out, { done })).cart;
    expect(left.lines).toEqual([{ id: line.id, discount: { amountMinor: 100 } }]);
    expect(left.discounts).toMatchObject([{ lineId: line.id, lineIds: [line.id] }]);
    const bare = await tell(
      shop,
      buyer.as,
      'removeCartLines',
      { cartId, lineIds: [line.id] },
      { done },
    );
    expect(bare.cart).toEqual({ lines: [], discounts: [] });
  });
});

describe('two at once', () => {
  it('who split the same line have each their own part', async () => {
    const buyer = await fill(5);
    const [{ id }] = buyer.cart.lines;
    await Promise.all([splitOff(buyer, id, 2), splitOff(buyer, id, 2)]);
    expect(units(await look(shop, buyer)).toSorted()).toEqual([1, 2, 2]);
  });

  it('with the same key split once, and are told the same line', async () => {
    const buyer = await fill(5);
    const [{ id }] = buyer.cart.lines;
    const idempotencyKey = freshKey();
    const [one, other] = await Promise.all([
      splitOff(buyer, id, 2, { idempotencyKey }),
      splitOff(buyer, id, 2, { idempotencyKey }),
    ]);
    expect(other.line.id).toBe(one.line.id);
    expect(units(await look(shop, buyer))).toEqual([3, 2]);
    expect(await splitOff(buyer, id, 1, { idempotencyKey })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });
});

describe('refused, and nothing changed', () => {
  it('is what would leave nothing behind', async () => {
    const buyer = await fill(3);
    const [{ id }] = buyer.cart.lines;
    for (const quantity of [3, 4, 999])
      expect(await splitOff(buyer, id, quantity)).toMatchObject({
        __typename: 'CartLineTooShort',
        quantity: 3,
        message: 'This line has 3 units: at most 2 can be split off.',
      });
    expect(await look(shop, buyer)).toMatchObject({ version: 1, lines: [{ quantity: 3 }] });
  });

  it('is more of one variant than a cart holds, however many lines it has', async () => {
    const buyer = await fill(999);
    const { cartId, as } = buyer;
    const [{ id }] = buyer.cart.lines;
    const { line } = await splitOff(buyer, id, 500);
    const more = [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 1 }];
    const longer = [{ lineId: line.id, quantity: 501 }];
    for (const refused of [
      await act(shop, 'addCartLines', { cartId, lines: more }, as),
      await act(shop, 'changeCartLines', { cartId, lines: longer }, as),
    ])
      expect(refused).toMatchObject({ __typename: 'CartLimitReached', limit: 'QUANTITY' });
    const moved = [{ lineId: id, quantity: 498 }, ...longer];
    const { cart } = await act(shop, 'changeCartLines', { cartId, lines: moved }, as);
    expect(units(cart)).toEqual([498, 501]);
  });

  it('is what every edit refuses, and a store that does not hand over', async () => {
    const buyer = await fill(3);
    const [{ id }] = buyer.cart.lines;
    const kindOf = async (more: object) => (await splitOff(buyer, id, 1, more)).__typename;
    expect(await kindOf({ expectedVersion: 7 })).toBe('CartVersionConflict');
    expect(await kindOf({ fulfilment: at('DEPOT') })).toBe('PickupNotOffered');
    // Only the people of the store say that goods are carried out of it.
    expect(await kindOf({ fulfilment: at('LYON', 'COUNTER') })).toBe('PickupNotOffered');
    const codeOf = async (more: object, as = buyer.as) => {
      const input = { cartId: buyer.cartId, lineId: id, quantity: 1, ...more };
      const { errors } = await attempt(shop, as, 'splitCartLine', input);
      return errors?.[0]?.extensions.code;
    };
    expect(await codeOf({ quantity: 0 })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ lineId: (await fill(2)).cart.lines[0].id })).toBe('NOT_FOUND');
    expect(await codeOf({}, customer)).toBe('NOT_FOUND');
    expect(await look(shop, buyer)).toMatchObject({ version: 1 });
  });
});

describe('lines of one variant', () => {
  it('never count on the same unit', async () => {
    await shelves({ LYON: 1, PARIS: 0, DEPOT: 0 });
    const buyer = await fill(2);
    await splitOff(buyer, buyer.cart.lines[0].id, 1);
    const short = { kind: 'NOT_AVAILABLE_AT_STORE', wanted: 1, band: 'OUT' };
    expect((await look(shop, buyer)).problems).toMatchObject([short]);
    const { cartId, as } = buyer;
    const hold = { cartId, idempotencyKey: freshKey() };
    expect(await act(shop, 'holdCartStock', hold, as)).toMatchObject({ __typename: 'OutOfStock' });
    expect(await order(shop, buyer)).toMatchObject({ __typename: 'OutOfStock' });

    await shelves({ LYON: 2, PARIS: 0, DEPOT: 0 });
    const again = { cartId, idempotencyKey: freshKey() };
    const held = await act(shop, 'holdCartStock', again, as);
    expect(held.cart.problems).toEqual([]);
    expect(await order(shop, await fill(1))).toMatchObject({ __typename: 'OutOfStock' });
    expect(await order(shop, buyer)).toMatchObject({ __typename: 'PlaceOrderPayload' });
    await shelves({ LYON: 10, PARIS: 10, DEPOT: 10 });
  });

  it('of the last units are sold to those whose lines are all there, and to nobody else', async () => {
    const ways = [at('LYON'), at('LYON'), sent];
    const buyers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const buyer = await begin(shop, { 'MUG-RED': 3 }, {}, everything());
        for (const fulfilment of ways.slice(1))
          await splitOff(buyer, buyer.cart.lines[0].id, 1, { fulfilment });
        return buyer;
      }),
    );
    const outcomes = await Promise.all(buyers.map((buyer) => order(shop, buyer)));
    const kinds = outcomes.map((outcome) => outcome.__typename as string);
    expect(kinds.toSorted()).toEqual([
      ...Array<string>(8).fill('OutOfStock'),
      ...Array<string>(4).fill('PlaceOrderPayload'),
    ]);
    const { rows } = await shop.app.gateway.database.pool.query(
      `select l.code, s.on_hand, s.reserved from stock_item s join location l on l.id = s.location_id
       where s.variant_id = $1 order by l.code`,
      [innerId('Variant', shop.variantIds['MUG-RED'] ?? '')],
    );
    expect(rows).toEqual([
      { code: 'DEPOT', on_hand: 4, reserved: 4 },
      { code: 'LYON', on_hand: 8, reserved: 8 },
    ]);
  });
});
