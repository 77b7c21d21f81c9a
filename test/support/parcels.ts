import { saveStaff } from '../../src/customers/index.js';
import { type SaveLocation, saveLocation } from '../../src/locations/index.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import type { Asking } from './app.js';
import { must, type StockedShop } from './given.js';
import { answered, fillCart, freshKey, order, type Paying } from './journey.js';

const addLines = /* GraphQL */ `
  mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename } }`;
const setAddresses = /* GraphQL */ `
  mutation ($input: SetCartAddressesInput!) { setCartAddresses(input: $input) { __typename } }`;
const choose = /* GraphQL */ `
  mutation ($input: ChooseCartFulfilmentInput!) { chooseCartFulfilment(input: $input) { __typename } }`;

const parisian = {
  name: 'Léa Bernard',
  line1: '1 rue de la Paix',
  city: 'Paris',
  postalCode: '75002',
  countryCode: 'FR',
};

export interface ToSend {
  /** How many of each SKU. */
  readonly wanted: Readonly<Record<string, number>>;
  readonly address?: Partial<typeof parisian>;
}

/** A guest orders goods that are sent to an address, all of them paid by a card. */
export async function orderToSend(shop: StockedShop, goods: ToSend, paying: Paying = {}) {
  const [[sku, quantity] = ['CAP-BLUE', 1], ...others] = Object.entries(goods.wanted);
  const cart = await fillCart(shop, { sku, quantity });
  const { cartId, as } = cart;
  const lines = others.map(([each, units]) => ({
    variantId: shop.variantIds[each],
    quantity: units,
  }));
  if (lines.length > 0) answered(await shop.ask(addLines, { input: { cartId, lines } }, as));
  const shippingAddress = { ...parisian, ...goods.address };
  answered(await shop.ask(setAddresses, { input: { cartId, shippingAddress } }, as));
  const fulfilment = { kind: 'SHIP' };
  answered(await shop.ask(choose, { input: { cartId, fulfilment } }, as));
  const placed = await order(shop, cart, paying);
  return { placed, as, orderId: placed.order?.id as string };
}

/** One more place with goods on its shelves, and a person who works there, named after it. */
export async function openPlace(
  shop: StockedShop,
  place: Partial<SaveLocation> & { readonly code: string },
  stock: Readonly<Record<string, number>>,
): Promise<string> {
  const { gateway } = shop.app;
  const locationId = await gateway.runAsSystem('given', async (work) => {
    const { id } = must(await saveLocation(work, { ...usualPlace, name: place.code, ...place }));
    const items = Object.entries(stock).map(([sku, onHand]) => ({
      variantId: innerId('Variant', shop.variantIds[sku] ?? ''),
      locationId: id,
      onHand,
    }));
    must(await setOnHand(work, { items, reason: 'opening' }));
    const code = `at-${place.code.toLowerCase()}`;
    await saveStaff(work, { code, kind: 'ASSOCIATE', name: code, locationIds: [id] });
    return id;
  });
  return toGlobalId('Location', locationId);
}

const usualPlace: Omit<SaveLocation, 'code' | 'name'> = {
  kind: 'WAREHOUSE',
  street: '1 rue du Port',
  postalCode: '13002',
  city: 'Marseille',
  countryCode: 'FR',
  latitude: 43.2965,
  longitude: 5.3698,
  timeZone: 'Europe/Paris',
  pickupPolicy: 'NONE',
  sellsToChannels: ['WEB', 'APP', 'STORE', 'TABLET', 'CALL_CENTRE'],
  preparationMinutes: 60,
  weeklyHours: [],
};

const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) {
    acceptFulfilment(input: $input) {
      __typename
      ... on UserError { message }
      ... on FulfilmentPayload { fulfilment { state lines { id quantity } } }
    }
  }`;
const pick = /* GraphQL */ `
  mutation ($input: PickFulfilmentInput!) { pickFulfilment(input: $input) { __typename } }`;
const ship = /* GraphQL */ `
  mutation ($input: ShipOrderInput!) {
    shipOrder(input: $input) { __typename ... on UserError { message } }
  }`;

/** Somebody who works there takes a parcel on, finds all of it or as many of each line as is said, and ships it. */
export async function sendParcel(
  shop: StockedShop,
  fulfilmentId: string,
  persona: string,
  found?: number,
) {
  const as: Asking = { token: await shop.tokenOf(persona) };
  const step = async (document: string, given: object) =>
    answered(
      await shop.ask(
        document,
        { input: { fulfilmentId, idempotencyKey: freshKey(), ...given } },
        as,
      ),
    );
  const accepted = await step(accept, {});
  if (accepted.__typename !== 'FulfilmentPayload') throw new Error(JSON.stringify(accepted));
  const lines = accepted.fulfilment.lines.map((line: { id: string; quantity: number }) => ({
    lineId: line.id,
    picked: Math.min(found ?? line.quantity, line.quantity),
  }));
  await step(pick, { lines });
  return step(ship, {});
}
