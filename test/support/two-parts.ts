import { innerId } from '../../src/platform/graphql/node.js';
import type { Asking } from './app.js';
import { prepareAtCounter } from './counter.js';
import type { StockedShop } from './given.js';
import { answered, fillCart, freshKey, order, type Paying } from './journey.js';

const addLine = /* GraphQL */ `
  mutation ($input: AddCartLinesInput!) {
    addCartLines(input: $input) { ... on CartPayload { cart { lines { id variant { sku } } } } }
  }`;
const choose = /* GraphQL */ `
  mutation ($input: ChooseCartFulfilmentInput!) { chooseCartFulfilment(input: $input) { __typename } }`;

/** A cap that is collected in Lyon, and a shirt that is collected in Paris: one order, two pickups. */
export async function orderInTwoParts(shop: StockedShop, paying: Paying = {}, buyer: Asking = {}) {
  const cart = await fillCart(shop, {}, buyer);
  const { cartId, as } = cart;
  const lines = [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 1 }];
  const filled = answered(await shop.ask(addLine, { input: { cartId, lines } }, as));
  const shirt = filled.cart.lines.find(
    (line: { variant: { sku: string } }) => line.variant.sku === 'TEE-WHITE',
  );
  const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['PARIS'] };
  answered(await shop.ask(choose, { input: { cartId, lineIds: [shirt.id], fulfilment } }, as));
  const placed = await order(shop, cart, { key: freshKey(), ...paying });
  const { rows } = await shop.app.gateway.database.pool.query<{ id: string; code: string }>(
    'select f.id, l.code from fulfilment f join location l on l.id = f.stock_from where f.order_id = $1',
    [innerId('Order', placed.order.id)],
  );
  const pickupAt = (code: string) =>
    placed.order.fulfilments.find(
      (each: { id: string }) =>
        innerId('Pickup', each.id) === rows.find((row) => row.code === code)?.id,
    );
  return {
    orderId: placed.order.id as string,
    paymentIntentId: placed.paymentIntent.id as string,
    as,
    /** Everything is found there; answers how it is handed over. */
    inLyon: () => prepareAtCounter(shop, pickupAt('LYON')),
    inParis: () => prepareAtCounter(shop, pickupAt('PARIS'), undefined, 'associate-paris'),
    parisId: () => pickupAt('PARIS').id as string,
  };
}
