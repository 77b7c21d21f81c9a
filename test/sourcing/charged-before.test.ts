import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { openPlace, orderToSend, sendParcel } from '../support/parcels.js';
import { goodsOf, rejects } from '../support/sourcing.js';

let shop: StockedShop;
let places = 0;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': {}, 'TEE-WHITE': {}, 'MUG-RED': {} } });
});
afterAll(() => shop.close());

const setRule = /* GraphQL */ `
  mutation ($input: SetCaptureRuleInput!) { setCaptureRule(input: $input) { __typename } }`;
async function chargedAt(captureTrigger: string): Promise<void> {
  const input = { kind: 'SHIP', captureTrigger, idempotencyKey: freshKey() };
  answered(await shop.ask(setRule, { input }, { token: await shop.tokenOf('admin') }));
}
beforeEach(() => chargedAt('AT_ORDER'));

/** A warehouse of its own for a test, and the code of who works there. */
async function place(stock: Readonly<Record<string, number>>): Promise<string> {
  places += 1;
  const code = `PLACE-${places}`;
  await openPlace(shop, { code }, stock);
  return `at-${code.toLowerCase()}`;
}

const seen = async (orderId: string) =>
  goodsOf(shop, orderId, { token: await shop.tokenOf('agent') });
const minor = (amountMinor: number) => ({ amountMinor });

const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`;
async function cannot(fulfilmentId: string, persona: string): Promise<void> {
  const input = { fulfilmentId, idempotencyKey: freshKey() };
  answered(await shop.ask(accept, { input }, { token: await shop.tokenOf(persona) }));
  expect(await rejects(shop, fulfilmentId, persona)).toMatchObject({
    __typename: 'FulfilmentPayload',
  });
}

it('takes what was charged with the order along to the next place, and charges it once', async () => {
  const first = await place({ 'CAP-BLUE': 3 });
  const second = await place({ 'CAP-BLUE': 3 });
  const { orderId } = await orderToSend(shop, { wanted: { 'CAP-BLUE': 3 } });
  await expect
    .poll(async () => (await seen(orderId)).paymentIntent.captured)
    .toEqual(minor(3 * 1990 + 490));
  const [parcel] = (await seen(orderId)).fulfilments;
  await cannot(parcel.id, first);
  const [, next] = (await seen(orderId)).fulfilments;
  expect(await sendParcel(shop, next.id, second)).toMatchObject({
    __typename: 'FulfilmentPayload',
  });
  await expect
    .poll(() => seen(orderId), { timeout: 20_000 })
    .toMatchObject({
      state: 'COMPLETED',
      paymentIntent: { captured: minor(3 * 1990 + 490), refunded: minor(0), voided: minor(0) },
    });
});

it('gives back exactly what was charged for units that nobody has', async () => {
  const first = await place({ 'TEE-WHITE': 3 });
  const second = await place({ 'TEE-WHITE': 1 });
  const { orderId } = await orderToSend(shop, { wanted: { 'TEE-WHITE': 3 } });
  const total = 3 * 2500;
  await expect.poll(async () => (await seen(orderId)).paymentIntent.captured).toEqual(minor(total));
  const [parcel] = (await seen(orderId)).fulfilments;
  await sendParcel(shop, parcel.id, first, 2);
  const [, next] = (await seen(orderId)).fulfilments;
  await cannot(next.id, second);
  await expect
    .poll(() => seen(orderId), { timeout: 20_000 })
    .toMatchObject({
      state: 'PARTIALLY_CANCELED',
      paymentIntent: { captured: minor(total), refunded: minor(2500) },
    });
});

it('charges what is found in several places as each of them is ready', async () => {
  await chargedAt('AT_READY');
  const first = await place({ 'MUG-RED': 5 });
  const second = await place({ 'MUG-RED': 2 });
  const { orderId } = await orderToSend(shop, { wanted: { 'MUG-RED': 5 } });
  const [parcel] = (await seen(orderId)).fulfilments;
  await sendParcel(shop, parcel.id, first, 3);
  const [, next] = (await seen(orderId)).fulfilments;
  expect(next.lines).toMatchObject([{ quantity: 2 }]);
  await sendParcel(shop, next.id, second);
  await expect
    .poll(() => seen(orderId), { timeout: 20_000 })
    .toMatchObject({
      state: 'COMPLETED',
      paymentIntent: { captured: minor(5 * 1250), voided: minor(0), refunded: minor(0) },
    });
});
