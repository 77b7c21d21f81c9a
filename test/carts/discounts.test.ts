import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { act, type Buyer, begin, type Picked } from './cart-desk.js';

const discounted = /* GraphQL */ `
  fragment Discounted on Cart {
    id version
    lines { id variant { sku } discount { amountMinor } total { amountMinor } }
    totals { items { amountMinor } discount { amountMinor } tax { amountMinor } total { amountMinor } }
    discounts { id lineId basisPoints given { amountMinor } minimum { amountMinor } taken { amountMinor } awaitsApproval reasonCode note givenBy { code } }
  }`;
const refusals = /* GraphQL */ `
  ... on UserError { message code }
  ... on CartLimitReached { limit }
  ... on CartPayload { cart { ...Discounted } }`;
const give = /* GraphQL */ `${discounted}
  mutation ($input: GiveDiscountInput!) { giveDiscount(input: $input) { __typename ${refusals} } }`;
const takeBack = /* GraphQL */ `${discounted}
  mutation ($input: RemoveDiscountInput!) { removeDiscount(input: $input) { __typename ... on CartPayload { cart { ...Discounted } } } }`;
const read = /* GraphQL */ `${discounted} query ($id: ID!) { cart(id: $id) { ...Discounted } }`;

let shop: StockedShop;
let agent: Asking;
beforeAll(async () => {
  shop = await given.shop();
  agent = { token: await shop.tokenOf('agent') };
});
afterAll(() => shop.close());

const two: Picked = { 'CAP-BLUE': 2, 'TEE-WHITE': 1 };
const asked = (cartId: string, terms: object) => ({
  cartId,
  reasonCode: 'GOODWILL',
  idempotencyKey: freshKey(),
  ...terms,
});
async function discount(cartId: string, terms: object, as = agent) {
  return answered(await shop.ask(give, { input: asked(cartId, terms) }, as));
}
async function look({ cartId, as }: Buyer) {
  return answered(await shop.ask(read, { id: cartId }, as));
}
const amounts = (cart: { lines: { total: { amountMinor: number } }[] }) =>
  cart.lines.map(({ total }) => total.amountMinor);

describe('what staff take off a cart', () => {
  it('is shared over its lines to the cent, with the tax, and shown to its buyer', async () => {
    const buyer = await begin(shop, two);
    const { cart } = await discount(buyer.cartId, {
      basisPoints: 1000,
      note: 'Because of the rain.',
    });
    expect(cart.totals).toEqual({
      items: { amountMinor: 5832 },
      discount: { amountMinor: 648 },
      tax: { amountMinor: 972 },
      total: { amountMinor: 5832 },
    });
    expect(amounts(cart)).toEqual([3582, 2250]);
    expect(cart.discounts).toMatchObject([
      { taken: { amountMinor: 648 }, note: 'Because of the rain.', givenBy: { code: 'agent' } },
    ]);
    expect((await look(buyer)).discounts).toMatchObject([
      { basisPoints: 1000, given: null, reasonCode: 'GOODWILL', note: null, givenBy: null },
    ]);
  });

  it('follows the goods, and goes with its line', async () => {
    const buyer = await begin(shop, two);
    const [cap] = buyer.cart.lines;
    await discount(buyer.cartId, { amountMinor: 300, lineId: cap.id });
    await discount(buyer.cartId, { basisPoints: 500 });
    expect(amounts(await look(buyer))).toEqual([3496, 2375]);
    const lines = [{ lineId: cap.id, quantity: 1 }];
    await act(shop, 'changeCartLines', { cartId: buyer.cartId, lines }, buyer.as);
    expect(amounts(await look(buyer))).toEqual([1605, 2375]);
    await act(shop, 'removeCartLines', { cartId: buyer.cartId, lineIds: [cap.id] }, buyer.as);
    expect(await look(buyer)).toMatchObject({
      discounts: [{ taken: { amountMinor: 125 } }],
      totals: { items: { amountMinor: 2375 } },
    });
  });

  it('holds from its minimum on only', async () => {
    const buyer = await begin(shop, two);
    await discount(buyer.cartId, { amountMinor: 500, minimumMinor: 6000 });
    const lines = [{ lineId: buyer.cart.lines[0].id, quantity: 1 }];
    await act(shop, 'changeCartLines', { cartId: buyer.cartId, lines }, buyer.as);
    expect((await look(buyer)).discounts).toMatchObject([{ taken: { amountMinor: 0 } }]);
    const more = [{ lineId: buyer.cart.lines[0].id, quantity: 3 }];
    await act(shop, 'changeCartLines', { cartId: buyer.cartId, lines: more }, buyer.as);
    expect((await look(buyer)).discounts).toMatchObject([{ taken: { amountMinor: 500 } }]);
  });

  it('is taken back', async () => {
    const buyer = await begin(shop, two);
    const { cart } = await discount(buyer.cartId, { basisPoints: 1000 });
    const input = { cartId: buyer.cartId, discountId: cart.discounts[0].id };
    const back = answered(await shop.ask(takeBack, { input }, agent));
    expect(back.cart).toMatchObject({ discounts: [], totals: { items: { amountMinor: 6480 } } });
    const again = await shop.ask(takeBack, { input }, agent);
    expect(again.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

const inbox = /* GraphQL */ `
  query { approvals(state: WAITING, kind: MANUAL_DISCOUNT) {
    nodes { id summary because amount { amountMinor } limit { amountMinor } requestedByKind } } }`;
const decide = /* GraphQL */ `
  mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename } }`;
const cancel = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;
const soon = { timeout: 15_000 };

/** The newest question about a discount. */
async function newestQuestion() {
  const asked = answered(await shop.ask(inbox, {}, { token: await shop.tokenOf('supervisor') }));
  return asked.nodes[0];
}
async function answer(decision: 'GRANT' | 'DECLINE', persona = 'admin') {
  const { id } = await newestQuestion();
  const input = { approvalId: id, decision, note: 'Looked at it.', idempotencyKey: freshKey() };
  return answered(await shop.ask(decide, { input }, { token: await shop.tokenOf(persona) }));
}

describe('what staff have taken off the cart of a guest who signs in', () => {
  const merge = async (guest: Buyer) => {
    const customer = { token: await shop.tokenOf('customer') };
    const own = await begin(shop, { 'CAP-BLUE': 3 }, customer);
    const claim = { cartId: guest.cartId, guestToken: guest.as.guestToken };
    await act(shop, 'claimCart', claim, customer);
    return own;
  };
  const done = async (own: Buyer) =>
    shop.app.gateway.database.pool.query(`update cart set state = 'EXPIRED' where id = $1`, [
      innerId('Cart', own.cartId),
    ]);

  it('goes over with the goods that it was given for, and takes no more off', async () => {
    const guest = await begin(shop, two);
    const [caps] = (await look(guest)).lines;
    await discount(guest.cartId, { lineId: caps.id, amountMinor: 100 });
    await discount(guest.cartId, { basisPoints: 500 });
    const before = (await look(guest)).totals.discount;
    const own = await merge(guest);
    const merged = await look(own);
    expect(merged.totals.discount).toEqual(before);
    expect(merged.lines).toMatchObject([
      { variant: { sku: 'CAP-BLUE' }, discount: { amountMinor: 0 } },
      { variant: { sku: 'CAP-BLUE' } },
      { variant: { sku: 'TEE-WHITE' } },
    ]);
    expect(merged.discounts).toHaveLength(2);
    await done(own);
  });

  it('is decided about in the cart that it has gone over to', async () => {
    const guest = await begin(shop, { 'CAP-BLUE': 1 });
    await discount(guest.cartId, { basisPoints: 3000 });
    const own = await merge(guest);
    expect((await look(own)).discounts).toMatchObject([{ awaitsApproval: true }]);
    await answer('GRANT', 'supervisor');
    await expect
      .poll(async () => (await look(own)).totals.discount, soon)
      .toEqual({ amountMinor: 597 });
    await done(own);
  });

  it('is told of where it cannot go over, for it was given in another currency', async () => {
    const guest = await begin(shop, { 'CAP-BLUE': 1 });
    await discount(guest.cartId, { amountMinor: 100 });
    const customer = { token: await shop.tokenOf('customer') };
    const own = await begin(shop, { 'CAP-BLUE': 3 }, customer);
    await shop.app.gateway.database.pool.query(`update cart set currency = 'CHF' where id = $1`, [
      innerId('Cart', guest.cartId),
    ]);
    const claim = { cartId: guest.cartId, guestToken: guest.as.guestToken };
    const { adjustments } = await act(shop, 'claimCart', claim, customer);
    expect(adjustments).toMatchObject([{ kind: 'DISCOUNT_LOST', variant: { sku: 'CAP-BLUE' } }]);
    await done(own);
  });
});

describe('above a limit by role', () => {
  it.each([
    ['agent', { basisPoints: 1501 }],
    ['agent', { amountMinor: 10_001 }],
    ['agent', { amountMinor: 973 }],
    ['supervisor', { amountMinor: 3241 }],
  ])('the %s waits for a second person, with %o', async (persona, terms) => {
    const buyer = await begin(shop, two);
    const as = { token: await shop.tokenOf(persona) };
    const { cart } = await discount(buyer.cartId, terms, as);
    expect(cart).toMatchObject({
      discounts: [{ awaitsApproval: true, taken: { amountMinor: 0 } }],
      totals: { total: { amountMinor: 6480 } },
    });
  });

  it('the question says what it is about, and the answer of another person is done', async () => {
    const buyer = await begin(shop, two);
    await discount(buyer.cartId, { basisPoints: 3000, reasonCode: 'DAMAGED_GOODS' });
    expect(await newestQuestion()).toMatchObject({
      summary: expect.stringContaining('30 % (19.44 EUR)'),
      because: 'DISCOUNT_LIMIT',
      amount: { amountMinor: 1944 },
      limit: { amountMinor: 972 },
      requestedByKind: 'AGENT',
    });
    await answer('GRANT', 'supervisor');
    await expect
      .poll(async () => (await look(buyer)).totals, soon)
      .toMatchObject({
        discount: { amountMinor: 1944 },
        total: { amountMinor: 4536 },
      });
    expect((await look(buyer)).discounts).toMatchObject([{ awaitsApproval: false }]);
  });

  it('no more comes off than a second person has agreed to, whatever is put into the cart', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 });
    await discount(buyer.cartId, { basisPoints: 5000 });
    expect(await newestQuestion()).toMatchObject({ amount: { amountMinor: 995 } });
    await answer('GRANT', 'supervisor');
    await expect.poll(async () => (await look(buyer)).totals.discount.amountMinor, soon).toBe(995);
    const lines = [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 5 }];
    await act(shop, 'addCartLines', { cartId: buyer.cartId, lines }, buyer.as);
    expect((await look(buyer)).totals.discount.amountMinor).toBe(995);
  });

  it('the question tells what will come off once the goods reach the minimum', async () => {
    const buyer = await begin(shop, { 'CAP-BLUE': 1 });
    await discount(buyer.cartId, { basisPoints: 5000, minimumMinor: 5000 });
    expect(await newestQuestion()).toMatchObject({ amount: { amountMinor: 2500 } });
    await answer('GRANT', 'supervisor');
    const lines = [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 2 }];
    await act(shop, 'addCartLines', { cartId: buyer.cartId, lines }, buyer.as);
    await expect.poll(async () => (await look(buyer)).totals.discount.amountMinor, soon).toBe(2500);
  });

  it.each([
    ['GRANT', [{ awaitsApproval: false, taken: { amountMinor: 597 } }]],
    ['DECLINE', []],
  ] as const)(
    'what is decided while the cart is being paid counts once it comes back: %s',
    async (decision, discounts) => {
      const cart = await fillCart(shop);
      await discount(cart.cartId, { basisPoints: 3000 });
      const placed = (await order(shop, cart, { token: 'tok_challenge' })).order;
      expect(placed.state).toBe('PENDING_PAYMENT');
      const { id } = await newestQuestion();
      await answer(decision);
      const { pool } = shop.app.gateway.database;
      const settled = async () =>
        (
          await pool.query(
            `select from event e where e.stream = 'approval:' || $1 and exists (select from graphile_worker._private_jobs j
              where j.payload::text like '%' || e.event_id || '%')`,
            [innerId('Approval', id)],
          )
        ).rows;
      await expect.poll(settled, soon).toEqual([]);
      expect((await look(cart)).discounts).toMatchObject([{ awaitsApproval: true }]);
      await shop.ask(
        cancel,
        { input: { orderId: placed.id, idempotencyKey: freshKey() } },
        cart.as,
      );
      expect((await look(cart)).discounts).toMatchObject(discounts);
      expect((await look(cart)).discounts).toHaveLength(discounts.length);
    },
  );

  it('nobody agrees to their own, and what is declined is gone', async () => {
    const buyer = await begin(shop, two);
    const supervisor = { token: await shop.tokenOf('supervisor') };
    await discount(buyer.cartId, { basisPoints: 9000 }, supervisor);
    expect((await answer('GRANT', 'supervisor')).__typename).toBe('FourEyesRequired');
    await answer('DECLINE');
    await expect.poll(async () => (await look(buyer)).discounts, soon).toEqual([]);
  });

  it('the question goes with the discount that its asker takes back', async () => {
    const buyer = await begin(shop, two);
    const { cart } = await discount(buyer.cartId, { basisPoints: 2345 });
    const question = await newestQuestion();
    expect(question.summary).toContain('23.45 %');
    const input = { cartId: buyer.cartId, discountId: cart.discounts[0].id };
    await shop.ask(takeBack, { input }, agent);
    expect((await newestQuestion())?.id).not.toBe(question.id);
  });

  it('counts all that was given together, and when goods are taken out', async () => {
    const buyer = await begin(shop, two);
    await discount(buyer.cartId, { amountMinor: 900 });
    expect((await discount(buyer.cartId, { basisPoints: 500 })).cart.discounts).toMatchObject([
      { awaitsApproval: false, taken: { amountMinor: 900 } },
      { awaitsApproval: true, taken: { amountMinor: 0 } },
    ]);
    const lineIds = [buyer.cart.lines[0].id];
    await act(shop, 'removeCartLines', { cartId: buyer.cartId, lineIds }, buyer.as);
    expect((await look(buyer)).totals.discount.amountMinor).toBe(375);
  });
});

describe('the people of a store', () => {
  it('discount the carts only that they fill', async () => {
    const associate = { token: await shop.tokenOf('associate') };
    const own = await begin(shop, two, associate);
    expect((await discount(own.cartId, { basisPoints: 1000 }, associate)).__typename).toBe(
      'CartPayload',
    );
    const foreign = await begin(shop, two);
    const input = asked(foreign.cartId, { basisPoints: 100 });
    const { errors } = await shop.ask(give, { input }, associate);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a request', () => {
  it.each([
    ['of nothing', {}],
    ['of both', { basisPoints: 100, amountMinor: 100 }],
    ['of no part', { basisPoints: 0 }],
    ['of more than all', { basisPoints: 10_001 }],
    ['of no amount', { amountMinor: 0 }],
    ['with a minimum below zero', { amountMinor: 1, minimumMinor: -1 }],
  ])('%s is wrong', async (_, terms) => {
    const { cartId } = await begin(shop, two);
    const { errors } = await shop.ask(give, { input: asked(cartId, terms) }, agent);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('with the same key takes off once', async () => {
    const buyer = await begin(shop, two);
    const input = asked(buyer.cartId, { basisPoints: 500 });
    await shop.ask(give, { input }, agent);
    await shop.ask(give, { input }, agent);
    expect((await look(buyer)).discounts).toHaveLength(1);
  });

  it('beside another one never goes above the limit', async () => {
    const buyer = await begin(shop, two);
    const both = await Promise.all([
      discount(buyer.cartId, { basisPoints: 1500 }),
      discount(buyer.cartId, { basisPoints: 1500 }),
    ]);
    expect(both.map((each) => each.__typename)).toEqual(['CartPayload', 'CartPayload']);
    expect((await look(buyer)).totals.discount.amountMinor).toBe(972);
  });

  it('of an old version is refused', async () => {
    const buyer = await begin(shop, two);
    await discount(buyer.cartId, { basisPoints: 100 });
    const stale = { basisPoints: 100, expectedVersion: buyer.cart.version };
    expect((await discount(buyer.cartId, stale)).__typename).toBe('CartVersionConflict');
  });

  it('after twenty others is refused', async () => {
    const { cartId } = await begin(shop, two);
    for (let times = 0; times < 20; times += 1) await discount(cartId, { amountMinor: 1 });
    expect(await discount(cartId, { amountMinor: 1 })).toMatchObject({ limit: 'DISCOUNTS' });
  });
});
