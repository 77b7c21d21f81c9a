import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveProducts } from '../../src/catalog/index.js';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import { setPrices } from '../../src/pricing/index.js';
import { setOnHand } from '../../src/stock/index.js';
import { home } from '../carts/cart-desk.js';
import type { Asking } from '../support/app.js';
import { prepareAtCounter } from '../support/counter.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { openPlace } from '../support/parcels.js';
import { sendsFrom } from '../support/sourcing.js';
import { statementsOf } from '../support/statements.js';
import { route } from '../transfers/send-to-store.js';

const most = 30;
/** So many different goods a store keeps for somebody who pays nothing. */
const mostKept = 10;

let shop: StockedShop;
let variantIds: readonly string[];

beforeAll(async () => {
  shop = await given.shop({ workers: 0, stock: {} });
  variantIds = await shop.app.gateway.runAsSystem('given', async (work) => {
    const skus = Array.from({ length: most }, (_, place) => `THING-${place}`);
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
    const prices = ids.map((variantId) => ({ variantId, amountMinor: 3000 }));
    must(await setPrices(work, { list: 'EUR', prices }));
    const places = ['PARIS', 'DEPOT'].map((code) =>
      innerId('Location', shop.locationIds[code] ?? ''),
    );
    const items = places.flatMap((locationId) =>
      ids.map((variantId) => ({ variantId, locationId, onHand: 1000 })),
    );
    must(await setOnHand(work, { items, reason: 'opening' }));
    return ids.map((id) => toGlobalId('Variant', id));
  });
  await route(shop, 'PARIS', 60);
  await route(shop, 'DEPOT', 120);
  await sendsFrom(shop, shop.locationIds['PARIS'] ?? '', { preference: 0 });
  await sendsFrom(shop, shop.locationIds['DEPOT'] ?? '', { preference: 100 });
  // What the provider tells afterwards comes when it comes; it is told once nothing is counted.
  shop.sandbox.control.conductWebhooks({ paused: true });
});
afterAll(async () => {
  await shop.sandbox.control.flushWebhooks('oldest-first');
  await shop.close();
});

/** Wake-ups, and the look for those that were missed, come when they come. */
const nowAndThen = /^select (pg_notify|stream, seq from stream_head)/;

const orderNow = /* GraphQL */ `
  order {
    id state
    lines { id sku variant { sku } }
    fulfilments {
      __typename id state lines { id sku quantity } location { code }
      ... on Pickup { code collectAt { code } }
      ... on Shipment { parcels { id lines { sku } } }
    }
    sourcingPlans { parts { sku locationCode } candidates { location { code } } }
  }`;
const lines = 'lines { id quantity variant { sku } }';
const shown: Readonly<Record<string, string>> = {
  CartPayload: 'cart { id }',
  CreateCartPayload: 'guestToken cart { id }',
  FulfilmentPayload: `fulfilment { id state lines { id sku quantity } ... on Shipment { parcels { id } } }`,
  TransferPayload: `transfer { id ${lines} }`,
  SendPickupPayload: `transfer { id ${lines} }`,
  StoreReservationPayload: `storeReservation { id ${lines} }`,
  ReturnOrderPayload:
    'returnOrder { id nextActions label { url } lines { id quantity } replacement { lines { sku title } } }',
  ExchangeReturnPayload: 'returnOrder { state } placed { order { id state } }',
};
const payloads: Readonly<Record<string, string>> = {
  createCart: 'CreateCartPayload',
  setCartAddresses: 'CartPayload',
  placeOrder: 'PlaceOrderPayload',
  cancelOrder: 'OrderPayload',
  announceArrival: 'OrderPayload',
  handOverOrder: 'HandOverOrderPayload',
  sendPickup: 'SendPickupPayload',
  collectStoreReservation: 'CollectStoreReservationPayload',
  cancelOrderLines: 'ChangeOrderPayload',
  addOrderLines: 'ChangeOrderPayload',
  changeOrderDelivery: 'ChangeOrderPayload',
  reserveInStore: 'StoreReservationPayload',
  exchangeReturn: 'ExchangeReturnPayload',
};
const usualPayload = (mutation: string) => {
  if (mutation.includes('StoreReservation')) return 'StoreReservationPayload';
  if (/Return|Replacement/.test(mutation)) return 'ReturnOrderPayload';
  return mutation.includes('Transfer') ? 'TransferPayload' : 'FulfilmentPayload';
};
const inputOf = (mutation: string) =>
  /^(confirm|mark)StoreReservation/.test(mutation)
    ? 'StoreReservationInput'
    : `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;

/** Says something, and gives what it was answered and how many statements that took. */
async function say(by: string | Asking, mutation: string, input: object) {
  const payload = payloads[mutation] ?? usualPayload(mutation);
  const document = `mutation ($input: ${inputOf(mutation)}!) {
    ${mutation}(input: $input) {
      __typename ... on UserError { message } ... on ${payload} { ${shown[payload] ?? orderNow} }
    }
  }`;
  const as = typeof by === 'string' ? { token: await shop.tokenOf(by) } : by;
  const { statements, result } = await statementsOf(async () =>
    answered(await shop.ask(document, { input }, as)),
  );
  if (result.__typename !== payload) throw new Error(`${mutation}: ${JSON.stringify(result)}`);
  return { result, cost: statements.filter((each) => !nowAndThen.test(each)).length };
}

/** What each step costs that is told to it, by the name of the step. */
class Bill {
  readonly costs: Record<string, number> = {};

  async pays(name: string, by: string | Asking, mutation: string, given: object) {
    const { result, cost } = await say(by, mutation, { idempotencyKey: freshKey(), ...given });
    this.costs[`${name}: ${mutation}`] = cost;
    return result;
  }
}

type Line = { readonly id: string; readonly quantity: number };
const of = (all: readonly Line[], units: (line: Line) => object) =>
  all.map((line) => ({ lineId: line.id, ...units(line) }));
const wanted = (count: number, quantity: number) =>
  variantIds.slice(0, count).map((variantId) => ({ variantId, quantity }));

/** Somebody buys three of each, and has paid for them. */
async function buy(
  bill: Bill,
  count: number,
  fulfilment: { kind: string; locationId?: string | undefined },
) {
  const contact = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
  const created = await say({}, 'createCart', { lines: wanted(count, 3), contact, fulfilment });
  const as = { guestToken: created.result.guestToken };
  const cartId = created.result.cart.id;
  if (fulfilment.kind === 'SHIP')
    await say(as, 'setCartAddresses', { cartId, shippingAddress: home });
  const paying = { cartId, paymentMethodToken: 'tok_success' };
  const name = `${fulfilment.kind} ${fulfilment.locationId === at('LYON') ? 'elsewhere' : ''}`;
  const { order } = await bill.pays(name, as, 'placeOrder', paying);
  expect(order.state).toBe('CONFIRMED');
  return { as, order, orderId: order.id as string };
}

const at = (code: string) => shop.locationIds[code];
const pickupAt = (code: string) => ({ kind: 'PICKUP', locationId: at(code) });

async function collected(bill: Bill, count: number) {
  const { as, order, orderId } = await buy(bill, count, pickupAt('PARIS'));
  const [{ id: fulfilmentId, code: pickupCode, lines: all }] = order.fulfilments;
  const says = (mutation: string, more: object = {}) =>
    bill.pays('collected', 'associate-paris', mutation, { fulfilmentId, ...more });
  await says('acceptFulfilment');
  await says('requireIdentityCheck');
  await says('pickFulfilment', { lines: of(all, ({ quantity }) => ({ picked: quantity })) });
  await says('markPickupReady');
  const collector = { email: 'max@example.org', firstName: 'Max', lastName: 'Petit' };
  await bill.pays('collected', as, 'nameCollector', {
    orderId,
    pickupId: fulfilmentId,
    ...collector,
  });
  await bill.pays('collected', as, 'announceArrival', { orderId });
  const part = of(all, () => ({ taken: 1, refused: 1 }));
  const seen = { pickupCode, identityChecked: true };
  await says('handOverOrder', { ...seen, lines: part });
  await bill.pays('the rest', 'associate-paris', 'handOverOrder', { fulfilmentId, ...seen });
}

async function changed(bill: Bill, count: number) {
  const { as, order, orderId } = await buy(bill, count, pickupAt('PARIS'));
  const says = (name: string, mutation: string, more: object) =>
    bill.pays(name, as, mutation, { orderId, ...more });
  await says('changed', 'cancelOrderLines', { lines: of(order.lines, () => ({ quantity: 1 })) });
  await says('changed', 'addOrderLines', { lines: wanted(count, 1) });
  await says('sent', 'changeOrderDelivery', {
    fulfilment: { kind: 'SHIP' },
    shippingAddress: home,
  });
  await says('elsewhere', 'changeOrderDelivery', { fulfilment: pickupAt('LYON') });
  await says('changed', 'cancelOrder', {});
}

async function sentToStore(bill: Bill, count: number) {
  const { order } = await buy(bill, count, pickupAt('LYON'));
  const [{ id: fulfilmentId, lines: all }] = order.fulfilments;
  const says = (mutation: string, more: object = {}) =>
    bill.pays('elsewhere', 'associate-paris', mutation, { fulfilmentId, ...more });
  await says('acceptFulfilment');
  await says('pickFulfilment', { lines: of(all, () => ({ picked: 2 })) });
  const { transfer } = await says('sendPickup');
  const which = { transferId: transfer.id, lines: of(transfer.lines, () => ({ quantity: 1 })) };
  await bill.pays('elsewhere', 'associate', 'receiveTransfer', which);
  await bill.pays('elsewhere', 'associate', 'declareTransferLost', { ...which, reason: 'gone' });
}

async function shipped(bill: Bill, count: number) {
  const { order, as } = await buy(bill, count, { kind: 'SHIP' });
  const packer = (mutation: string, more: object) => bill.pays('depot', 'packer', mutation, more);
  const [first] = order.fulfilments;
  expect(first.location.code).toBe('DEPOT');
  await packer('acceptFulfilment', { fulfilmentId: first.id });
  await packer('rejectFulfilment', { fulfilmentId: first.id, reason: 'flood' });
  const look = `query ($id: ID!) { ${orderNow.replace('order', 'order(id: $id)')} }`;
  const now = answered(await shop.ask(look, { id: order.id }, as));
  const { id: fulfilmentId, lines: all } = now.fulfilments.find(
    ({ state }: { state: string }) => state === 'OFFERED',
  );
  const paris = (mutation: string, more: object) =>
    bill.pays('store', 'associate-paris', mutation, more);
  await paris('acceptFulfilment', { fulfilmentId });
  await paris('pickFulfilment', { fulfilmentId, lines: of(all, () => ({ picked: 2 })) });
  const parcel = { weightGrams: 500, lines: of(all, () => ({ quantity: 1 })) };
  const packed = await paris('packShipment', { fulfilmentId, parcels: [parcel, parcel] });
  const [lost, back] = packed.fulfilment.parcels;
  await paris('shipParcel', { parcelId: lost.id });
  await bill.pays('the last', 'associate-paris', 'shipParcel', { parcelId: back.id });
  const gone = { parcelId: lost.id, reason: 'never came', state: 'LOST' };
  await bill.pays('lost', 'agent', 'reportParcel', gone);
  await paris('receiveParcelBack', { parcelId: back.id });
}

async function kept(bill: Bill, count: number) {
  const reserve = async () => {
    const as = { guestToken: newGuestToken() };
    const contact = { email: `${freshKey()}@example.org`, firstName: 'Léa', lastName: 'Bernard' };
    const asked = { locationId: at('PARIS'), lines: wanted(count, 2), contact };
    const { storeReservation } = await bill.pays('kept', as, 'reserveInStore', asked);
    return { as, storeReservationId: storeReservation.id, all: storeReservation.lines };
  };
  const says = (mutation: string, more: object) =>
    bill.pays('kept', 'associate-paris', mutation, more);
  const { storeReservationId, all } = await reserve();
  await says('confirmStoreReservation', { storeReservationId });
  await says('markStoreReservationReady', { storeReservationId });
  const paying = { storeReservationId, paymentMethodToken: 'tok_success' };
  await says('collectStoreReservation', { ...paying, lines: of(all, () => ({ quantity: 1 })) });
  const { storeReservationId: second } = await reserve();
  await says('rejectStoreReservation', { storeReservationId: second, reason: 'broken' });
  const third = await reserve();
  const { storeReservationId: unwanted } = third;
  await bill.pays('kept', third.as, 'cancelStoreReservation', { storeReservationId: unwanted });
}

async function moved(bill: Bill, count: number) {
  const packer = (mutation: string, more: object) => bill.pays('moved', 'packer', mutation, more);
  const ends = { fromLocationId: at('DEPOT'), toLocationId: at('LYON'), reason: 'sold out' };
  const asked = { ...ends, lines: wanted(count, 2) };
  const { transfer } = await packer('requestTransfer', asked);
  const which = { transferId: transfer.id };
  await packer('sendTransfer', { ...which, lines: of(transfer.lines, () => ({ quantity: 2 })) });
  const part = { ...which, lines: of(transfer.lines, () => ({ quantity: 1 })) };
  await bill.pays('moved', 'associate', 'receiveTransfer', part);
  await bill.pays('moved', 'associate', 'declareTransferLost', { ...which, reason: 'gone' });
  const { transfer: unwanted } = await packer('requestTransfer', asked);
  await packer('cancelTransfer', { transferId: unwanted.id, reason: 'not needed' });
}

async function cartOf(as: Asking, count: number) {
  const contact = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
  const given = { lines: wanted(count, 1), contact, fulfilment: pickupAt('LYON') };
  return { cartId: (await say(as, 'createCart', given)).result.cart.id };
}

const planOf = `query ($input: RefundPlanInput!) {
  refundPlan(input: $input) { ... on RefundPlanPayload { plan { hash } } } }`;

async function exchanged(bill: Bill, count: number) {
  const { as, order, orderId } = await buy(new Bill(), count, pickupAt('PARIS'));
  const [pickup] = order.fulfilments;
  await (await prepareAtCounter(shop, pickup, undefined, 'associate-paris'))();
  const paris = (mutation: string, more: object) =>
    bill.pays('exchanged', 'associate-paris', mutation, more);
  const why = { quantity: 1, reasonCode: 'CHANGED_MIND' };
  const back = order.lines.map(({ id: orderLineId }: Line) => ({ orderLineId, ...why }));
  const asked = { orderId, method: 'LABEL', lines: back, replacement: await cartOf(as, count) };
  const { returnOrder } = await bill.pays('exchanged', as, 'requestReturn', asked);
  const { id: returnId } = returnOrder;
  const others = await cartOf(as, count);
  await bill.pays('exchanged', as, 'chooseReplacement', { returnId, ...others });
  await paris('receiveReturn', { returnId, locationId: at('PARIS') });
  const units = of(returnOrder.lines, () => ({ disposition: 'RESTOCK', quantity: 1 }));
  await paris('inspectReturn', { returnId, units });
  const by = { token: await shop.tokenOf('supervisor') };
  const { plan } = answered(await shop.ask(planOf, { input: { returnId } }, by));
  const planned = { returnId, planHash: plan.hash };
  const { placed } = await bill.pays('exchanged', by, 'exchangeReturn', planned);
  expect(placed.order.state).toBe('CONFIRMED');
  await bill.pays('again', as, 'requestReturn', { orderId, method: 'STORE', lines: back });
}

async function billOf(go: (bill: Bill, count: number) => Promise<void>, count: number) {
  const bill = new Bill();
  await go(bill, count);
  return bill.costs;
}

it.each([
  ['collected in a store', collected, most],
  ['changed by their buyer', changed, most],
  ['sent to the store of their buyer', sentToStore, most],
  ['sent to their buyer, by another place', shipped, most],
  ['kept in a store', kept, mostKept],
  ['moved from place to place', moved, most],
  ['exchanged for others', exchanged, most],
] as const)('takes as many statements for many lines as for one: goods %s', async (_, go, many) => {
  await billOf(go, 1);
  const one = await billOf(go, 1);
  expect(await billOf(go, many)).toEqual(one);
});

it('takes as many statements for many places as for a few', async () => {
  const few = [await billOf(shipped, 1), await billOf(changed, 1)];
  for (let place = 0; place < 5; place += 1) await openPlace(shop, { code: `Z-${place}` }, {});
  expect([await billOf(shipped, 1), await billOf(changed, 1)]).toEqual(few);
});

const place = 'location { code isOpen }';
const task = /* GraphQL */ `
  id serviceLevel nextActions claim { by } lines { sku } ${place} sendTo { code }
  transfer { id lines { variant { sku } } } fulfilment { id nextActions }`;
it.each([
  [
    'orders',
    'agent',
    `query ($first: Int) { orders(first: $first) { nodes { ${orderNow.replace(/^\s*order \{/, '')} } }`,
  ],
  [
    'tasks of a store',
    'associate-paris',
    `query ($first: Int, $at: ID!) {
      storeTasks(locationId: $at, first: $first, states: [HANDED_OVER, RETURNED_TO_SENDER, CANCELED, SHIPPED, LOST]) {
        nodes { ${task} }
      }
    }`,
  ],
  [
    'transfers',
    'associate',
    `query ($first: Int, $at: ID!) {
      transfers(locationId: $at, first: $first, states: [RECEIVED, LOST]) {
        nodes { nextActions from { code isOpen } to { code } lines { variant { sku title } } }
      }
    }`,
  ],
  [
    'returns',
    'agent',
    `query ($first: Int) {
      returnOrders(first: $first) {
        nodes { nextActions dueAt label { url } ${place} replacement { lines { sku title } }
          lines { title reason { code } dispositions { id } } refunds { id state } exchangedFor { number }
          order { number returnable { units windows { until } } } }
      }
    }`,
  ],
  [
    'reservations in a store',
    'associate-paris',
    `query ($first: Int, $at: ID!) {
      storeReservations(locationId: $at, first: $first, states: [COLLECTED, REJECTED, CANCELED]) {
        nodes { nextActions eventsCursor ${place} order { number } lines { variant { sku title } } }
      }
    }`,
  ],
])('takes as many statements to list many %s as a few', async (_, by, document) => {
  const as = { token: await shop.tokenOf(by) };
  const list = async (first: number) => {
    const { statements, result } = await statementsOf(() =>
      shop.ask(document, { first, at: at(by === 'associate' ? 'LYON' : 'PARIS') }, as),
    );
    return { cost: statements.length, rows: answered(result).nodes.length as number };
  };
  await list(4);
  const [few, many] = [await list(4), await list(10)];
  expect(many.rows).toBeGreaterThan(few.rows);
  expect(many.cost).toBe(few.cost);
});
