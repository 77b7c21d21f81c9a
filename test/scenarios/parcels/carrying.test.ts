import { afterAll, beforeAll, expect, it } from 'vitest';
import { later, minuteMs } from '../../../src/kernel/clock.js';
import { innerId } from '../../../src/platform/graphql/node.js';
import { toldTo } from '../../messaging/told.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { onShelf } from '../pickups/waiting-shop.js';
import {
  foundGoods,
  pack,
  receiveBack,
  referencesOf,
  report,
  sentInTwo,
  ship,
} from './parcel-shop.js';

let shop: StockedShop;
beforeAll(async () => {
  const stock = { 'CAP-BLUE': { DEPOT: 100 }, 'TEE-WHITE': { DEPOT: 100 } };
  shop = await given.shop({ workers: 0, stock });
});
afterAll(() => shop.close());

const money = (amountMinor: number) => ({ amountMinor });
const linesOf = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { lines { id sku fulfilled returned undelivered } } }`;
const askBack = /* GraphQL */ `
  mutation ($input: RequestReturnInput!) {
    requestReturn(input: $input) {
      __typename
      ... on NotSoManyReturnable { returnableUnits }
      ... on ReturnOrderPayload { returnOrder { id lines { id } } }
    }
  }`;
const refund = /* GraphQL */ `
  mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename } }`;

it('brings a parcel to its end once, in whatever order and however often it is told', async () => {
  const { number, references, seen } = await sentInTwo(shop);
  const { carrier } = shop.sandbox;
  const now = new Date();
  for (const reference of references) {
    const moving = carrier.newsOf(reference, 'parcel.in_transit', now);
    const arrived = carrier.newsOf(reference, 'parcel.delivered', later(now, minuteMs));
    const statuses = await Promise.all(
      [arrived, moving, arrived, moving, arrived].map((news) => carrier.send(news)),
    );
    expect(statuses).toEqual(Array(5).fill(200));
  }
  expect(await seen()).toMatchObject({
    state: 'COMPLETED',
    fulfilments: [
      { state: 'DELIVERED', parcels: [{ state: 'DELIVERED' }, { state: 'DELIVERED' }] },
    ],
    paymentIntent: { captured: money(6480), refunded: money(0) },
  });
  const told = await toldTo(shop, 'lea@example.org');
  const arrived = told.filter(
    ({ subject }) => subject === `A parcel of your order ${number} has arrived`,
  );
  expect(arrived).toHaveLength(2);
});

it('gives back what a lost parcel has cost, by itself and once', async () => {
  const { references, seen } = await sentInTwo(shop);
  const { carrier } = shop.sandbox;
  const before = await onShelf(shop, 'CAP-BLUE', 'DEPOT');
  const lost = carrier.newsOf(references[1], 'parcel.lost');
  await Promise.all([lost, lost, lost].map((news) => carrier.send(news)));
  await carrier.send(carrier.newsOf(references[1], 'parcel.lost'));
  expect(await seen()).toMatchObject({
    fulfilments: [{ state: 'SHIPPED', parcels: [{ state: 'SHIPPED' }, { state: 'LOST' }] }],
    paymentIntent: { state: 'PARTIALLY_REFUNDED', refunded: money(4490) },
  });
  await carrier.send(carrier.newsOf(references[0], 'parcel.delivered'));
  expect(await seen()).toMatchObject({ fulfilments: [{ state: 'DELIVERED' }] });
  expect(await onShelf(shop, 'CAP-BLUE', 'DEPOT')).toEqual(before);
});

it('gives back all that was paid where all parcels are lost', async () => {
  const { fulfilmentId, packer, parcelOf, seen } = await foundGoods(shop, {}, { 'CAP-BLUE': 2 });
  const parcels = [parcelOf({ 'CAP-BLUE': 1 }), parcelOf({ 'CAP-BLUE': 1 })];
  const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
  const ids = fulfilment.parcels.map(({ id }: { id: string }) => id);
  await packer(ship, { parcelId: ids[0] });
  expect(await seen()).toMatchObject({ paymentIntent: { captured: money(1990 + 490) } });
  await packer(ship, { parcelId: ids[1] });
  const { carrier } = shop.sandbox;
  for (const reference of await referencesOf(shop, ids))
    await carrier.send(carrier.newsOf(reference, 'parcel.lost'));
  expect(await seen()).toMatchObject({
    fulfilments: [{ state: 'LOST' }],
    paymentIntent: { state: 'REFUNDED', captured: money(4470), refunded: money(4470) },
  });
});

it('takes a parcel back that could not be delivered: its goods, and their money', async () => {
  const before = await onShelf(shop, 'CAP-BLUE', 'DEPOT');
  const { ids, references, packer, seen } = await sentInTwo(shop);
  const { carrier } = shop.sandbox;
  await carrier.send(carrier.newsOf(references[0], 'parcel.delivered'));
  await carrier.send(carrier.newsOf(references[1], 'parcel.returned_to_sender'));
  expect(await seen()).toMatchObject({
    fulfilments: [{ parcels: [{ state: 'DELIVERED' }, { state: 'RETURNED_TO_SENDER' }] }],
    paymentIntent: { refunded: money(0) },
  });
  const idempotencyKey = freshKey();
  const back = { parcelId: ids[1], idempotencyKey };
  const answers = await Promise.all([packer(receiveBack, back), packer(receiveBack, back)]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(Array(2).fill('FulfilmentPayload'));
  expect(await packer(receiveBack, { parcelId: ids[1] })).toMatchObject({
    __typename: 'ParcelNotInState',
    state: 'RECEIVED_BACK',
  });
  expect(await packer(receiveBack, { parcelId: ids[0] })).toMatchObject({ state: 'DELIVERED' });
  expect(await seen()).toMatchObject({ paymentIntent: { refunded: money(4490) } });
  const { on_hand = 0, reserved } = before ?? {};
  expect(await onShelf(shop, 'CAP-BLUE', 'DEPOT')).toEqual({ on_hand: on_hand - 1, reserved });
});

it('takes a parcel back at another place than it was packed in, by the code on its label', async () => {
  const { ids, packer } = await sentInTwo(shop);
  const { rows } = await shop.app.gateway.database.pool.query<{ code: string }>(
    'select tracking_code as code from parcel where id = $1',
    [innerId('Parcel', ids[1])],
  );
  const here = { locationId: shop.locationIds['LYON'] };
  const byCode = { ...here, trackingCode: rows[0]?.code };
  const refused: [object, string, string][] = [
    [{ ...here, parcelId: ids[1] }, 'associate', 'NOT_FOUND'],
    [{ ...here, trackingCode: 'SB0FR' }, 'associate', 'NOT_FOUND'],
    [byCode, 'packer', 'NOT_FOUND'],
    [{ trackingCode: rows[0]?.code }, 'associate', 'NOT_FOUND'],
    [{ ...byCode, parcelId: ids[1] }, 'associate', 'BAD_USER_INPUT'],
    [here, 'associate', 'BAD_USER_INPUT'],
  ];
  for (const [input, persona, code] of refused)
    await expect(packer(receiveBack, input, persona)).rejects.toThrow(code);
  const both = await Promise.all([
    packer(receiveBack, byCode, 'associate'),
    packer(receiveBack, byCode, 'associate'),
  ]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual([
    'FulfilmentPayload',
    'ParcelNotInState',
  ]);
  expect(await onShelf(shop, 'TEE-WHITE', 'LYON')).toMatchObject({ on_hand: 1 });
});

it('counts what its buyer has never had, and takes no return of it', async () => {
  const { orderId, as, ids, references, packer } = await sentInTwo(shop);
  const seen = async () => answered(await shop.ask(linesOf, { id: orderId }, as)).lines;
  const [{ id: orderLineId }] = await seen();
  const announce = async (quantity: number) => {
    const lines = [{ orderLineId, quantity, reasonCode: 'CHANGED_MIND' }];
    const input = { orderId, method: 'STORE', lines, idempotencyKey: freshKey() };
    return answered(await shop.ask(askBack, { input }, as));
  };
  const { carrier } = shop.sandbox;
  await carrier.send(carrier.newsOf(references[0], 'parcel.lost'));
  await carrier.send(carrier.newsOf(references[1], 'parcel.returned_to_sender'));
  expect(await seen()).toMatchObject([
    { sku: 'CAP-BLUE', fulfilled: 2, returned: 0, undelivered: 2 },
    { sku: 'TEE-WHITE', fulfilled: 1, returned: 0, undelivered: 1 },
  ]);
  expect(await announce(1)).toMatchObject({
    __typename: 'NotSoManyReturnable',
    returnableUnits: 0,
  });
  await packer(receiveBack, { parcelId: ids[1] });
  expect(await seen()).toMatchObject([
    { returned: 1, undelivered: 1 },
    { returned: 1, undelivered: 0 },
  ]);
  expect(await announce(1)).toMatchObject({ returnableUnits: 0 });
});

it('receives nothing of a return whose goods were lost before they had arrived', async () => {
  const { orderId, as, references } = await sentInTwo(shop);
  const [{ id: orderLineId }] = answered(await shop.ask(linesOf, { id: orderId }, as)).lines;
  const lines = [{ orderLineId, quantity: 2, reasonCode: 'CHANGED_MIND' }];
  const asked = { orderId, method: 'STORE', lines, idempotencyKey: freshKey() };
  const { returnOrder } = answered(await shop.ask(askBack, { input: asked }, as));
  const { carrier } = shop.sandbox;
  await carrier.send(carrier.newsOf(references[0], 'parcel.lost'));
  const receive = /* GraphQL */ `
    mutation ($input: ReceiveReturnInput!) {
      receiveReturn(input: $input) { __typename ... on UnitsDoNotMatch { expectedUnits } } }`;
  const locationId = shop.locationIds['LYON'];
  const associate = { token: await shop.tokenOf('associate') };
  const count = async (given: object) => {
    const input = { returnId: returnOrder.id, locationId, idempotencyKey: freshKey(), ...given };
    return answered(await shop.ask(receive, { input }, associate));
  };
  expect(await count({})).toMatchObject({ __typename: 'UnitsDoNotMatch', expectedUnits: 1 });
  const came = { lines: [{ lineId: returnOrder.lines[0].id, quantity: 1 }] };
  expect(await count(came)).toMatchObject({ __typename: 'ReturnOrderPayload' });
});

it('gives back what is left of a lost parcel of which a part was given back before', async () => {
  const goods = await foundGoods(shop, {}, { 'CAP-BLUE': 2 });
  const { fulfilmentId, orderId, as, packer, parcelOf, seen } = goods;
  const packed = await packer(pack, { fulfilmentId, parcels: [parcelOf({ 'CAP-BLUE': 2 })] });
  const parcelId = packed.fulfilment.parcels[0].id;
  await packer(ship, { parcelId });
  const [{ id: lineId }] = answered(await shop.ask(linesOf, { id: orderId }, as)).lines;
  const agent = { token: await shop.tokenOf('agent') };
  const early = {
    orderId,
    lines: [{ lineId, quantity: 1 }],
    shippingMinor: 90,
    currency: 'EUR',
    reasonCode: 'NOT_RECEIVED',
    reason: 'Only one was in it.',
    idempotencyKey: freshKey(),
  };
  expect(answered(await shop.ask(refund, { input: early }, agent))).toEqual({
    __typename: 'RefundPayload',
  });
  expect(await seen()).toMatchObject({ paymentIntent: { refunded: money(1990 + 90) } });
  await packer(report, { parcelId, state: 'LOST', reason: 'The carrier has called.' }, 'agent');
  expect(await seen()).toMatchObject({
    paymentIntent: { state: 'REFUNDED', refunded: money(3980 + 490) },
  });
});

it('follows news that came before the parcel had left', async () => {
  const { fulfilmentId, packer, parcelOf, seen } = await foundGoods(shop);
  const parcels = [parcelOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1 })];
  const { fulfilment } = await packer(pack, { fulfilmentId, parcels });
  const [{ id: parcelId }] = fulfilment.parcels;
  const [reference] = await referencesOf(shop, [parcelId]);
  const { carrier } = shop.sandbox;
  expect(await carrier.send(carrier.newsOf(reference, 'parcel.delivered'))).toBe(200);
  expect(await seen()).toMatchObject({ fulfilments: [{ parcels: [{ state: 'LABELED' }] }] });
  await packer(ship, { parcelId });
  expect(await seen()).toMatchObject({
    fulfilments: [{ state: 'DELIVERED', parcels: [{ state: 'DELIVERED' }] }],
  });
});

it('believes nobody but the carrier, and nothing that is old', async () => {
  const { references, seen } = await sentInTwo(shop);
  const news = shop.sandbox.carrier.newsOf(references[0], 'parcel.lost');
  const post = (path: string, headers: Record<string, string>) =>
    fetch(`${shop.url}/webhooks/carriers/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(news),
    });
  expect((await post('sandbox', {})).status).toBe(401);
  const forged = {
    'webhook-id': news.id,
    'webhook-timestamp': '1',
    'webhook-signature': 'v1,AAAA',
  };
  expect((await post('sandbox', forged)).status).toBe(401);
  expect((await post('nobody', {})).status).toBe(404);
  const stranger = shop.sandbox.carrier.newsOf('pcl_of_somebody_else', 'parcel.lost');
  expect(await shop.sandbox.carrier.send(stranger)).toBe(200);
  expect(await seen()).toMatchObject({ fulfilments: [{ parcels: [{ state: 'SHIPPED' }, {}] }] });
});

it('lets the back office say what became of a parcel, once', async () => {
  const { number, ids, packer, seen } = await sentInTwo(shop);
  const tell = (parcelId: string, state: string, persona = 'agent') =>
    packer(report, { parcelId, state, reason: 'the buyer has called' }, persona);
  await expect(tell(ids[0], 'LOST', 'packer')).rejects.toThrow('FORBIDDEN');
  expect(await tell(ids[0], 'DELIVERED')).toMatchObject({ fulfilment: { state: 'SHIPPED' } });
  expect(await tell(ids[0], 'LOST')).toMatchObject({
    __typename: 'ParcelNotInState',
    state: 'DELIVERED',
  });
  const both = await Promise.all([tell(ids[1], 'LOST'), tell(ids[1], 'LOST')]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual([
    'FulfilmentPayload',
    'ParcelNotInState',
  ]);
  expect(await seen()).toMatchObject({
    fulfilments: [{ state: 'DELIVERED' }],
    paymentIntent: { refunded: money(4490) },
  });
  const told = (await toldTo(shop, 'lea@example.org')).map(({ subject }) => subject);
  expect(told.filter((subject) => subject === `Refund of your order ${number}`)).toHaveLength(1);
});
