import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Asking } from '../support/app.js';
import { prepareAtCounter } from '../support/counter.js';
import { fillAtCounter, saleFields, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';

const handOver = /* GraphQL */ `
  mutation ($input: HandOverAtCounterInput!) {
    handOverAtCounter(input: $input) {
      __typename
      ... on UserError { message }
      ... on FulfilmentNotInState { state }
      ... on HandOverOrderPayload { order { ${saleFields} } fulfilment { state } }
    }
  }`;
const seeOrder = `query ($id: ID!) { order(id: $id) { ${saleFields} } }`;
const seePayment = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) {
      state captured { amountMinor } voided { amountMinor } claimed { amountMinor }
    }
  }`;
const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) { createCart(input: $input) { __typename } }`;

let shop: StockedShop;
let associate: Asking;
let supervisor: Asking;

beforeAll(async () => {
  shop = await given.shop();
  associate = { token: await shop.tokenOf('associate') };
  supervisor = { token: await shop.tokenOf('supervisor') };
});
afterEach(async () => {
  shop.sandbox.control.behave();
  expect(await findings(shop)).toEqual([]);
});
afterAll(() => shop.close());

const stockOf = async (sku: string, code: string) => {
  const { rows } = await shop.app.gateway.database.pool.query<{
    on_hand: number;
    reserved: number;
  }>(
    `select s.on_hand, s.reserved from stock_item s join variant v on v.id = s.variant_id
      join location l on l.id = s.location_id where v.sku = $1 and l.code = $2`,
    [sku, code],
  );
  return rows[0] ?? { on_hand: 0, reserved: 0 };
};
const paymentSettles = (id: string, expected: object) =>
  expect
    .poll(async () => answered(await shop.ask(seePayment, { id }, supervisor)), { timeout: 30_000 })
    .toMatchObject(expected);
const minor = (amountMinor: number) => ({ amountMinor });

describe('what a buyer carries out of the store', () => {
  it('is charged and gone with the sale, and nobody has to say who they are', async () => {
    const before = await stockOf('CAP-BLUE', 'LYON');
    const cart = await fillAtCounter(shop, { goods: { 'CAP-BLUE': [2, 'COUNTER'] } }, associate);
    expect(cart).toMatchObject({ missing: [], problems: [] });
    const sold = await sellAtCounter(shop, cart.id, associate);
    expect(sold.order).toMatchObject({
      state: 'COMPLETED',
      channel: 'STORE',
      contact: null,
      fulfilments: [
        { __typename: 'CounterSale', kind: 'COUNTER', state: 'HANDED_OVER', nextActions: [] },
      ],
    });
    await paymentSettles(sold.paymentIntent.id, { state: 'CAPTURED', captured: minor(3980) });
    expect(await stockOf('CAP-BLUE', 'LYON')).toEqual({ ...before, on_hand: before.on_hand - 2 });
  });

  it('is sold once, however often the till asks with the same key', async () => {
    const before = await stockOf('CAP-BLUE', 'LYON');
    const cart = await fillAtCounter(shop, { goods: { 'CAP-BLUE': [1, 'COUNTER'] } }, associate);
    const key = { idempotencyKey: freshKey() };
    const [first, second] = await Promise.all([
      sellAtCounter(shop, cart.id, associate, key),
      sellAtCounter(shop, cart.id, associate, key),
    ]);
    const third = await sellAtCounter(shop, cart.id, associate, key);
    expect(new Set([first, second, third].map((each) => each.order.id)).size).toBe(1);
    expect(third.order).toMatchObject({ state: 'COMPLETED' });
    expect((await stockOf('CAP-BLUE', 'LYON')).on_hand).toBe(before.on_hand - 1);
  });

  it('waits on the list of the store while its payment is not there, and is carried out once', async () => {
    const cart = await fillAtCounter(shop, { goods: { 'MUG-RED': [1, 'COUNTER'] } }, associate);
    const sold = await sellAtCounter(shop, cart.id, associate, { paymentMethodToken: null });
    expect(sold.order).toMatchObject({ state: 'PENDING_PAYMENT', fulfilments: [] });
    const confirm = `mutation ($input: ConfirmPaymentInput!) {
      confirmPayment(input: $input) { __typename } }`;
    const paying = {
      paymentIntentId: sold.paymentIntent.id,
      paymentMethodToken: 'tok_success',
      idempotencyKey: freshKey(),
    };
    answered(await shop.ask(confirm, { input: paying }, supervisor));
    const goods = async () =>
      answered(await shop.ask(seeOrder, { id: sold.order.id }, associate)).fulfilments;
    await expect
      .poll(goods, { timeout: 30_000 })
      .toMatchObject([{ state: 'PLANNED', nextActions: ['handOverAtCounter'] }]);
    const [waiting] = await goods();
    const hand = async (by: Asking) => {
      const input = { fulfilmentId: waiting.id, idempotencyKey: freshKey() };
      return shop.ask(handOver, { input }, by);
    };
    const foreign = await hand({ token: await shop.tokenOf('associate-paris') });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const answers = (await Promise.all([hand(associate), hand(associate)])).map(answered);
    expect(answers.map((each) => each.__typename).sort()).toEqual([
      'FulfilmentNotInState',
      'HandOverOrderPayload',
    ]);
    await paymentSettles(sold.paymentIntent.id, { state: 'CAPTURED', captured: minor(1250) });
  });

  it('is given up by the one who sells it, and the cart is open again', async () => {
    const cart = await fillAtCounter(shop, { goods: { 'MUG-RED': [1, 'COUNTER'] } }, associate);
    const declined = await sellAtCounter(shop, cart.id, associate, {
      paymentMethodToken: 'tok_declined',
    });
    expect(declined.order.state).toBe('PENDING_PAYMENT');
    const cancel = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;
    const input = { orderId: declined.order.id, idempotencyKey: freshKey() };
    const other = await shop.ask(
      cancel,
      { input },
      { token: await shop.tokenOf('associate-paris') },
    );
    expect(other.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(answered(await shop.ask(cancel, { input }, associate)).__typename).toBe('OrderPayload');
    const sold = await sellAtCounter(shop, cart.id, associate);
    expect(sold.order.state).toBe('COMPLETED');
  });

  it('is more than the shelf has: nothing is sold', async () => {
    const before = await stockOf('MUG-RED', 'LYON');
    const cart = await fillAtCounter(
      shop,
      { goods: { 'MUG-RED': [before.on_hand + 1, 'COUNTER'] } },
      associate,
    );
    expect(cart.problems).toEqual([{ kind: 'NOT_AVAILABLE_AT_STORE' }]);
    expect((await sellAtCounter(shop, cart.id, associate)).__typename).toBe('OutOfStock');
    expect(await stockOf('MUG-RED', 'LYON')).toEqual(before);
  });

  it.each(['customer', 'associate-paris', undefined])(
    'is not for who does not stand there: %s',
    async (persona) => {
      const by = persona ? { token: await shop.tokenOf(persona) } : {};
      const input = {
        lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }],
        fulfilment: { kind: 'COUNTER', locationId: shop.locationIds['LYON'] },
      };
      const answer = answered(await shop.ask(createCart, { input }, by));
      expect(answer.__typename).toBe('PickupNotOffered');
    },
  );
});

describe('one basket, three ways', () => {
  const basket = {
    goods: {
      'CAP-BLUE': [1, 'COUNTER'],
      'TEE-WHITE': [1, 'PICKUP'],
      'MUG-RED': [1, 'SHIP'],
    },
  } as const;

  it('takes the money of each part as it leaves', async () => {
    const cart = await fillAtCounter(shop, basket, associate);
    const sold = await sellAtCounter(shop, cart.id, associate);
    expect(sold.order.state).toBe('IN_FULFILMENT');
    const paymentId = sold.paymentIntent.id;
    await paymentSettles(paymentId, { state: 'PARTIALLY_CAPTURED', captured: minor(1990) });
    const pickup = await pickupOf(sold.order.id);
    const collect = await prepareAtCounter(shop, pickup, undefined, 'associate-paris');
    expect(await collect()).toMatchObject({ order: { state: 'IN_FULFILMENT' } });
    await paymentSettles(paymentId, { captured: minor(1990 + 2500) });
    await ship(sold.order.id);
    await paymentSettles(paymentId, { state: 'CAPTURED', captured: minor(1990 + 2500 + 1740) });
    expect((await seen(sold.order.id)).state).toBe('COMPLETED');
  });

  it('gives back the promise of a part that is given up', async () => {
    const cart = await fillAtCounter(shop, basket, associate);
    const sold = await sellAtCounter(shop, cart.id, associate);
    const paymentId = sold.paymentIntent.id;
    await paymentSettles(paymentId, { captured: minor(1990) });
    await ship(sold.order.id);
    await paymentSettles(paymentId, { captured: minor(1990 + 1740) });
    const pickup = await pickupOf(sold.order.id);
    const reject = `mutation ($input: RejectFulfilmentInput!) {
      rejectFulfilment(input: $input) { __typename } }`;
    const input = { fulfilmentId: pickup.id, reason: 'broken', idempotencyKey: freshKey() };
    const paris = { token: await shop.tokenOf('associate-paris') };
    answered(await shop.ask(reject, { input }, paris));
    await paymentSettles(paymentId, { captured: minor(3730), voided: minor(2500) });
    expect(await seen(sold.order.id)).toMatchObject({
      state: 'PARTIALLY_CANCELED',
      lines: [{ fulfilled: 1 }, { cancelled: 1 }, { fulfilled: 1 }],
    });
  });

  const seen = async (id: string) => answered(await shop.ask(seeOrder, { id }, supervisor));

  async function pickupOf(orderId: string): Promise<{ id: string; code: string }> {
    const { fulfilments } = await seen(orderId);
    return fulfilments.find((each: { kind: string }) => each.kind === 'PICKUP');
  }

  async function ship(orderId: string): Promise<void> {
    const packer = { token: await shop.tokenOf('packer') };
    const { fulfilments } = await seen(orderId);
    const parcel = fulfilments.find((each: { kind: string }) => each.kind === 'SHIP');
    const step = async (document: string, more: object = {}) =>
      answered(
        await shop.ask(
          document,
          { input: { fulfilmentId: parcel.id, idempotencyKey: freshKey(), ...more } },
          packer,
        ),
      );
    const accepted = await step(`mutation ($input: AcceptFulfilmentInput!) {
      acceptFulfilment(input: $input) {
        ... on FulfilmentPayload { fulfilment { lines { id quantity } } } } }`);
    const lines = accepted.fulfilment.lines.map((line: { id: string; quantity: number }) => ({
      lineId: line.id,
      picked: line.quantity,
    }));
    await step(
      `mutation ($input: PickFulfilmentInput!) { pickFulfilment(input: $input) { __typename } }`,
      { lines },
    );
    const shipped = await step(
      `mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { __typename } }`,
    );
    expect(shipped.__typename).toBe('FulfilmentPayload');
  }
});
