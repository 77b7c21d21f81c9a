import { afterAll, beforeAll, expect, it } from 'vitest';
import { driveOperations, openOperationIds } from '../../../src/payments/index.js';
import { innerId } from '../../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { foundGoods, pack, referencesOf, ship } from './parcel-shop.js';

let shop: StockedShop;
beforeAll(async () => {
  const stock = { 'CAP-BLUE': { DEPOT: 100 }, 'TEE-WHITE': { DEPOT: 100 } };
  shop = await given.shop({ workers: 0, stock });
});
afterAll(() => shop.close());

const money = (amountMinor: number) => ({ amountMinor });
const setRule = /* GraphQL */ `
  mutation ($input: SetCaptureRuleInput!) { setCaptureRule(input: $input) { __typename } }`;

/** In two parcels: a cap each, and the shirt with the second. */
async function packedInTwo(token?: string) {
  const goods = await foundGoods(shop, {}, undefined, token);
  const { fulfilmentId, packer, parcelOf } = goods;
  const parcels = [parcelOf({ 'CAP-BLUE': 1 }), parcelOf({ 'CAP-BLUE': 1, 'TEE-WHITE': 1 })];
  return {
    ...goods,
    pack: async () => {
      const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
      return fulfilment.parcels.map(({ id }: { id: string }) => id) as [string, string];
    },
  };
}

it.each(['AT_ORDER', 'AT_READY'])(
  'charges nothing twice where parcels are charged %s, and pays back what is lost',
  async (captureTrigger) => {
    const admin = (await foundGoods(shop)).packer;
    await admin(setRule, { kind: 'SHIP', captureTrigger }, 'admin');
    const { orderId, packer, seen, ...goods } = await packedInTwo();
    await admin(setRule, { kind: 'SHIP', captureTrigger: 'AT_SHIPMENT' }, 'admin');
    const ids = await goods.pack();
    const { gateway } = shop.app;
    await driveOperations(gateway, await openOperationIds(gateway.db, innerId('Order', orderId)));
    expect(await seen()).toMatchObject({ paymentIntent: { captured: money(6480) } });
    for (const parcelId of ids) await packer(ship, { parcelId });
    expect(await seen()).toMatchObject({
      state: 'COMPLETED',
      paymentIntent: { state: 'CAPTURED', captured: money(6480), refunded: money(0) },
    });
    const [, reference] = await referencesOf(shop, ids);
    const { carrier } = shop.sandbox;
    await carrier.send(carrier.newsOf(reference, 'parcel.lost'));
    expect(await seen()).toMatchObject({ paymentIntent: { refunded: money(4490) } });
  },
);

it('lets parcels leave on the promise of a hold that is captured once, and takes all with the last', async () => {
  const { packer, seen, ...goods } = await packedInTwo('tok_captured_once');
  const [first, second] = await goods.pack();
  await packer(ship, { parcelId: first });
  expect(await seen()).toMatchObject({
    state: 'IN_FULFILMENT',
    paymentIntent: { state: 'AUTHORIZED', captured: money(0) },
  });
  await packer(ship, { parcelId: second });
  expect(await seen()).toMatchObject({
    state: 'COMPLETED',
    paymentIntent: { state: 'CAPTURED', captured: money(6480) },
  });
});

const askAgain = /* GraphQL */ `
  mutation ($input: RequestOutstandingPaymentInput!) { requestOutstandingPayment(input: $input) { __typename } }`;

it('does not ask for the shipping once more, which was charged with the first parcel', async () => {
  const { fulfilmentId, packer, parcelOf, orderId, as, seen } = await foundGoods(
    shop,
    {},
    { 'CAP-BLUE': 2 },
  );
  const parcels = [parcelOf({ 'CAP-BLUE': 1 }), parcelOf({ 'CAP-BLUE': 1 })];
  const packed = (await packer(pack, { fulfilmentId, parcels })).fulfilment.parcels;
  await packer(ship, { parcelId: packed[0].id });
  const { captured } = (await seen()).paymentIntent;
  expect(captured.amountMinor).toBeGreaterThan(1990);
  const input = { orderId, idempotencyKey: freshKey() };
  const asked = answered(await shop.ask(askAgain, { input }, as));
  expect(asked.__typename).toBe('NothingOutstanding');
});
