import type { StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import type { Estate } from './estates.js';

const sell = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) { ... on PlaceOrderPayload { order { id number fulfilments { id } } } }
  }`;

/** What a customer has carried out of the store of Lyon. */
export async function withCounterSale(shop: StockedShop, estate: Estate): Promise<Estate> {
  const newCart = {
    customerId: estate.ids['Customer'],
    lines: [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 1 }],
    fulfilment: { kind: 'COUNTER', locationId: shop.locationIds['LYON'] },
  };
  const input = { newCart, paymentMethodToken: 'tok_success', idempotencyKey: freshKey() };
  const by = { token: await shop.tokenOf('supervisor') };
  const { order } = answered(await shop.ask(sell, { input }, by));
  const [sale] = order.fulfilments;
  return {
    ...estate,
    ids: { ...estate.ids, CounterSale: sale.id },
    words: [...estate.words, sale.id, order.id, order.number],
  };
}
