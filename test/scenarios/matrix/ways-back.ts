import type { ActorKind, Channel } from '../../../src/platform/auth/actor.js';
import type { ReturnMethod } from '../../../src/returns/domain/return-lifecycle.js';
import type { Asking } from '../../support/app.js';
import { answered } from '../../support/journey.js';
import { associateOf, type MatrixShop, type Place } from './matrix-shop.js';
import type { WayToBuy } from './ways-to-buy.js';

/** What is given back: one unit of an order that has one line. */
export interface BackFrom {
  readonly orderId: string;
  readonly number: string;
  readonly email: string | null;
  readonly lineId: string;
  readonly buyer: Asking | null;
  readonly bought: WayToBuy;
}

/** A return that was inspected, and where the unit lies now. */
export interface Back {
  readonly returnId: string;
  readonly place: Place;
  /** Who gives the money back. */
  readonly cashier: Asking;
  readonly cashierIs: Who;
  /** Where the cashier works; null where that is the back office. */
  readonly cashierAt: 'LYON' | 'PARIS' | null;
  readonly askedBy: Who & { readonly command: string };
  readonly receivedBy: Who;
}

interface Who {
  readonly actorKind: ActorKind;
  readonly channel: Channel;
}

/** How goods come back. */
export interface WayBack {
  readonly name: string;
  readonly method: ReturnMethod;
  /** Only for buyers who are known. */
  readonly byBuyer: boolean;
  come(shop: MatrixShop, from: BackFrom): Promise<Back>;
}

const agent: Who = { actorKind: 'AGENT', channel: 'CALL_CENTRE' };
const associate: Who = { actorKind: 'ASSOCIATE', channel: 'STORE' };
const associateOnTablet: Who = { actorKind: 'ASSOCIATE', channel: 'TABLET' };
const device: Who = { actorKind: 'DEVICE', channel: 'TABLET' };
const store = { LYON: 'LYON', PARIS: 'PARIS', DEPOT: 'LYON' } as const;
const elsewhere = { LYON: 'PARIS', PARIS: 'LYON', DEPOT: 'PARIS' } as const;

const oneUnit = ({ orderId, lineId }: BackFrom) => ({
  orderId,
  lines: [{ orderLineId: lineId, quantity: 1, reasonCode: 'CHANGED_MIND' }],
});

async function request(shop: MatrixShop, from: BackFrom, method: ReturnMethod, by: Asking) {
  const { returnOrder } = await shop.tell('requestReturn', { ...oneUnit(from), method }, by);
  return returnOrder as { id: string; number: string };
}

/** Counts and judges what has come. */
async function takeIn(shop: MatrixShop, returnId: string, place: Place, by: Asking): Promise<void> {
  const locationId = shop.shop.locationIds[place];
  const { returnOrder } = await shop.tell('receiveReturn', { returnId, locationId }, by);
  const units = [{ lineId: returnOrder.lines[0].id, disposition: 'RESTOCK', quantity: 1 }];
  const inspected = await shop.tell('inspectReturn', { returnId, units }, by);
  if (inspected.returnOrder?.state !== 'INSPECTED') throw new Error(JSON.stringify(inspected));
}

const returnable = /* GraphQL */ `
  query ($email: String!, $number: String) {
    returnableOrders(email: $email, number: $number) { orderId }
  }`;

/** Goods lie on a counter; who stands there finds the order, where its buyer has said who they are. */
async function openAtCounter(shop: MatrixShop, from: BackFrom, place: Place, by: Asking) {
  const { email, number } = from;
  if (email !== null) {
    const [found] = answered(await shop.shop.ask(returnable, { email, number }, by));
    if (found?.orderId !== from.orderId) throw new Error(`${number} is not found at the counter`);
  }
  const locationId = shop.shop.locationIds[place];
  const opened = await shop.tell('openReturnAtCounter', { ...oneUnit(from), locationId }, by);
  const { id: returnId } = opened.returnOrder;
  await takeIn(shop, returnId, place, by);
  return returnId as string;
}

async function overTheCounter(shop: MatrixShop, from: BackFrom, place: 'LYON' | 'PARIS') {
  const by = await shop.as(associateOf[place]);
  const returnId = await openAtCounter(shop, from, place, by);
  const askedBy = { ...associate, command: 'openReturnAtCounter' };
  const cashier = { cashier: by, cashierIs: associate, cashierAt: place };
  return { returnId, place, ...cashier, askedBy, receivedBy: associate };
}

const buyerOf = ({ buyer }: BackFrom): Asking => {
  if (!buyer) throw new Error('nobody knows the buyer');
  const { headers: _, ...onTheWeb } = buyer;
  return onTheWeb;
};

const requestedBy = (who: Who) => ({ ...who, command: 'requestReturn' });
const buyerOnTheWeb = ({ bought }: BackFrom): Who => ({
  actorKind: bought.buyer === 'GUEST' ? 'GUEST' : 'CUSTOMER',
  channel: 'WEB',
});

export const waysBack: readonly WayBack[] = [
  {
    name: 'asked for on the web and sent with a label',
    method: 'LABEL',
    byBuyer: true,
    async come(shop, from) {
      const buyer = buyerOf(from);
      const { id: returnId } = await request(shop, from, 'LABEL', buyer);
      await shop.tell('markReturnSent', { returnId, trackingCode: 'BACK-1' }, buyer);
      await takeIn(shop, returnId, 'DEPOT', await shop.as(associateOf.DEPOT));
      return {
        returnId,
        place: 'DEPOT',
        cashier: await shop.as('agent'),
        cashierIs: agent,
        cashierAt: null,
        askedBy: requestedBy(buyerOnTheWeb(from)),
        receivedBy: associate,
      };
    },
  },
  {
    name: 'asked for on the web and brought to another store',
    method: 'STORE',
    byBuyer: true,
    async come(shop, from) {
      const place = elsewhere[from.bought.from];
      const by = await shop.as(associateOf[place]);
      const { id, number } = await request(shop, from, 'STORE', buyerOf(from));
      const find = 'query ($number: String!) { returnOrder(number: $number) { id } }';
      const { id: returnId } = answered(await shop.shop.ask(find, { number }, by));
      if (returnId !== id) throw new Error(`${number} is not found at the counter`);
      await takeIn(shop, id, place, by);
      const cashier = { cashier: by, cashierIs: associate, cashierAt: place };
      const askedBy = requestedBy(buyerOnTheWeb(from));
      return { returnId: id, place, ...cashier, askedBy, receivedBy: associate };
    },
  },
  {
    name: 'at the counter of the same store',
    method: 'STORE',
    byBuyer: false,
    come: (shop, from) => overTheCounter(shop, from, store[from.bought.from]),
  },
  {
    name: 'at the counter of another store',
    method: 'STORE',
    byBuyer: false,
    come: (shop, from) => overTheCounter(shop, from, elsewhere[from.bought.from]),
  },
  {
    name: 'by the call centre, in a parcel that arrives at a store',
    method: 'LABEL',
    byBuyer: false,
    async come(shop, from) {
      const cashier = await shop.as('agent');
      const { id: returnId } = await request(shop, from, 'LABEL', cashier);
      await shop.tell('markReturnSent', { returnId, trackingCode: 'BACK-2' }, cashier);
      await takeIn(shop, returnId, 'PARIS', await shop.as(associateOf.PARIS));
      return {
        returnId,
        place: 'PARIS',
        cashier,
        cashierIs: agent,
        cashierAt: null,
        askedBy: requestedBy(agent),
        receivedBy: associate,
      };
    },
  },
  {
    name: 'on a tablet of a store',
    method: 'STORE',
    byBuyer: false,
    async come(shop, from) {
      const returnId = await openAtCounter(shop, from, 'LYON', await shop.as('device'));
      return {
        returnId,
        place: 'LYON',
        cashier: await shop.as('associate', 'TABLET'),
        cashierIs: associateOnTablet,
        cashierAt: 'LYON',
        askedBy: { ...device, command: 'openReturnAtCounter' },
        receivedBy: device,
      };
    },
  },
];
