import type { MatrixShop } from './matrix-shop.js';
import type { Sold, Wanted } from './ways-to-buy.js';

const step = (name: string, input: string, selection: string) => /* GraphQL */ `
  mutation ($input: ${input}!) {
    ${name}(input: $input) { __typename ... on UserError { message } ${selection} }
  }`;
const kept = '... on StoreReservationPayload { storeReservation { id } }';
const reserve = step('reserveInStore', 'ReserveInStoreInput', kept);
const confirm = step('confirmStoreReservation', 'StoreReservationInput', kept);
const collect = step(
  'collectStoreReservation',
  'CollectStoreReservationInput',
  '... on CollectStoreReservationPayload { order { id } }',
);
const visit = '... on VisitPayload { visit { id entryCode order { id } } }';
const openVisit = step('openVisit', 'OpenVisitInput', visit);
const enterStore = step('enterStore', 'EnterStoreInput', visit);
const recordPicks = step('recordVisitPicks', 'RecordVisitPicksInput', visit);
const leaveStore = step('leaveStore', 'VisitInput', visit);

/** The store of Lyon keeps the goods, and the customer pays when they come. */
export async function keepAndCollect(shop: MatrixShop, wanted: Wanted): Promise<Sold> {
  const customer = await shop.as('customer');
  const associate = await shop.as('associate');
  const locationId = shop.shop.locationIds['LYON'];
  const asked = await shop.tellAs(reserve, { locationId, lines: [wanted] }, customer);
  const { id: storeReservationId } = asked.storeReservation;
  await shop.tellAs(confirm, { storeReservationId }, associate);
  const paying = { storeReservationId, paymentMethodToken: 'tok_success' };
  const { order } = await shop.tellAs(collect, paying, associate);
  return { orderId: order.id, buyer: customer };
}

/** The customer goes into the store of Lyon, takes the goods, and leaves by a gate that sees it. */
export async function walkOut(shop: MatrixShop, wanted: Wanted): Promise<Sold> {
  const customer = await shop.as('customer');
  const gate = await shop.as('device');
  const locationId = shop.shop.locationIds['LYON'];
  const hold = { locationId, upToMinor: 10_000, paymentMethodToken: 'tok_success' };
  const opened = await shop.tellAs(openVisit, hold, customer);
  const { id: visitId, entryCode } = opened.visit;
  await shop.tellAs(enterStore, { visitId, entryCode }, gate);
  const picks = [{ variantId: wanted.variantId, delta: wanted.quantity }];
  await shop.tellAs(recordPicks, { visitId, picks }, gate);
  const left = await shop.tellAs(leaveStore, { visitId }, gate);
  return { orderId: left.visit.order.id, buyer: customer };
}
