import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { tell } from '../offline-payments/support.js';
import type { Asking } from '../support/app.js';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';
import { findings } from '../support/tenders.js';

const minor = (amountMinor: number) => ({ amountMinor });
const seePayment = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) { state captured { amountMinor } voided { amountMinor } }
  }`;

let shop: StockedShop;
let associate: Asking;

beforeAll(async () => {
  shop = await given.shop();
  associate = { token: await shop.tokenOf('associate') };
});
afterEach(async () => {
  expect(await findings(shop)).toEqual([]);
});
afterAll(() => shop.close());

const paymentSettles = async (id: string, expected: object) => {
  const supervisor = { token: await shop.tokenOf('supervisor') };
  await expect
    .poll(async () => answered(await shop.ask(seePayment, { id }, supervisor)), { timeout: 30_000 })
    .toMatchObject(expected);
};

it('what is paid in cash is carried out once the cash is in the till', async () => {
  const till = await tell(
    shop,
    'associate',
    'openTill',
    { locationId: shop.locationIds['LYON'], floatMinor: 10_000 },
    '... on OpenTillPayload { tillSession { id } }',
  );
  const cart = await fillAtCounter(shop, { goods: { 'CAP-BLUE': [1, 'COUNTER'] } }, associate);
  const sold = await sellAtCounter(shop, cart.id, associate, { paymentMethodToken: 'cash' });
  expect(sold.order).toMatchObject({ state: 'PENDING_PAYMENT', fulfilments: [] });
  const taken = await tell(
    shop,
    'associate',
    'takeCash',
    {
      tillSessionId: till.tillSession.id,
      paymentIntentId: sold.paymentIntent.id,
      tenderedMinor: 2000,
    },
    '... on TakeCashPayload { change { amountMinor } }',
  );
  expect(taken.change).toEqual(minor(10));
  const see = `query ($id: ID!) { order(id: $id) { state fulfilments { id state } } }`;
  const order = async () =>
    answered(await shop.ask(see, { id: sold.order.id }, associate)) as {
      state: string;
      fulfilments: { id: string; state: string }[];
    };
  await expect.poll(async () => (await order()).fulfilments.length, { timeout: 30_000 }).toBe(1);
  const [waiting] = (await order()).fulfilments;
  const gone = await tell(
    shop,
    'associate',
    'handOverAtCounter',
    { fulfilmentId: waiting?.id },
    '... on HandOverOrderPayload { order { state } }',
  );
  expect(gone.order.state).toBe('COMPLETED');
  await paymentSettles(sold.paymentIntent.id, { state: 'CAPTURED', captured: minor(1990) });
});

it('a card that is captured once pays all with the goods that leave last', async () => {
  const goods = { 'CAP-BLUE': [1, 'COUNTER'], 'TEE-WHITE': [1, 'PICKUP'] } as const;
  const cart = await fillAtCounter(shop, { goods }, associate);
  const token = { paymentMethodToken: 'tok_captured_once' };
  const sold = await sellAtCounter(shop, cart.id, associate, token);
  expect(sold.order).toMatchObject({ state: 'IN_FULFILMENT', lines: [{ fulfilled: 1 }, {}] });
  await paymentSettles(sold.paymentIntent.id, { state: 'AUTHORIZED', captured: minor(0) });
  const [pickup] = sold.order.fulfilments.filter(
    (each: { kind: string }) => each.kind === 'PICKUP',
  );
  await tell(
    shop,
    'associate-paris',
    'rejectFulfilment',
    { fulfilmentId: pickup.id, reason: 'sold out' },
    '... on FulfilmentPayload { fulfilment { state } }',
  );
  await paymentSettles(sold.paymentIntent.id, {
    state: 'CAPTURED',
    captured: minor(1990),
    voided: minor(2500),
  });
});

it('two payments together pay what is carried out', async () => {
  const cart = await fillAtCounter(shop, { goods: { 'TEE-WHITE': [2, 'COUNTER'] } }, associate);
  const tenders = [
    { amountMinor: 3000, paymentMethodToken: 'tok_success' },
    { paymentMethodToken: 'tok_success' },
  ];
  const more = { paymentMethodToken: null, tenders };
  const sold = await sellAtCounter(shop, cart.id, associate, more);
  expect(sold.order.state).toBe('COMPLETED');
  await paymentSettles(sold.paymentIntent.id, { state: 'CAPTURED', captured: minor(3000) });
});
