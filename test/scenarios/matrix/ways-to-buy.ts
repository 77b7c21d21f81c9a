import type { FulfilmentKind } from '../../../src/fulfilment/index.js';
import type { RefundTender } from '../../../src/payments/index.js';
import type { ActorKind, Channel } from '../../../src/platform/auth/actor.js';
import type { Asking } from '../../support/app.js';
import { prepareAtCounter } from '../../support/counter.js';
import { fillAtCounter, sellAtCounter } from '../../support/counter-sale.js';
import { answered } from '../../support/journey.js';
import { sendParcel } from '../../support/parcels.js';
import { associateOf, type MatrixShop, type Place } from './matrix-shop.js';
import { keepAndCollect, walkOut } from './ways-in-store.js';

/** Goods that somebody wants. */
export interface Wanted {
  readonly variantId: string;
  readonly quantity: number;
}

/** An order whose goods have left. */
export interface Sold {
  readonly orderId: string;
  /** How its buyer is known; null where nobody asked who they are. */
  readonly buyer: Asking | null;
}

/** How goods are bought. */
export interface WayToBuy {
  readonly name: string;
  /** By which channel the order has come, and who has made it. */
  readonly channel: Channel;
  readonly actorKind: ActorKind;
  readonly buyer: 'CUSTOMER' | 'GUEST' | 'NOBODY';
  readonly kind: FulfilmentKind;
  /** Where the goods lie before, and where they are handed over, if that is at a counter. */
  readonly from: Place;
  /** Which command writes the order. */
  readonly command: string;
  /** Where fewer units can be bought at once than there are tenders: the tender that is left to the other ways. */
  readonly without?: RefundTender;
  buy(shop: MatrixShop, wanted: Wanted): Promise<Sold>;
}

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message code }
      ... on PlaceOrderPayload { order { id fulfilments { id ... on Pickup { code } } } }
    }
  }`;
const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on UserError { message }
      ... on CreateCartPayload { guestToken cart { id } }
    }
  }`;

const contact = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
const home = { name: 'Léa Bernard', line1: '3 rue Neuve', postalCode: '69001', city: 'Lyon' };

/** Fills a cart and orders it: collected at a store, or sent where none is named. */
async function order(shop: MatrixShop, wanted: Wanted, by: Asking, more: object) {
  const input = { lines: [wanted], contact, shippingAddress: home, ...more };
  const created = answered(await shop.shop.ask(createCart, { input }, by));
  if (!created.cart) throw new Error(JSON.stringify(created));
  const as = created.guestToken ? { ...by, guestToken: created.guestToken } : by;
  const paying = { cartId: created.cart.id, paymentMethodToken: 'tok_success' };
  const placed = await shop.tellAs(placeOrder, paying, as);
  if (!placed.order) throw new Error(JSON.stringify(placed));
  return { orderId: placed.order.id as string, task: placed.order.fulfilments[0], as };
}

async function collect(shop: MatrixShop, wanted: Wanted, by: Asking, store: Place) {
  const fulfilment = { kind: 'PICKUP', locationId: shop.shop.locationIds[store] };
  const { orderId, task, as } = await order(shop, wanted, by, { fulfilment });
  const handOver = await prepareAtCounter(shop.shop, task, undefined, associateOf[store]);
  await handOver();
  return { orderId, buyer: as };
}

async function haveSent(shop: MatrixShop, wanted: Wanted, by: Asking, more: object = {}) {
  const placed = await order(shop, wanted, by, { fulfilment: { kind: 'SHIP' }, ...more });
  await sendParcel(shop.shop, placed.task.id, associateOf.DEPOT);
  return { orderId: placed.orderId, buyer: placed.as };
}

async function carryOut(shop: MatrixShop, { variantId, quantity }: Wanted, by: Asking) {
  const named = { ...shop.shop, variantIds: { ...shop.shop.variantIds, WANTED: variantId } };
  const cart = await fillAtCounter(named, { goods: { WANTED: [quantity, 'COUNTER'] } }, by);
  const sold = await sellAtCounter(named, cart.id, by);
  if (!sold.order) throw new Error(JSON.stringify(sold));
  return { orderId: sold.order.id as string, buyer: null };
}

const by = (channel: Channel) => (channel === 'WEB' ? {} : { headers: { 'x-channel': channel } });

export const waysToBuy: readonly WayToBuy[] = [
  {
    name: 'on the web by a guest who collects it',
    channel: 'WEB',
    actorKind: 'GUEST',
    buyer: 'GUEST',
    kind: 'PICKUP',
    from: 'LYON',
    command: 'placeOrder',
    buy: (shop, wanted) => collect(shop, wanted, by('WEB'), 'LYON'),
  },
  {
    name: 'on the web by a customer who has it sent',
    channel: 'WEB',
    actorKind: 'CUSTOMER',
    buyer: 'CUSTOMER',
    kind: 'SHIP',
    from: 'DEPOT',
    command: 'placeOrder',
    buy: async (shop, wanted) => haveSent(shop, wanted, await shop.as('customer')),
  },
  {
    name: 'in the app by a customer who collects it elsewhere',
    channel: 'APP',
    actorKind: 'CUSTOMER',
    buyer: 'CUSTOMER',
    kind: 'PICKUP',
    from: 'PARIS',
    command: 'placeOrder',
    buy: async (shop, wanted) => collect(shop, wanted, await shop.as('customer', 'APP'), 'PARIS'),
  },
  {
    name: 'at a kiosk by a guest who collects it',
    channel: 'KIOSK',
    actorKind: 'GUEST',
    buyer: 'GUEST',
    kind: 'PICKUP',
    from: 'PARIS',
    command: 'placeOrder',
    buy: (shop, wanted) => collect(shop, wanted, by('KIOSK'), 'PARIS'),
  },
  {
    name: 'by voice by a customer who has it sent',
    channel: 'VOICE',
    actorKind: 'CUSTOMER',
    buyer: 'CUSTOMER',
    kind: 'SHIP',
    from: 'DEPOT',
    command: 'placeOrder',
    buy: async (shop, wanted) => haveSent(shop, wanted, await shop.as('customer', 'VOICE')),
  },
  {
    name: 'on the phone, and sent',
    channel: 'CALL_CENTRE',
    actorKind: 'AGENT',
    buyer: 'CUSTOMER',
    kind: 'SHIP',
    from: 'DEPOT',
    command: 'placeOrder',
    buy: async (shop, wanted) => {
      const { id: customerId } = await viewer(shop);
      const { orderId } = await haveSent(shop, wanted, await shop.as('agent'), { customerId });
      return { orderId, buyer: await shop.as('customer') };
    },
  },
  {
    name: 'at the counter, and carried out',
    channel: 'STORE',
    actorKind: 'ASSOCIATE',
    buyer: 'NOBODY',
    kind: 'COUNTER',
    from: 'LYON',
    command: 'placeOrder',
    buy: async (shop, wanted) => carryOut(shop, wanted, await shop.as('associate')),
  },
  {
    name: 'at the counter, where it was kept for the customer',
    // A store keeps five units of a kind at most.
    without: 'TERMINAL',
    channel: 'STORE',
    actorKind: 'ASSOCIATE',
    buyer: 'CUSTOMER',
    kind: 'COUNTER',
    from: 'LYON',
    command: 'collectStoreReservation',
    buy: keepAndCollect,
  },
  {
    name: 'on the tablet of an associate, and carried out',
    channel: 'TABLET',
    actorKind: 'ASSOCIATE',
    buyer: 'NOBODY',
    kind: 'COUNTER',
    from: 'LYON',
    command: 'placeOrder',
    buy: async (shop, wanted) => carryOut(shop, wanted, await shop.as('associate', 'TABLET')),
  },
  {
    name: 'on a tablet of the store, and carried out',
    channel: 'TABLET',
    actorKind: 'DEVICE',
    buyer: 'NOBODY',
    kind: 'COUNTER',
    from: 'LYON',
    command: 'placeOrder',
    buy: async (shop, wanted) => carryOut(shop, wanted, await shop.as('device')),
  },
  {
    name: 'by walking out with it',
    channel: 'TABLET',
    actorKind: 'DEVICE',
    buyer: 'CUSTOMER',
    kind: 'COUNTER',
    from: 'LYON',
    command: 'leaveStore',
    buy: walkOut,
  },
];

/** Channels that no order comes by, and why. */
export const channelsWithoutOrders: Readonly<Partial<Record<Channel, string>>> = {
  IVR: 'The phone menu takes payments of orders that there are.',
  LINK: 'A link leads to the payment of an order that there is.',
  TERMINAL: 'A terminal takes the payment of an order of the store.',
  CARRIER: 'The operator bills an order that was made on the web or in the app.',
  PARTNER: 'Partners only read.',
};

async function viewer({ shop, as }: MatrixShop): Promise<{ id: string }> {
  const { customer } = answered(
    await shop.ask('{ viewer { customer { id } } }', {}, await as('customer')),
  );
  return customer;
}
