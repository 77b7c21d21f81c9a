import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../../src/kernel/clock.js';
import { expireIntents } from '../../../src/payments/index.js';
import { innerId } from '../../../src/platform/graphql/node.js';
import { setOnHand } from '../../../src/stock/index.js';
import { home } from '../../carts/cart-desk.js';
import { lettersOf } from '../../messaging/told.js';
import { given, must, type StockedShop } from '../../support/given.js';
import { answered, fillCart, freshKey, order } from '../../support/journey.js';
import { orderToSend } from '../../support/parcels.js';
import { goodsOf, rejects, sendsFrom } from '../../support/sourcing.js';
import { route } from '../../transfers/send-to-store.js';
import { changeDesk, type Placed } from './desk.js';

let shop: StockedShop;
let clock: ManualClock;
let desk: ReturnType<typeof changeDesk>;
beforeAll(async () => {
  clock = new ManualClock(new Date());
  const stock = { 'CAP-BLUE': { LYON: 100, PARIS: 100, DEPOT: 100 } };
  shop = await given.shop({ clock, stock });
  desk = changeDesk(shop);
});
afterEach(async () => expect(await desk.findings()).toEqual([]));
afterAll(() => shop.close());

const soon = { timeout: 20_000 };
const at = (code: string) => ({ kind: 'PICKUP', locationId: shop.locationIds[code] });
const toHome = { fulfilment: { kind: 'SHIP' }, shippingAddress: home };
const acceptIt = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`;
const key = () => ({ idempotencyKey: freshKey() });
const move = (placed: Placed, input: object) => desk.change(placed, 'changeOrderDelivery', input);

describe('what is sent instead of collected', () => {
  const agent = async () => ({ token: await shop.tokenOf('agent') });

  it('comes from where the rules say, and the order keeps why', async () => {
    const placed = await desk.buy(2);
    await move(placed, toHome);
    const { sourcingPlans } = await goodsOf(shop, placed.id, await agent());
    expect(sourcingPlans).toMatchObject([
      { cause: 'CHANGED', parts: [{ sku: 'CAP-BLUE', quantity: 2, locationCode: 'DEPOT' }] },
    ]);
    const told = await lettersOf(shop, placed.id, placed.as);
    expect(told).toEqual(['ORDER_CONFIRMED', 'ORDER_DELIVERY_CHANGED']);
  });

  it('is not asked of a place that could not give it before', async () => {
    const paris = shop.locationIds['PARIS'] ?? '';
    await sendsFrom(shop, paris, { preference: 0 });
    const { orderId, as } = await orderToSend(shop, { wanted: { 'CAP-BLUE': 2 } });
    const packer = { token: await shop.tokenOf('packer') };
    const [parcel] = (await goodsOf(shop, orderId, await agent())).fulfilments;
    answered(await shop.ask(acceptIt, { input: { fulfilmentId: parcel.id, ...key() } }, packer));
    await rejects(shop, parcel.id, 'packer');
    const placed = await desk.known({ id: orderId, as });
    await move(placed, { fulfilment: at('LYON') });
    await move(placed, toHome);
    const { sourcingPlans } = await goodsOf(shop, orderId, await agent());
    expect(sourcingPlans.at(-1)).toMatchObject({
      cause: 'CHANGED',
      parts: [{ locationCode: 'PARIS' }],
      candidates: [{ outcome: 'REFUSED_BEFORE', location: { code: 'DEPOT' } }, {}],
    });
    await sendsFrom(shop, paris, { ships: false });
  });

  it('is work of the day for the place that sends it', async () => {
    const [depot, paris] = ['DEPOT', 'PARIS'].map((code) => shop.locationIds[code] ?? '');
    const today = `select count(distinct plan.order_id)::integer as orders
      from sourcing_part part join sourcing_plan plan on plan.id = part.plan_id
      where part.location_id = $1`;
    const { rows } = await shop.app.gateway.database.pool.query(today, [
      innerId('Location', depot ?? ''),
    ]);
    await sendsFrom(shop, paris ?? '', { preference: 0 });
    await sendsFrom(shop, depot ?? '', { preference: 100, dailyCapacity: rows[0].orders + 1 });
    for (const place of ['DEPOT', 'PARIS']) {
      const placed = await desk.buy(2);
      await move(placed, toHome);
      expect(await desk.reserved(placed)).toEqual({ [`${place} CAP-BLUE`]: 2 });
    }
    await sendsFrom(shop, depot ?? '');
    await sendsFrom(shop, paris ?? '', { ships: false });
  });
});

describe('what is still to come goes another way', () => {
  it('is collected at another store', async () => {
    const placed = await desk.buy(2);
    const { version } = await desk.look(placed);
    const moved = await move(placed, { fulfilment: at('PARIS'), expectedVersion: version });
    expect(moved).toMatchObject({ __typename: 'ChangeOrderPayload', paymentIntent: null });
    expect(moved.order.version).toBeGreaterThan(version);
    expect(await desk.reserved(placed)).toEqual({ 'PARIS CAP-BLUE': 2 });
    const handItOver = await desk.prepare(placed, 'associate-paris');
    await handItOver();
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        state: 'COMPLETED',
        paymentIntents: [{ captured: { amountMinor: 3980 } }],
      });
    const { fulfilments } = await desk.look(placed);
    expect(fulfilments.map((each: { state: string }) => each.state).sort()).toEqual([
      'CANCELED',
      'HANDED_OVER',
    ]);
  });

  it('is sent instead, for the fee that this costs', async () => {
    const placed = await desk.buy(2);
    const moved = await move(placed, toHome);
    expect(moved.paymentIntent.amount.amountMinor).toBe(490);
    expect(await desk.reserved(placed)).toEqual({ 'DEPOT CAP-BLUE': 2 });
    await desk.pay(moved.paymentIntent.id, placed.as);
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        totals: { shipping: { amountMinor: 490 }, total: { amountMinor: 4470 } },
        lines: [{ fulfilmentKind: 'SHIP', tax: { amountMinor: 663 } }],
        paymentIntents: [
          { state: 'AUTHORIZED', amount: { amountMinor: 3980 } },
          { state: 'AUTHORIZED', amount: { amountMinor: 490 } },
        ],
      });
  });

  it('is collected after all, and brings no fee twice', async () => {
    const placed = await desk.buy(1);
    const sent = await move(placed, toHome);
    await move(placed, { fulfilment: at('LYON') });
    expect((await desk.look(placed)).paymentIntents).toMatchObject([
      { state: 'AUTHORIZED' },
      { id: sent.paymentIntent.id, state: 'CANCELED' },
    ]);
    const again = await move(placed, toHome);
    expect(again.paymentIntent.amount.amountMinor).toBe(490);
    expect((await desk.look(placed)).totals.total.amountMinor).toBe(2480);
  });

  it('is collected at a store that has none, from one that sends it there', async () => {
    const { 'TEE-WHITE': variantId } = shop.variantIds;
    await fillPlace('PARIS', 5, variantId);
    const placed = await desk.buy(1, {}, 'PARIS');
    const lines = [{ variantId, quantity: 2 }];
    await desk.change(placed, 'addOrderLines', { lines });
    expect((await move(placed, { fulfilment: at('LYON') })).__typename).toBe('OutOfStock');
    await route(shop, 'PARIS', 60);
    expect((await move(placed, { fulfilment: at('LYON') })).__typename).toBe('ChangeOrderPayload');
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': 1, 'PARIS TEE-WHITE': 2 });
  });

  it('keeps what was charged for it before', async () => {
    await desk.charge('PICKUP', 'AT_ORDER');
    const placed = await desk.buy(1);
    await expect
      .poll(async () => (await desk.look(placed)).paymentIntents, soon)
      .toMatchObject([{ captured: { amountMinor: 1990 } }]);
    await move(placed, { fulfilment: at('PARIS') });
    await desk.charge('PICKUP', 'AT_HANDOVER');
    const handItOver = await desk.prepare(placed, 'associate-paris');
    await handItOver();
    expect(await desk.look(placed)).toMatchObject({
      state: 'COMPLETED',
      paymentIntents: [{ captured: { amountMinor: 1990 }, refunded: { amountMinor: 0 } }],
    });
  });

  it('goes back on sale where the fee is not paid in three days', async () => {
    const placed = await desk.buy(1);
    await move(placed, toHome);
    clock.advance(3 * dayMs + 1);
    await expireIntents(shop.app.gateway);
    await expect
      .poll(() => desk.look(placed), soon)
      .toMatchObject({
        state: 'CANCELED',
        paymentIntents: [{ state: 'VOIDED' }, { state: 'EXPIRED' }],
      });
    expect(await desk.reserved(placed)).toEqual({});
  });

  it('is sent to another address', async () => {
    const placed = await desk.buy(1);
    await move(placed, toHome);
    const shippingAddress = { ...home, line1: '5 rue des Roses' };
    const moved = await move(placed, { shippingAddress });
    expect(moved.__typename).toBe('ChangeOrderPayload');
    expect(await desk.look(placed)).toMatchObject({
      shippingAddress: { line1: '5 rue des Roses' },
      nextActions: expect.arrayContaining(['changeOrderDelivery', 'cancelOrderLines']),
    });
  });
});

describe('is refused, and changes nothing', () => {
  it.each([
    ['what the other store has not', () => ({ fulfilment: at('PARIS') }), 'OutOfStock', 101],
    [
      'a place where nothing is collected',
      () => ({ fulfilment: at('DEPOT') }),
      'PickupNotOffered',
      1,
    ],
    [
      'another country',
      () => ({ ...toHome, shippingAddress: { ...home, countryCode: 'BE', postalCode: '1000' } }),
      'OtherCountry',
      1,
    ],
    [
      'an old version',
      () => ({ fulfilment: at('PARIS'), expectedVersion: 0 }),
      'OrderVersionConflict',
      1,
    ],
  ])('%s', async (_, input, kind, quantity) => {
    if (quantity > 100) await fillPlace('LYON', 200);
    const placed = await desk.buy(quantity);
    const before = await desk.look(placed);
    expect((await move(placed, input())).__typename).toBe(kind);
    expect(await desk.look(placed)).toEqual(before);
    expect(await desk.reserved(placed)).toEqual({ 'LYON CAP-BLUE': quantity });
    if (quantity > 100) await desk.cancelUnits(placed, quantity);
  });

  it('what is being picked', async () => {
    const placed = await desk.buy(1);
    await desk.prepare(placed);
    expect((await desk.look(placed)).nextActions).not.toContain('changeOrderDelivery');
    const refused = await move(placed, { fulfilment: at('PARIS') });
    expect(refused).toMatchObject({ __typename: 'GoodsInPreparation', skus: ['CAP-BLUE'] });
  });

  it.each([
    ['nothing', () => ({})],
    ['no address', () => ({ fulfilment: { kind: 'SHIP' } })],
    ['no store', () => ({ fulfilment: { kind: 'PICKUP' } })],
  ])('a request that says %s', async (_, input) => {
    const placed = await desk.buy(1);
    await expect(move(placed, input())).rejects.toThrow(/BAD_USER_INPUT/);
  });
});

describe('two at once', () => {
  it('find goods elsewhere, where others were faster in the first place', async () => {
    const { 'MUG-RED': mug = '' } = shop.variantIds;
    const [depot, paris] = [shop.locationIds['DEPOT'] ?? '', shop.locationIds['PARIS'] ?? ''];
    for (const place of ['LYON', 'DEPOT', 'PARIS']) await fillPlace(place, 1, mug);
    const cart = await fillCart(shop, { sku: 'MUG-RED' });
    const { id } = (await order(shop, cart)).order;
    const placed = await desk.known({ id, as: cart.as });
    await sendsFrom(shop, paris, { preference: 0 });
    let moved: Promise<{ readonly __typename: string }> | undefined;
    await shop.app.gateway.runAsSystem('others', async (work) => {
      const item = { variantId: innerId('Variant', mug), locationId: innerId('Location', depot) };
      must(await setOnHand(work, { items: [{ ...item, onHand: 0 }], reason: 'stolen' }));
      // It sees the mug there, and waits for what becomes of it.
      moved ??= move(placed, toHome);
      await expect.poll(waitsForRow, soon).toBe(true);
    });
    expect((await moved)?.__typename).toBe('ChangeOrderPayload');
    expect(await desk.reserved(placed)).toEqual({ 'PARIS MUG-RED': 1 });
    await sendsFrom(shop, paris, { ships: false });
  });

  it('bring the goods to one of both places', async () => {
    const placed = await desk.buy(1);
    const { version: expectedVersion } = await desk.look(placed);
    const both = await Promise.all([
      move(placed, { fulfilment: at('PARIS'), expectedVersion }),
      move(placed, { ...toHome, expectedVersion }),
    ]);
    expect(both.map((each) => each.__typename).sort()).toEqual([
      'ChangeOrderPayload',
      'OrderVersionConflict',
    ]);
    expect(Object.values(await desk.reserved(placed))).toEqual([1]);
  });

  it('with the same key are one', async () => {
    const placed = await desk.buy(1);
    const input = { ...toHome, idempotencyKey: `same-${placed.id}` };
    const both = await Promise.all([move(placed, input), move(placed, input)]);
    expect(both[0].paymentIntent.id).toBe(both[1].paymentIntent.id);
    expect((await desk.look(placed)).paymentIntents).toHaveLength(2);
  });
});

/** Does somebody wait for a row of the stock that is written just now? */
async function waitsForRow(): Promise<boolean> {
  const { rows } = await shop.app.gateway.database.pool.query<{ waiting: number }>(`
    select count(*)::integer as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%stock_item%'`);
  return rows[0]?.waiting === 1;
}

async function fillPlace(code: string, units: number, variantId = shop.variantIds['CAP-BLUE']) {
  const input = {
    variantId,
    locationId: shop.locationIds[code],
    delta: units,
    reason: 'more',
    idempotencyKey: freshKey(),
  };
  const adjust =
    'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }';
  await shop.ask(adjust, { input }, { token: await shop.tokenOf('admin') });
}
