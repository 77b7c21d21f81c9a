import { afterAll, beforeAll, expect, it } from 'vitest';
import { cartOf, toldTo } from '../../messaging/told.js';
import { prepareAtCounter } from '../../support/counter.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey, order } from '../../support/journey.js';
import { atCounter, seen } from './waiting-shop.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
});
afterAll(() => shop.close());

const nameCollector = /* GraphQL */ `
  mutation ($input: NameCollectorInput!) {
    nameCollector(input: $input) {
      __typename
      ... on UserError { message }
      ... on InvalidContact { field }
      ... on FulfilmentPayload { fulfilment { ... on Pickup { collectorName identityCheck } } }
    }
  }`;
const handOver = /* GraphQL */ `
  mutation ($input: HandOverOrderInput!) {
    handOverOrder(input: $input) {
      __typename
      ... on UserError { message }
      ... on IdentityNotChecked { collectorName because }
      ... on HandOverOrderPayload { order { state } }
    }
  }`;
const requireCheck = /* GraphQL */ `
  mutation ($input: RequireIdentityCheckInput!) {
    requireIdentityCheck(input: $input) {
      __typename ... on FulfilmentPayload { task { identityCheck collectorName } }
    }
  }`;
const setRule = /* GraphQL */ `
  mutation ($input: SetPickupRuleInput!) { setPickupRule(input: $input) { __typename } }`;

const noe = { firstName: 'Noé', lastName: 'Petit', email: 'noe@example.org' };

async function placeOne(email = 'lea@example.org') {
  const cart = await cartOf(shop, email);
  const placed = (await order(shop, cart)).order;
  const [pickup] = placed.fulfilments;
  const entrust = async (to: object, as: object = cart.as) =>
    shop.ask(
      nameCollector,
      { input: { orderId: placed.id, pickupId: pickup.id, idempotencyKey: freshKey(), ...to } },
      as,
    );
  const give = (more: object = {}, persona = 'associate') =>
    atCounter(
      shop,
      handOver,
      { fulfilmentId: pickup.id, pickupCode: pickup.code, ...more },
      persona,
    );
  return { ...placed, pickup, as: cart.as, entrust, give };
}

it('gives the goods to whom the buyer has sent, and to nobody whose face was not looked at', async () => {
  const { id, number, pickup, as, entrust, give } = await placeOne();
  expect(answered(await entrust(noe))).toMatchObject({
    fulfilment: { collectorName: 'Noé Petit', identityCheck: 'PROXY' },
  });
  await prepareAtCounter(shop, pickup);
  const [told] = await toldTo(shop, 'noe@example.org');
  expect(told).toMatchObject({ subject: `Une commande vous attend : ${number}` });
  expect(told?.text).toContain(`Bonjour Noé Petit,`);
  expect(told?.text).toContain(`Code de retrait : ${pickup.code}`);
  expect(await give()).toMatchObject({
    __typename: 'IdentityNotChecked',
    collectorName: 'Noé Petit',
    because: 'PROXY',
  });
  expect(await seen(shop, id, as)).toMatchObject({ fulfilments: [{ state: 'READY' }] });
  expect(await give({ identityChecked: true })).toMatchObject({ order: { state: 'COMPLETED' } });
});

it('tells a collector at once where the goods wait already, and tells nobody twice', async () => {
  const { pickup, entrust } = await placeOne();
  await prepareAtCounter(shop, pickup);
  const before = await toldTo(shop, 'noe@example.org');
  answered(await entrust(noe));
  expect(await toldTo(shop, 'noe@example.org')).toHaveLength(before.length + 1);
  expect(await toldTo(shop, 'noe@example.org')).toHaveLength(before.length + 1);
});

it('refuses a collector who cannot be told, and one for goods that have left', async () => {
  const { id, pickup, as, entrust, give } = await placeOne();
  expect(answered(await entrust({ ...noe, email: 'nobody' }))).toMatchObject({
    __typename: 'InvalidContact',
    field: 'EMAIL',
  });
  expect(await seen(shop, id, as)).toMatchObject({
    fulfilments: [{ collectorName: 'Léa Bernard', identityCheck: null }],
  });
  await prepareAtCounter(shop, pickup);
  await give();
  expect(answered(await entrust(noe))).toMatchObject({ __typename: 'FulfilmentNotInState' });
});

it('lets only the buyer and the back office send somebody', async () => {
  const { entrust } = await placeOne();
  for (const persona of ['customer', 'other-customer']) {
    const { errors } = await entrust(noe, { token: await shop.tokenOf(persona) });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
  const { errors } = await entrust(noe, { token: await shop.tokenOf('associate') });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(answered(await entrust(noe, { token: await shop.tokenOf('agent') }))).toMatchObject({
    __typename: 'FulfilmentPayload',
  });
});

it('asks for identity where the goods are worth as much as the rule says', async () => {
  const limit = { keepDays: 7, identityCurrency: 'EUR' };
  await atCounter(shop, setRule, { ...limit, identityFromMinor: 1990 }, 'admin');
  const worthy = await placeOne();
  await prepareAtCounter(shop, worthy.pickup);
  expect(await worthy.give()).toMatchObject({ because: 'VALUE', collectorName: 'Léa Bernard' });
  expect(await worthy.give({ identityChecked: true })).toMatchObject({
    __typename: 'HandOverOrderPayload',
  });
  await atCounter(shop, setRule, { ...limit, identityFromMinor: 1991 }, 'admin');
  const cheap = await placeOne();
  await prepareAtCounter(shop, cheap.pickup);
  expect(await cheap.give()).toMatchObject({ __typename: 'HandOverOrderPayload' });
  await atCounter(shop, setRule, { keepDays: 7, remindDaysBefore: 2 }, 'admin');
});

it('asks for identity where the store wants it, and lets no other store want it', async () => {
  const { pickup, give } = await placeOne();
  const input = { fulfilmentId: pickup.id };
  expect(await atCounter(shop, requireCheck, input)).toMatchObject({
    task: { identityCheck: 'STORE', collectorName: 'Léa Bernard' },
  });
  const foreign = { input: { ...input, idempotencyKey: freshKey() } };
  const { errors } = await shop.ask(requireCheck, foreign, {
    token: await shop.tokenOf('associate-paris'),
  });
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  await prepareAtCounter(shop, pickup);
  expect(await give()).toMatchObject({ because: 'STORE' });
  expect(await give({ identityChecked: true })).toMatchObject({ order: { state: 'COMPLETED' } });
  expect(await atCounter(shop, requireCheck, input)).toMatchObject({
    __typename: 'FulfilmentNotInState',
  });
});

it('shows the code as a QR code, which a scanner may give instead', async () => {
  const { id, number, pickup, as } = await placeOne();
  const [shown] = (await seen(shop, id, as)).fulfilments;
  expect(shown.qrCode).toMatch(/^<svg .*<\/svg>$/s);
  const associate = { token: await shop.tokenOf('associate') };
  expect((await seen(shop, id, associate)).fulfilments).toMatchObject([
    { code: null, qrCode: null },
  ]);
  await prepareAtCounter(shop, pickup);
  const pickupCode = `${number}/${pickup.code}`;
  expect(await atCounter(shop, handOver, { fulfilmentId: pickup.id, pickupCode })).toMatchObject({
    order: { state: 'COMPLETED' },
  });
  expect((await seen(shop, id, as)).fulfilments).toMatchObject([{ code: null, qrCode: null }]);
});
