import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveLabelsBack } from '../../../src/fulfilment/carriers/give-labels-back.js';
import { parcelsToVoid } from '../../../src/fulfilment/data/parcels.js';
import { recordLabel } from '../../../src/fulfilment/index.js';
import { ManualClock, minuteMs } from '../../../src/kernel/clock.js';
import { buyLabels } from '../../../src/orders/parcels/buy-labels.js';
import { innerId } from '../../../src/platform/graphql/node.js';
import { toldTo } from '../../messaging/told.js';
import { given, type StockedShop } from '../../support/given.js';
import { freshKey } from '../../support/journey.js';
import { foundGoods, pack, referencesOf, sentInTwo, ship } from './parcel-shop.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  const stock = { 'CAP-BLUE': { DEPOT: 100 }, 'TEE-WHITE': { DEPOT: 100 } };
  shop = await given.shop({ workers: 0, clock, stock });
});
afterAll(() => shop.close());

const money = (amountMinor: number) => ({ amountMinor });
const cancelOrder = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;
const shipOrder = /* GraphQL */ `
  mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { __typename } }`;

it('charges each parcel as it leaves', async () => {
  const { fulfilmentId, number, packer, parcelOf, seen } = await foundGoods(shop);
  const parcels = [parcelOf({ 'CAP-BLUE': 1 }, 300), parcelOf({ 'CAP-BLUE': 1, 'TEE-WHITE': 1 })];
  const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
  expect(fulfilment).toMatchObject({
    state: 'PACKED',
    parcels: [
      {
        number: 1,
        state: 'LABELED',
        carrier: 'sandbox',
        weightGrams: 300,
        trackingCode: expect.stringMatching(/^SB\d{10}FR$/),
        labelUrl: expect.stringContaining('/label'),
        lines: [{ sku: 'CAP-BLUE', quantity: 1 }],
      },
      { number: 2, state: 'LABELED' },
    ],
  });
  const [first, second] = fulfilment.parcels;
  expect(await packer(ship, { parcelId: first.id })).toMatchObject({
    fulfilment: { state: 'PACKED' },
  });
  expect(await seen()).toMatchObject({
    state: 'IN_FULFILMENT',
    paymentIntent: { captured: money(1990) },
  });
  expect(await packer(ship, { parcelId: second.id })).toMatchObject({
    fulfilment: { state: 'SHIPPED' },
  });
  expect(await seen()).toMatchObject({
    state: 'COMPLETED',
    fulfilments: [
      {
        state: 'SHIPPED',
        parcels: [{ state: 'SHIPPED', labelUrl: null }, { state: 'SHIPPED' }],
      },
    ],
    paymentIntent: { state: 'CAPTURED', captured: money(6480) },
  });
  const told = (await toldTo(shop, 'lea@example.org')).filter(({ subject }) =>
    subject.includes(number),
  );
  expect(told.map(({ subject }) => subject)).toEqual([
    `Your order ${number} is confirmed`,
    `A parcel of your order ${number} is on its way`,
    `A parcel of your order ${number} is on its way`,
  ]);
  expect(told[1]?.text).toContain(first.trackingCode);
});

it.each([
  ['goods in no parcel', [{ 'CAP-BLUE': 2 }], 'TEE-WHITE'],
  ['goods in two parcels', [{ 'CAP-BLUE': 2, 'TEE-WHITE': 1 }, { 'TEE-WHITE': 1 }], 'TEE-WHITE'],
  ['a parcel with nothing in it', [{ 'CAP-BLUE': 2, 'TEE-WHITE': 1 }, {}], null],
  ['no unit of something', [{ 'CAP-BLUE': 2, 'TEE-WHITE': 1 }, { 'CAP-BLUE': 0 }], null],
])('refuses %s', async (_what, goods, sku) => {
  const { fulfilmentId, packer, parcelOf, seen } = await foundGoods(shop);
  const parcels = (goods as Record<string, number>[]).map((each) => parcelOf(each));
  expect(await packer(pack, { fulfilmentId, parcels })).toMatchObject({
    __typename: 'ParcelsDoNotAddUp',
    sku,
  });
  expect(await seen()).toMatchObject({ fulfilments: [{ state: 'PICKING', parcels: [] }] });
});

it('ships no parcel twice: two at once, and the same key twice', async () => {
  const { fulfilmentId, packer, parcelOf, seen } = await foundGoods(shop);
  const parcels = [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })];
  const idempotencyKey = freshKey();
  const twice = await Promise.all([
    packer(pack, { fulfilmentId, parcels, idempotencyKey }),
    packer(pack, { fulfilmentId, parcels, idempotencyKey }),
  ]);
  expect(twice.map(({ __typename }) => __typename)).toEqual(Array(2).fill('FulfilmentPayload'));
  const [{ id: parcelId }] = twice[0].fulfilment.parcels;
  expect(await packer(pack, { fulfilmentId, parcels })).toMatchObject({
    __typename: 'FulfilmentNotInState',
  });
  const sent = await Promise.all([packer(ship, { parcelId }), packer(ship, { parcelId })]);
  expect(sent.map(({ __typename }) => __typename).sort()).toEqual([
    'FulfilmentPayload',
    'ParcelNotInState',
  ]);
  expect(await seen()).toMatchObject({ paymentIntent: { captured: money(6480) } });
});

it('does not send as one what is in parcels', async () => {
  const { fulfilmentId, packer, parcelOf } = await foundGoods(shop);
  const parcels = [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })];
  await packer(pack, { fulfilmentId, parcels });
  expect(await packer(shipOrder, { fulfilmentId })).toEqual({ __typename: 'ShipmentInParcels' });
});

it('sends no parcel of an order that was cancelled, and gives its label back', async () => {
  const { orderId, as, fulfilmentId, packer, parcelOf, seen } = await foundGoods(shop);
  const parcels = [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })];
  const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
  const input = { orderId, idempotencyKey: freshKey() };
  const canceled = await shop.ask(cancelOrder, { input }, as);
  expect(canceled.data.cancelOrder).toEqual({ __typename: 'OrderPayload' });
  const parcelId = fulfilment.parcels[0].id;
  expect(await packer(ship, { parcelId })).toMatchObject({
    __typename: 'ParcelNotInState',
    state: 'CANCELED',
  });
  expect(await seen()).toMatchObject({
    state: 'CANCELED',
    fulfilments: [{ state: 'CANCELED', parcels: [] }],
    paymentIntent: { captured: money(0), voided: money(6480) },
  });
  const { gateway } = shop.app;
  const [reference] = await referencesOf(shop, [parcelId]);
  const label = shop.sandbox.carrier.find(reference);
  expect(label).toMatchObject({ isVoid: false });
  await Promise.all([giveLabelsBack(gateway), giveLabelsBack(gateway)]);
  expect(label).toMatchObject({ isVoid: true });
  // The answer to a question of before comes in: that label goes back as well.
  const late = { kind: 'labeled', reference, trackingCode: 'SB', labelUrl: 'https://x' } as const;
  const id = innerId('Parcel', parcelId);
  await gateway.runAsSystem('late', (work) => recordLabel(work, { parcelId: id, outcome: late }));
  expect(await parcelsToVoid(gateway.db, clock.now())).toMatchObject([{ id }]);
  await giveLabelsBack(gateway);
  expect(await parcelsToVoid(gateway.db, clock.now())).toEqual([]);
});

it('sends a parcel that the carrier refuses to label only under a code of its own', async () => {
  const { fulfilmentId, packer, parcelOf } = await foundGoods(shop, { postalCode: '99999' });
  const parcels = [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })];
  const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
  expect(fulfilment.parcels).toMatchObject([
    { state: 'PACKED', trackingCode: null, labelError: 'address_not_served' },
  ]);
  const parcelId = fulfilment.parcels[0].id;
  expect(await packer(ship, { parcelId })).toMatchObject({
    __typename: 'ParcelNotInState',
    state: 'PACKED',
  });
  expect(await packer(ship, { parcelId, trackingCode: 'OTHER-1' })).toMatchObject({
    fulfilment: { state: 'SHIPPED' },
  });
});

it('asks again for a label that nobody gave, and is given the same one', async () => {
  const { fulfilmentId, packer, parcelOf, seen } = await foundGoods(shop);
  const parcels = [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })];
  const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
  const [{ trackingCode }] = fulfilment.parcels;
  await shop.app.gateway.database.pool.query(
    `update parcel set state = 'PACKED', reference = null, tracking_code = null, label_due_at = $1
      where tracking_code = $2`,
    [clock.now(), trackingCode],
  );
  clock.advance(minuteMs);
  await Promise.all([buyLabels(shop.app.gateway), buyLabels(shop.app.gateway)]);
  expect(await seen()).toMatchObject({
    fulfilments: [{ parcels: [{ state: 'LABELED', trackingCode }] }],
  });
});

it('lets only the people of the place pack and send', async () => {
  const { fulfilmentId, packer, parcelOf } = await foundGoods(shop);
  const input = { fulfilmentId, parcels: [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })] };
  await expect(packer(pack, input, 'associate')).rejects.toThrow('NOT_FOUND');
  await expect(packer(pack, input, 'customer')).rejects.toThrow('FORBIDDEN');
  const { ids } = await sentInTwo(shop);
  await expect(packer(ship, { parcelId: ids[0] }, 'associate')).rejects.toThrow('NOT_FOUND');
});
