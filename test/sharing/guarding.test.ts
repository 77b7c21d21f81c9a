import { afterAll, beforeAll, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { tell } from '../offline-payments/support.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';
import { groupDesk, type Links, stranger } from './group.js';

let shop: StockedShop;
let desk: ReturnType<typeof groupDesk>;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 3 } } });
  desk = groupDesk(shop);
});
afterAll(() => shop.close());

const two = [{ displayName: 'Léa' }, { displayName: 'Noé' }];
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const wrongLink: Links = { number: 1, linkToken: 'x'.repeat(43) };

async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (fault: Error) => JSON.parse(fault.message)[0].extensions.code,
  );
}

it.each([
  { fault: 'one person', given: { shares: two.slice(0, 1) }, reason: 'TOO_FEW' },
  {
    fault: 'amounts that are not the total',
    given: { split: 'FIXED', shares: two.map((each) => ({ ...each, amountMinor: 1000 })) },
    reason: 'SUM_DIFFERS',
  },
  { fault: 'goods of nobody', given: { split: 'ITEM', shares: two }, reason: 'ITEMS_DIFFER' },
])('refuses $fault, and leaves the cart and the key as they were', async ({ given, reason }) => {
  const cart = await fillCart(shop);
  const key = { idempotencyKey: freshKey() };
  expect(await desk.share(cart, { ...given, ...key })).toMatchObject({
    __typename: 'SharesNotPossible',
    reason,
    totalMinor: 1990,
  });
  expect(await desk.share(cart, key)).toMatchObject({ __typename: 'CreateSharedPaymentPayload' });
});

it.each([
  { fault: 'a person without a name', given: { shares: [{ displayName: ' ' }, ...two] } },
  {
    fault: 'an amount where all pay the same',
    given: { shares: two.map((each) => ({ ...each, amountMinor: 995 })) },
  },
  {
    fault: 'goods where amounts are said',
    given: { split: 'FIXED', shares: two.map((each) => ({ ...each, items: [] })) },
  },
])('does not take $fault', async ({ given }) => {
  const cart = await fillCart(shop);
  expect(await codeOf(desk.share(cart, given))).toBe('BAD_USER_INPUT');
});

it.each([
  ['in a minute', inMs(60_000)],
  ['in more than three days', inMs(73 * 3_600_000)],
  ['of long ago', '0000-01-01T00:00:00Z'],
])('refuses a deadline %s', async (_, deadline) => {
  expect(await desk.share(await fillCart(shop), { deadline })).toMatchObject({
    __typename: 'DeadlineNotPossible',
    earliest: expect.any(String),
    latest: expect.any(String),
  });
});

it('refuses what the shop does not have, and another total than was shown', async () => {
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 4 });
  expect(await desk.share(cart)).toMatchObject({ __typename: 'OutOfStock' });
  expect(await desk.share(await fillCart(shop), { expectedTotalMinor: 1 })).toMatchObject({
    __typename: 'TotalChanged',
  });
});

it('shows a link what is its own, and strangers nothing', async () => {
  const cart = await fillCart(shop);
  const { sharedPayment, links } = await desk.share(cart);
  const { id } = sharedPayment;
  expect(await desk.see({ linkToken: wrongLink.linkToken })).toBeNull();
  expect(await desk.see({ linkToken: 'short' })).toBeNull();
  expect(await desk.see({ id })).toBeNull();
  expect(await desk.see({ id }, stranger())).toBeNull();
  expect(await desk.see({ id: sharedPayment.order.id }, cart.as)).toBeNull();
  expect(await codeOf(desk.see({}))).toBe('BAD_USER_INPUT');
  expect(await codeOf(desk.see({ id, linkToken: links[0].linkToken }))).toBe('BAD_USER_INPUT');
  expect(await codeOf(desk.pay(wrongLink))).toBe('NOT_FOUND');
  expect(await codeOf(desk.topUp(id, stranger()))).toBe('NOT_FOUND');
  expect(await codeOf(desk.cancel(id, stranger()))).toBe('NOT_FOUND');
  expect(await desk.pay(links[0], 'my card')).toMatchObject({ __typename: 'InvalidPaymentToken' });

  const noe = stranger();
  await desk.pay(links[1], 'tok_success', noe);
  const { yourShare } = await desk.see({ linkToken: links[1].linkToken }, noe);
  const own = await shop.ask(
    'query ($id: ID!) { paymentIntent(id: $id) { state order { number } attempts { card { last4 } } } }',
    { id: yourShare.paymentIntent.id },
    noe,
  );
  expect(own.data.paymentIntent).toMatchObject({ state: 'AUTHORIZED', order: null });
  const initiators = await shop.ask(
    'query ($id: ID!) { paymentIntent(id: $id) { state } }',
    { id: yourShare.paymentIntent.id },
    cart.as,
  );
  expect(initiators.data.paymentIntent).toBeNull();
  const order = await shop.ask(
    'query ($id: ID!) { order(id: $id) { sharedPayment { id } paymentIntent { id } paymentIntents { id } } }',
    { id: sharedPayment.order.id },
    cart.as,
  );
  expect(order.data.order).toEqual({
    sharedPayment: { id },
    paymentIntent: null,
    paymentIntents: [],
  });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  expect((await shop.ask(node, { id }, cart.as)).data.node).toEqual({ id });
  expect((await shop.ask(node, { id }, noe)).data.node).toBeNull();
});

it('gives up once with the same key twice', async () => {
  const cart = await fillCart(shop);
  const { id } = (await desk.share(cart)).sharedPayment;
  const key = { idempotencyKey: freshKey() };
  const ends = await Promise.all([desk.cancel(id, cart.as, key), desk.cancel(id, cart.as, key)]);
  expect(ends).toMatchObject([
    { sharedPayment: { state: 'CANCELED' } },
    { sharedPayment: { state: 'CANCELED' } },
  ]);
  expect(await desk.topUp(id, cart.as)).toMatchObject({ __typename: 'SharedPaymentNotOpen' });
});

it('is paid once under one key, not with another card, and not with a card that has expired', async () => {
  const cart = await fillCart(shop);
  const { sharedPayment, links } = await desk.share(cart, { shares: two });
  const [first, second] = links;
  const as = stranger();
  const key = { idempotencyKey: freshKey() };
  const same = await Promise.all([1, 2].map(() => desk.pay(first, 'tok_success', as, key)));
  expect(same).toMatchObject(same.map(() => ({ __typename: 'PaySharedPaymentSharePayload' })));
  expect(await desk.pay(first, 'tok_mastercard', as, key)).toMatchObject({
    __typename: 'IdempotencyKeyReused',
  });
  await desk.pay(second, 'tok_declined_expired_card');
  expect(await desk.see({ id: sharedPayment.id }, cart.as)).toMatchObject({
    state: 'COLLECTING',
    shares: [{ state: 'AUTHORIZED' }, { state: 'OPEN' }],
  });
});

it('takes nothing of anybody at once, before the others have promised', async () => {
  const cart = await fillCart(shop);
  const { sharedPayment, links } = await desk.share(cart, { shares: two });
  const [first] = links;
  for (const atOnce of ['cash', 'cheque', 'bank-transfer'])
    expect(await desk.pay(first, atOnce)).toMatchObject({ __typename: 'InvalidPaymentToken' });
  expect(await desk.topUp(sharedPayment.id, cart.as, 'cash')).toMatchObject({
    __typename: 'InvalidPaymentToken',
  });
  const locationId = shop.locationIds['LYON'];
  const opened = await tell(
    shop,
    'associate',
    'openTill',
    { locationId, currency: 'EUR', floatMinor: 0 },
    '... on OpenTillPayload { tillSession { id } }',
  );
  const { yourShare } = await desk.see({ linkToken: first.linkToken });
  const share = { paymentIntentId: yourShare.paymentIntent.id, tenderedMinor: 2000 };
  const taken = { ...share, tillSessionId: opened.tillSession.id };
  expect(await tell(shop, 'associate', 'takeCash', taken, '')).toMatchObject({
    __typename: 'InvalidPaymentToken',
  });
  expect(await findings(shop)).toEqual([]);
});

it('may have goods added to its order later, which one of them pays', async () => {
  const cart = await fillCart(shop);
  const { sharedPayment, links } = await desk.share(cart, { shares: two });
  for (const link of links) await desk.pay(link);
  const { order } = await desk.see({ id: sharedPayment.id }, cart.as);
  const added = {
    orderId: order.id,
    lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }],
    fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
  };
  const paid = '... on ChangeOrderPayload { paymentIntent { id } }';
  const { paymentIntent } = await tell(shop, 'agent', 'addOrderLines', added, paid);
  const more = { paymentIntentId: paymentIntent.id };
  const card = { ...more, paymentMethodToken: 'tok_success', returnUrl: 'https://shop.example' };
  await tell(shop, 'agent', 'confirmPayment', card, '');
  expect(
    await tell(shop, 'agent', 'capturePayment', { ...more, amountMinor: 1990, final: false }, ''),
  ).toMatchObject({ __typename: 'HoldPayload' });
  expect(await findings(shop)).toEqual([]);
});

it('tops nothing up where everybody has promised', async () => {
  const cart = await fillCart(shop);
  const { sharedPayment, links } = await desk.share(cart, { shares: two });
  for (const link of links) await desk.pay(link);
  expect(await desk.topUp(sharedPayment.id, cart.as)).toMatchObject({
    __typename: 'SharedPaymentNotOpen',
  });
});

it('is told of by the doctor when the shares or the money do not agree', async () => {
  const cart = await fillCart(shop);
  const { sharedPayment } = await desk.share(cart, { shares: two });
  const id = innerId('SharedPayment', sharedPayment.id);
  const { pool } = shop.app.gateway.database;
  expect(await findings(shop)).toEqual([]);
  for (const promise of ['The shares of people make up', 'A shared payment that is paid'])
    shop.leaves({ promise, because: 'it is planted' });
  await pool.query('update payment_share set amount_minor = 996 where shared_payment_id = $1', [
    id,
  ]);
  await pool.query(`update shared_payment set state = 'PAID' where id = $1`, [id]);
  const found = (await findings(shop)).join('\n');
  expect(found).toMatch(/shares of people make up .*: \S+ shares of 1992 for 1990/);
  expect(found).toMatch(/has taken the whole.*: \S+ PAID with 0 taken and 0 kept of 1990/);
});
