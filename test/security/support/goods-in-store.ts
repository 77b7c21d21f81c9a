import type { StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import type { Estate } from './estates.js';

const sell = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) { ... on PlaceOrderPayload { order { id number fulfilments { id } } } }
  }`;

const reserve = /* GraphQL */ `
  mutation ($input: ReserveInStoreInput!) {
    reserveInStore(input: $input) {
      ... on StoreReservationPayload { storeReservation { id number lines { id } } }
    }
  }`;

const openVisit = /* GraphQL */ `
  mutation ($input: OpenVisitInput!) {
    openVisit(input: $input) { ... on VisitPayload { visit { id entryCode } } }
  }`;

/** What a customer has carried out of the store of Lyon, and what is kept for them there. */
export async function withGoodsInStore(shop: StockedShop, estate: Estate): Promise<Estate> {
  const newCart = {
    customerId: estate.ids['Customer'],
    lines: [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 1 }],
    fulfilment: { kind: 'COUNTER', locationId: shop.locationIds['LYON'] },
  };
  const input = { newCart, paymentMethodToken: 'tok_success', idempotencyKey: freshKey() };
  const by = { token: await shop.tokenOf('supervisor') };
  const { order } = answered(await shop.ask(sell, { input }, by));
  const [sale] = order.fulfilments;
  const wish = {
    locationId: shop.locationIds['LYON'],
    lines: [{ variantId: shop.variantIds['TEE-WHITE'], quantity: 1 }],
    idempotencyKey: freshKey(),
  };
  const { storeReservation: kept } = answered(await shop.ask(reserve, { input: wish }, estate.as));
  const coming = {
    locationId: shop.locationIds['LYON'],
    upToMinor: 5000,
    paymentMethodToken: 'tok_success',
    idempotencyKey: freshKey(),
  };
  const { visit } = answered(await shop.ask(openVisit, { input: coming }, estate.as));
  return {
    ...estate,
    ids: {
      ...estate.ids,
      Visit: visit.id,
      CounterSale: sale.id,
      StoreReservation: kept.id,
      StoreReservationLine: kept.lines[0].id,
    },
    words: [
      ...estate.words,
      sale.id,
      order.id,
      order.number,
      kept.id,
      kept.number,
      visit.id,
      visit.entryCode,
    ],
  };
}
