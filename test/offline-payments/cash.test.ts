import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcilePayments } from '../../src/payments/index.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { orderWith, seeOrder } from '../support/tenders.js';
import {
  balanceOf,
  findings,
  handOverAtCounter,
  orderBy,
  plant,
  seenOrder,
  seenPayment,
  tell,
} from './support.js';

let shop: StockedShop;
let till: string;

beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 } } });
  const opened = await tell(
    shop,
    'associate',
    'openTill',
    { locationId: shop.locationIds['LYON'], floatMinor: 10_000 },
    '... on OpenTillPayload { tillSession { id state cash { amountMinor } } }',
  );
  expect(opened.tillSession).toMatchObject({ state: 'OPEN', cash: { amountMinor: 10_000 } });
  till = opened.tillSession.id;
});
afterAll(() => shop.close());

const taken = `... on TakeCashPayload {
  change { amountMinor } tillSession { cash { amountMinor } } paymentIntent { state }
}`;
const paidOut = `... on CashPaidOutPayload {
  payout { state } tillSession { cash { amountMinor } } paymentIntent { state refunded { amountMinor } }
}`;

function takeCash(
  paymentIntentId: string,
  tenderedMinor: number,
  more: object = {},
  as = 'associate',
) {
  const input = { tillSessionId: till, paymentIntentId, tenderedMinor, ...more };
  return tell(shop, as, 'takeCash', input, taken);
}

async function cashInTill(): Promise<number> {
  const answer = await shop.ask(
    `query ($id: ID!) { openTillSession(locationId: $id) { cash { amountMinor } location { code } } }`,
    { id: shop.locationIds['LYON'] },
    { token: await shop.tokenOf('associate') },
  );
  return answered(answer).cash.amountMinor;
}

it('an order is paid in cash at the counter, and its change is given', async () => {
  const placed = await orderBy(shop, 'cash');
  expect(await seenOrder(shop, placed)).toMatchObject({ state: 'PENDING_PAYMENT' });
  const before = await cashInTill();
  expect(await takeCash(placed.intentId, 5000)).toMatchObject({
    __typename: 'TakeCashPayload',
    change: { amountMinor: 3010 },
    tillSession: { cash: { amountMinor: before + 1990 } },
    paymentIntent: { state: 'CAPTURED' },
  });
  expect(await seenOrder(shop, placed)).toMatchObject({ state: 'CONFIRMED' });
  const seen = await seenPayment(shop, placed);
  expect(seen.attempts).toEqual([{ method: 'CASH', state: 'SUCCEEDED' }]);
  expect(seen.explain.summary).toContain('19.90');
});

it('goods that will be paid at the counter are kept for two days', async () => {
  const placed = await orderBy(shop, 'cash');
  const { expiresAt } = await seenOrder(shop, placed);
  const hours = (new Date(expiresAt).getTime() - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(47);
});

it('a buyer cannot say themselves that they have paid in cash', async () => {
  const placed = await orderBy(shop, 'cash');
  const confirmed = answered(
    await shop.ask(
      `mutation ($input: ConfirmPaymentInput!) {
        confirmPayment(input: $input) {
          __typename ... on ConfirmPaymentPayload { paymentIntent { state lastError { code } } }
        }
      }`,
      {
        input: {
          paymentIntentId: placed.intentId,
          paymentMethodToken: 'cash',
          idempotencyKey: freshKey(),
        },
      },
      placed.as,
    ),
  );
  expect(confirmed.paymentIntent).toMatchObject({
    state: 'REQUIRES_PAYMENT_METHOD',
    lastError: { code: 'METHOD_NOT_POSSIBLE' },
  });
  expect(await takeCash(placed.intentId, 1990)).toMatchObject({
    paymentIntent: { state: 'CAPTURED' },
  });
});

it('what cannot be meant is refused, and leaves the till alone', async () => {
  const placed = await orderBy(shop, 'cash');
  const before = await cashInTill();
  const refusal = async (tenderedMinor: number) =>
    (await takeCash(placed.intentId, tenderedMinor)).__typename;
  expect(await refusal(0)).toBe('AmountNotPossible');
  expect(await refusal(-1990)).toBe('AmountNotPossible');
  expect(await refusal(1989)).toBe('TenderedTooLittle');
  const stranger = await shop.ask(
    `mutation ($input: TakeCashInput!) { takeCash(input: $input) { __typename } }`,
    {
      input: {
        tillSessionId: till,
        paymentIntentId: placed.intentId,
        tenderedMinor: 1990,
        idempotencyKey: freshKey(),
      },
    },
    { token: await shop.tokenOf('associate-paris') },
  );
  expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await cashInTill()).toBe(before);
});

it('of two who take the cash at once, one does', async () => {
  const placed = await orderBy(shop, 'cash');
  const before = await cashInTill();
  const both = await Promise.all([
    takeCash(placed.intentId, 1990),
    takeCash(placed.intentId, 2000),
  ]);
  const kinds = both.map((each) => each.__typename).sort();
  expect(kinds[1]).toBe('TakeCashPayload');
  expect(['AttemptInProgress', 'PaymentNotConfirmable']).toContain(kinds[0]);
  expect(await cashInTill()).toBe(before + 1990);
});

it('the same key takes the cash once, and for nothing else', async () => {
  const placed = await orderBy(shop, 'cash');
  const before = await cashInTill();
  const idempotencyKey = freshKey();
  const first = await takeCash(placed.intentId, 2000, { idempotencyKey });
  const [again, other] = [
    await takeCash(placed.intentId, 2000, { idempotencyKey }),
    await takeCash(placed.intentId, 2500, { idempotencyKey }),
  ];
  expect(first).toMatchObject({ change: { amountMinor: 10 } });
  expect(again).toEqual(first);
  expect(other.__typename).toBe('IdempotencyKeyReused');
  expect(await cashInTill()).toBe(before + 1990);
});

async function owedCash(): Promise<{ id: string; amount: { amountMinor: number } }[]> {
  return answered(
    await shop.ask(
      `{ payouts(state: OWED, inCash: true) { id reason amount { amountMinor } } }`,
      {},
      { token: await shop.tokenOf('associate') },
    ),
  );
}

it('what was paid for units that are missing is handed out of the till, once', async () => {
  const placed = await orderBy(shop, 'cash', { quantity: 2 });
  await takeCash(placed.intentId, 3980);
  const { fulfilments } = await seenOrder(shop, placed);
  const handedOver = await handOverAtCounter(shop, fulfilments[0], { missing: 1 });
  expect(handedOver).toMatchObject({ order: { state: 'PARTIALLY_CANCELED' } });
  const [payout] = await owedCash();
  expect(payout).toMatchObject({ amount: { amountMinor: 1990 } });
  expect(await seenPayment(shop, placed)).toMatchObject({
    state: 'CAPTURED',
    refunded: { amountMinor: 0 },
  });
  const before = await cashInTill();
  const payOut = () =>
    tell(shop, 'associate', 'payOutCash', { payoutId: payout?.id, tillSessionId: till }, paidOut);
  const both = await Promise.all([payOut(), payOut()]);
  expect(both.map((each) => each.__typename).sort()).toEqual([
    'CashPaidOutPayload',
    'PayoutNotPossible',
  ]);
  expect(both.find((each) => each.payout)).toMatchObject({
    payout: { state: 'PAID' },
    paymentIntent: { state: 'PARTIALLY_REFUNDED', refunded: { amountMinor: 1990 } },
  });
  expect(await cashInTill()).toBe(before - 1990);
  expect(await owedCash()).toEqual([]);
});

it('cash goes out only of an open till with enough in it', async () => {
  const placed = await orderBy(shop, 'cash', { quantity: 3 });
  await takeCash(placed.intentId, 5970);
  const paris = await tell(
    shop,
    'associate-paris',
    'openTill',
    { locationId: shop.locationIds['PARIS'], floatMinor: 100 },
    '... on OpenTillPayload { tillSession { id } }',
  );
  await tell(shop, 'admin', 'cancelOrder', { orderId: placed.orderId }, '');
  const [payout] = await owedCash();
  const payOut = () =>
    tell(
      shop,
      'associate-paris',
      'payOutCash',
      { payoutId: payout?.id, tillSessionId: paris.tillSession.id },
      paidOut,
    );
  expect((await payOut()).__typename).toBe('TillShort');
  const counted = { tillSessionId: paris.tillSession.id, countedMinor: 90 };
  const close = () =>
    tell(
      shop,
      'associate-paris',
      'closeTill',
      counted,
      '... on CloseTillPayload { difference { amountMinor } tillSession { state counted { amountMinor } } }',
    );
  const both = await Promise.all([close(), close()]);
  expect(both.map((each) => each.__typename).sort()).toEqual(['CloseTillPayload', 'TillNotOpen']);
  expect(both.find((each) => each.difference)).toMatchObject({
    difference: { amountMinor: -10 },
    tillSession: { state: 'CLOSED', counted: { amountMinor: 90 } },
  });
  expect((await payOut()).__typename).toBe('TillNotOpen');
  expect(await balanceOf(shop, 'CASH_DIFFERENCES')).toBe(10);
  await tell(
    shop,
    'associate',
    'payOutCash',
    { payoutId: payout?.id, tillSessionId: till },
    paidOut,
  );
  expect(await seenPayment(shop, placed)).toMatchObject({ state: 'REFUNDED' });
});

it('a location has one open till, and a float is no debt', async () => {
  const open = (floatMinor: number, currency = 'EUR') =>
    tell(
      shop,
      'associate-paris',
      'openTill',
      { locationId: shop.locationIds['PARIS'], floatMinor, currency },
      '... on TillAlreadyOpen { tillSessionId }',
    );
  expect((await open(-1)).__typename).toBe('AmountNotPossible');
  expect((await open(0, 'XXQ')).__typename).toBe('OtherCurrency');
  const both = await Promise.all([open(500), open(600)]);
  expect(both.map((each) => each.__typename).sort()).toEqual([
    'OpenTillPayload',
    'TillAlreadyOpen',
  ]);
});

it('a part of an order is paid with a card and the rest in cash', async () => {
  const cart = await fillCart(shop, { quantity: 2 });
  const placed = await orderWith(shop, cart, [
    { paymentMethodToken: 'tok_success', amountMinor: 3000 },
    { paymentMethodToken: 'cash' },
  ]);
  expect(placed).toMatchObject({
    order: { state: 'PENDING_PAYMENT' },
    paymentIntents: [{ state: 'AUTHORIZED' }, { state: 'REQUIRES_PAYMENT_METHOD' }],
  });
  const rest = placed.paymentIntents[1].id;
  expect(await takeCash(rest, 1000)).toMatchObject({ change: { amountMinor: 20 } });
  const paid = await seeOrder(shop, placed.order.id, cart.as);
  expect(paid.state).toBe('CONFIRMED');
  await handOverAtCounter(shop, paid.fulfilments[0], { missing: 1 });
  const { paymentIntents } = await seeOrder(shop, placed.order.id, cart.as);
  expect(paymentIntents).toMatchObject([
    { captured: { amountMinor: 1010 }, voided: { amountMinor: 1990 } },
    { captured: { amountMinor: 980 }, refunded: { amountMinor: 0 } },
  ]);
});

it('the books agree, and the doctor finds what was planted', async () => {
  const { gateway } = shop.app;
  expect(await findings(shop)).toEqual([]);
  const reconciled = await reconcilePayments(gateway);
  expect(reconciled.map(({ outcome }) => outcome)).not.toContain('UNREACHABLE');
  expect(reconciled.flatMap(({ differences }) => differences)).toEqual([]);
  for (const promise of [
    'What should lie in a till',
    'Cash that is taken lies in a till',
    'What was refunded of a payment',
    'The books of every provider agree',
  ])
    shop.leaves({ promise, because: 'it is planted, or follows from it' });
  await plant(
    shop,
    `update till_session set cash_minor = cash_minor + 1
      where id = (select id from till_session where state = 'OPEN' limit 1)`,
    `update offline_payment set refunded_minor = refunded_minor + 1
      where ctid = (select ctid from offline_payment where refunded_minor = 0 and captured_minor > 0 limit 1)`,
  );
  const promises = (await findings(shop)).map((each) => each.promise);
  expect(promises).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^What should lie in a till/),
      expect.stringMatching(/^Cash that is taken lies in a till/),
      expect.stringMatching(/^What was refunded of a payment/),
    ]),
  );
});
