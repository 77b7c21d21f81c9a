import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { given, type StockedShop } from '../../support/given.js';
import { answered, fillCart, freshKey, order } from '../../support/journey.js';
import { changeDesk } from './desk.js';

let shop: StockedShop;
let desk: ReturnType<typeof changeDesk>;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 500 } } });
  desk = changeDesk(shop);
});
afterEach(async () => expect(await desk.findings()).toEqual([]));
afterAll(() => shop.close());

const soon = { timeout: 20_000 };

describe('units that nobody has begun to pick', () => {
  it('leave the order, go back on sale, and are not charged', async () => {
    const placed = await desk.buy(3);
    const changed = await desk.cancelUnits(placed, 2);
    expect(changed).toMatchObject({ __typename: 'ChangeOrderPayload', paymentIntent: null });
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 1 });
    const handItOver = await desk.prepare(placed);
    await handItOver();
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        state: 'PARTIALLY_CANCELED',
        lines: [{ quantity: 3, fulfilled: 1, cancelled: 2 }],
        fulfilments: [{ state: 'HANDED_OVER', lines: [{ quantity: 1 }] }],
        paymentIntents: [{ captured: { amountMinor: 1990 }, voided: { amountMinor: 3980 } }],
      });
  });

  it('are given back what was taken for them', async () => {
    await desk.charge('PICKUP', 'AT_ORDER');
    const placed = await desk.buy(3);
    await expect
      .poll(async () => (await desk.look(placed)).paymentIntents, soon)
      .toMatchObject([{ captured: { amountMinor: 5970 } }]);
    await desk.cancelUnits(placed, 1);
    await expect
      .poll(async () => (await desk.look(placed)).paymentIntents, soon)
      .toMatchObject([{ refunded: { amountMinor: 1990 } }]);
    const handItOver = await desk.prepare(placed);
    await handItOver();
    await desk.charge('PICKUP', 'AT_HANDOVER');
    expect(await desk.look(placed)).toMatchObject({
      state: 'PARTIALLY_CANCELED',
      paymentIntents: [{ captured: { amountMinor: 5970 }, refunded: { amountMinor: 1990 } }],
    });
  });

  it('free the last of several payments, once the others hold enough', async () => {
    const tenders = [
      { amountMinor: 2000, paymentMethodToken: 'tok_success' },
      { paymentMethodToken: 'tok_success' },
    ];
    const placed = await desk.buy(2, { token: null, more: { tenders } });
    await expect.poll(async () => (await desk.look(placed)).state, soon).toBe('CONFIRMED');
    await desk.cancelUnits(placed, 1);
    await expect
      .poll(async () => (await desk.look(placed)).paymentIntents, soon)
      .toMatchObject([{ state: 'AUTHORIZED' }, { state: 'VOIDED' }]);
  });

  it('end the order where nothing else is in it', async () => {
    const placed = await desk.buy(2);
    await desk.cancelUnits(placed, 2);
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        state: 'CANCELED',
        fulfilments: [{ state: 'CANCELED' }],
        paymentIntents: [{ state: 'VOIDED' }],
      });
    expect(await desk.reserved(placed)).toEqual({});
  });
});

describe('is refused, and changes nothing', () => {
  it.each([
    ['more than is still to come', { quantity: 4 }, 'NotSoManyOpen'],
    ['an old version', { quantity: 1, expectedVersion: 0 }, 'OrderVersionConflict'],
  ])('%s', async (_, { quantity, ...more }, kind) => {
    const placed = await desk.buy(3);
    const before = await desk.look(placed);
    expect((await desk.cancelUnits(placed, quantity, more)).__typename).toBe(kind);
    expect(await desk.look(placed)).toEqual(before);
  });

  it('what is being picked', async () => {
    const placed = await desk.buy(3);
    await desk.prepare(placed);
    expect(await desk.cancelUnits(placed, 1)).toMatchObject({
      __typename: 'GoodsInPreparation',
      skus: ['CAP-BLUE'],
    });
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 3 });
  });

  it('an order that is not paid, or over', async () => {
    const unpaid = await desk.buy(1, { token: null });
    expect((await desk.cancelUnits(unpaid, 1)).__typename).toBe('OrderNotChangeable');
    const placed = await desk.buy(1);
    await desk.cancelUnits(placed, 1);
    expect((await desk.cancelUnits(placed, 1)).__typename).toBe('OrderNotChangeable');
  });

  it('what a discount was given for', async () => {
    const cart = await fillCart(shop, { quantity: 3 });
    const give =
      'mutation ($input: GiveDiscountInput!) { giveDiscount(input: $input) { __typename } }';
    const terms = { basisPoints: 1000, minimumMinor: 3000, reasonCode: 'LARGE_BASKET' };
    const input = { cartId: cart.cartId, ...terms, idempotencyKey: freshKey() };
    answered(await shop.ask(give, { input }, { token: await shop.tokenOf('agent') }));
    const { order: sold } = await order(shop, cart);
    const lines = answered(
      await shop.ask(
        'query ($id: ID!) { order(id: $id) { lines { id sku } } }',
        { id: sold.id },
        cart.as,
      ),
    ).lines;
    const placed = { id: sold.id, as: cart.as, lines };
    expect((await desk.cancelUnits(placed, 2)).__typename).toBe('DiscountWouldEnd');
    expect((await desk.cancelUnits(placed, 1)).__typename).toBe('ChangeOrderPayload');
    expect((await desk.cancelUnits(placed, 2)).__typename).toBe('ChangeOrderPayload');
    expect((await desk.look(placed)).state).toBe('CANCELED');
  });

  it.each([
    ['no lines', []],
    ['no units', [0]],
    ['a line twice', [1, 1]],
  ])('%s', async (_, quantities) => {
    const placed = await desk.buy(3);
    const lines = quantities.map((quantity) => ({ lineId: placed.lines[0]?.id, quantity }));
    await expect(desk.change(placed, 'cancelOrderLines', { lines })).rejects.toThrow(
      /BAD_USER_INPUT/,
    );
  });
});

describe('two at once', () => {
  it('take out no more than there is', async () => {
    const placed = await desk.buy(3);
    const both = await Promise.all([desk.cancelUnits(placed, 2), desk.cancelUnits(placed, 2)]);
    expect(both.map((each) => each.__typename).sort()).toEqual([
      'ChangeOrderPayload',
      'NotSoManyOpen',
    ]);
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 1 });
  });

  it('of the same version: one is told that it has changed', async () => {
    const placed = await desk.buy(3);
    const { version: expectedVersion } = await desk.look(placed);
    const both = await Promise.all([
      desk.cancelUnits(placed, 1, { expectedVersion }),
      desk.cancelUnits(placed, 1, { expectedVersion }),
    ]);
    expect(both.map((each) => each.__typename).sort()).toEqual([
      'ChangeOrderPayload',
      'OrderVersionConflict',
    ]);
  });

  it('with the same key are one', async () => {
    const placed = await desk.buy(3);
    const idempotencyKey = freshKey();
    await Promise.all([
      desk.cancelUnits(placed, 1, { idempotencyKey }),
      desk.cancelUnits(placed, 1, { idempotencyKey }),
    ]);
    expect((await desk.look(placed)).lines).toMatchObject([{ cancelled: 1 }]);
  });
});
