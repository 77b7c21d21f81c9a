import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { prepareAtCounter, serveAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, freshKey } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { booksSince, cancel, findings, orderWith, seeOrder } from '../support/tenders.js';
import { groupDesk, stranger } from './group.js';

let shop: StockedShop;
let desk: ReturnType<typeof groupDesk>;
let before: number;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 100 } } });
  desk = groupDesk(shop);
});
afterEach(async () => expect(await findings(shop)).toEqual([]));
afterAll(() => shop.close());

const nothing = { authorized: 0, captured: 0, voided: 0, refunded: 0 };

/** A cart with four white tees, for 100.00; from now on the provider's books count. */
async function fourTees() {
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 4 });
  before = shop.sandbox.control.books().length;
  return cart;
}

const sharedPaymentEvents = /* GraphQL */ `
  subscription ($linkToken: String, $after: String) {
    sharedPaymentEvents(linkToken: $linkToken, after: $after) {
      seq cursor type state shareNumber shareState sharedPayment { state missing { amountMinor } }
    }
  }`;

it('takes the money of three friends once the third has promised, with one of them watching', async () => {
  const cart = await fourTees();
  const shared = await desk.share(cart);
  expect(shared).toMatchObject({
    __typename: 'CreateSharedPaymentPayload',
    sharedPayment: {
      state: 'COLLECTING',
      total: { amountMinor: 10_000 },
      missing: { amountMinor: 10_000 },
      order: { state: 'PENDING_PAYMENT' },
      shares: [
        { number: 1, displayName: 'Léa', state: 'OPEN', amount: { amountMinor: 3334 } },
        { number: 2, displayName: 'Noé', state: 'OPEN', amount: { amountMinor: 3333 } },
        { number: 3, displayName: 'Zoé', state: 'OPEN', amount: { amountMinor: 3333 } },
      ],
    },
  });
  const [first, second, third] = shared.links;
  interface Seen {
    readonly type: string;
    readonly seq: number;
    readonly cursor: string;
    readonly shareNumber: number | null;
    readonly shareState: string | null;
    readonly sharedPayment: { readonly state: string };
  }
  const watching = follow<Seen>(shop.url, sharedPaymentEvents, { linkToken: third.linkToken }, {});
  const paid = await desk.pay(first);
  expect(paid).toMatchObject({
    share: { number: 1, state: 'AUTHORIZED' },
    sharedPayment: {
      state: 'COLLECTING',
      missing: { amountMinor: 6666 },
      order: null,
      shares: [
        { isYours: true, amount: { amountMinor: 3334 } },
        { displayName: 'Noé', state: 'OPEN', amount: null, items: [], paymentIntent: null },
        { displayName: 'Zoé', state: 'OPEN', amount: null, items: [], paymentIntent: null },
      ],
    },
  });
  const promise = await watching.until((event) => event.shareState === 'AUTHORIZED');
  await watching.leave();
  await desk.pay(second);
  expect(booksSince(shop, before).map((each) => each.captured)).toEqual([0, 0]);
  expect(await desk.pay(third, 'tok_mastercard')).toMatchObject({
    share: { state: 'PAID' },
    sharedPayment: { state: 'PAID', missing: { amountMinor: 0 } },
  });
  const again = follow<Seen>(
    shop.url,
    sharedPaymentEvents,
    { linkToken: second.linkToken, after: promise.cursor },
    {},
  );
  await again.until((event) => event.type === 'SharedPaymentPaid');
  await again.until((event) => event.shareNumber === 3 && event.shareState === 'PAID');
  await again.leave();
  expect(again.events[0]?.seq).toBe(promise.seq + 1);
  expect(again.events.map((event) => event.type)).toContain('SharedPaymentCapturing');
  expect(booksSince(shop, before)).toEqual([
    { ...nothing, authorized: 3334, captured: 3334 },
    { ...nothing, authorized: 3333, captured: 3333 },
    { ...nothing, authorized: 3333, captured: 3333 },
  ]);
  const own = await desk.see({ id: shared.sharedPayment.id }, cart.as);
  expect(own.order.state).toBe('CONFIRMED');
  expect(await serveAtCounter(shop, own.order.fulfilments[0])).toMatchObject({
    order: { state: 'COMPLETED' },
  });
  expect(booksSince(shop, before)).toHaveLength(3);
});

it('gives everybody the same part back when goods are missing', async () => {
  const cart = await fourTees();
  const shared = await desk.share(cart);
  for (const link of shared.links) await desk.pay(link);
  const { order } = await desk.see({ id: shared.sharedPayment.id }, cart.as);
  const handOver = await prepareAtCounter(shop, order.fulfilments[0], 3);
  expect(await handOver()).toMatchObject({ order: { state: 'PARTIALLY_CANCELED' } });
  expect(booksSince(shop, before).map((each) => each.refunded)).toEqual([834, 833, 833]);
  expect(await desk.see({ linkToken: shared.links[1].linkToken })).toMatchObject({ state: 'PAID' });
});

it('lets a friend try another card, and gives nobody a second charge', async () => {
  const cart = await fourTees();
  const shares = [
    { displayName: 'Léa', amountMinor: 9000 },
    { displayName: 'Noé', amountMinor: 1000 },
  ];
  const { links } = await desk.share(cart, { split: 'FIXED', shares });
  await desk.pay(links[0]);
  expect(await desk.pay(links[1], 'tok_declined_insufficient_funds')).toMatchObject({
    share: { state: 'OPEN' },
    sharedPayment: { yourShare: { paymentIntent: { lastError: { code: 'INSUFFICIENT_FUNDS' } } } },
  });
  const key = { idempotencyKey: freshKey() };
  const noe = stranger();
  const [once, twice] = await Promise.all([
    desk.pay(links[1], 'tok_success', noe, key),
    desk.pay(links[1], 'tok_success', noe, key),
  ]);
  expect([once, twice]).toMatchObject([{ share: { number: 2 } }, { share: { number: 2 } }]);
  await expect
    .poll(() => desk.see({ linkToken: links[1].linkToken }), { timeout: 30_000 })
    .toMatchObject({ state: 'PAID' });
  expect(booksSince(shop, before).map((each) => each.captured)).toEqual([9000, 0, 1000]);
  expect(await desk.pay(links[1])).toMatchObject({ __typename: 'SharedPaymentNotOpen' });
});

it('charges a share once when two people pay it at the same time', async () => {
  const { links } = await desk.share(await fourTees());
  const answers = await Promise.all([desk.pay(links[0]), desk.pay(links[0])]);
  const kinds = answers.map((answer) => answer.__typename);
  expect(kinds).toContain('PaySharedPaymentSharePayload');
  expect(kinds.filter((kind) => kind === 'PaySharedPaymentSharePayload')).toHaveLength(1);
  expect(booksSince(shop, before)).toHaveLength(1);
});

it('has everybody pay their own goods', async () => {
  const cart = await fourTees();
  const lines = await shop.ask(
    'query ($id: ID!) { cart(id: $id) { lines { id } } }',
    { id: cart.cartId },
    cart.as,
  );
  const cartLineId = lines.data.cart.lines[0].id;
  const shares = [
    { displayName: 'Léa', items: [{ cartLineId, quantity: 3 }] },
    { displayName: 'Noé', items: [{ cartLineId, quantity: 1 }] },
  ];
  const shared = await desk.share(cart, { split: 'ITEM', shares });
  const ownGoods = (quantity: number) => [{ sku: 'TEE-WHITE', title: 'Item TEE-WHITE', quantity }];
  expect(shared.sharedPayment.shares).toMatchObject([
    { amount: { amountMinor: 7500 }, items: ownGoods(3) },
    { amount: { amountMinor: 2500 }, items: ownGoods(1) },
  ]);
  expect(await desk.see({ linkToken: shared.links[1].linkToken })).toMatchObject({
    shares: [{ items: [] }, { items: ownGoods(1) }],
  });
});

it('lets the initiator pay what is missing, in one sum', async () => {
  const cart = await fourTees();
  const shared = await desk.share(cart);
  const { id } = shared.sharedPayment;
  await desk.pay(shared.links[0]);
  expect(await desk.topUp(id, cart.as, 'tok_declined_do_not_honor')).toMatchObject({
    sharedPayment: { state: 'COLLECTING', missing: { amountMinor: 6666 } },
  });
  expect(await desk.pay(shared.links[1])).toMatchObject({ __typename: 'PaymentNotConfirmable' });
  const key = { idempotencyKey: freshKey() };
  const [once, twice] = await Promise.all([
    desk.topUp(id, cart.as, 'tok_success', key),
    desk.topUp(id, cart.as, 'tok_success', key),
  ]);
  expect(once.__typename).toBe(twice.__typename);
  expect(await desk.see({ id }, cart.as)).toMatchObject({
    state: 'PAID',
    shares: [
      { displayName: 'Léa', state: 'PAID' },
      { displayName: 'Noé', state: 'RELEASED' },
      { displayName: 'Zoé', state: 'RELEASED' },
      { displayName: null, state: 'RELEASED', amount: { amountMinor: 6666 } },
      { displayName: null, state: 'PAID', amount: { amountMinor: 6666 } },
    ],
  });
  expect(booksSince(shop, before).map((each) => each.captured)).toEqual([3334, 0, 6666]);
  expect(await desk.topUp(id, cart.as)).toMatchObject({ __typename: 'SharedPaymentNotOpen' });
});

it('takes one of two top-ups at once', async () => {
  const cart = await fourTees();
  const { id } = (await desk.share(cart)).sharedPayment;
  const both = await Promise.all([desk.topUp(id, cart.as), desk.topUp(id, cart.as)]);
  expect(both.filter((each) => each.__typename === 'SharedPaymentPayload')).toHaveLength(1);
  await expect
    .poll(() => desk.see({ id }, cart.as), { timeout: 30_000 })
    .toMatchObject({ state: 'PAID', missing: { amountMinor: 0 } });
  await expect
    .poll(() =>
      booksSince(shop, before).reduce((sum, each) => sum + each.captured - each.refunded, 0),
    )
    .toBe(10_000);
});

it('gives everybody their money back when the initiator gives up, once', async () => {
  const cart = await fourTees();
  const { sharedPayment, links } = await desk.share(cart);
  await desk.pay(links[0]);
  await desk.pay(links[1]);
  const ends = await Promise.all([1, 2].map(() => desk.cancel(sharedPayment.id, cart.as)));
  expect(ends.map((end) => end.__typename).sort()).toEqual([
    'OrderNotCancelable',
    'SharedPaymentPayload',
  ]);
  expect(await desk.see({ id: sharedPayment.id }, cart.as)).toMatchObject({
    state: 'CANCELED',
    order: { state: 'CANCELED' },
    shares: [{ state: 'RELEASED' }, { state: 'RELEASED' }, { state: 'RELEASED' }],
  });
  expect(booksSince(shop, before).map((each) => each.voided)).toEqual([3334, 3333]);
  expect(await desk.pay(links[2])).toMatchObject({ __typename: 'SharedPaymentNotOpen' });
});

it('gives back what was taken when the order is cancelled after all have paid', async () => {
  const cart = await fourTees();
  const { sharedPayment, links } = await desk.share(cart);
  for (const link of links) await desk.pay(link);
  await cancel(shop, sharedPayment.order.id, cart.as);
  await expect
    .poll(() => desk.see({ id: sharedPayment.id }, cart.as), { timeout: 30_000 })
    .toMatchObject({
      state: 'CANCELED',
      shares: [{ state: 'REFUNDED' }, { state: 'REFUNDED' }, { state: 'REFUNDED' }],
    });
  expect(booksSince(shop, before).map((each) => each.refunded)).toEqual([3334, 3333, 3333]);
});

it('takes nothing of anybody when one of them cannot be charged after all', async () => {
  const cart = await fourTees();
  const { sharedPayment, links } = await desk.share(cart);
  await desk.pay(links[0]);
  await desk.pay(links[1], 'tok_capture_fails');
  await desk.pay(links[2]);
  await expect
    .poll(() => desk.see({ id: sharedPayment.id }, cart.as), { timeout: 15_000 })
    .toMatchObject({
      state: 'FAILED',
      order: { state: 'CANCELED' },
      shares: [{ state: 'REFUNDED' }, { state: 'RELEASED' }, { state: 'REFUNDED' }],
    });
  expect(booksSince(shop, before)).toEqual([
    { ...nothing, authorized: 3334, captured: 3334, refunded: 3334 },
    { ...nothing, authorized: 3333, voided: 3333 },
    { ...nothing, authorized: 3333, captured: 3333, refunded: 3333 },
  ]);
});

it('answers the same key with the same links, and keeps none of them', async () => {
  const cart = await fourTees();
  const input = { idempotencyKey: freshKey(), deadline: new Date(Date.now() + 3_600_000) };
  const [first, again] = await Promise.all([desk.share(cart, input), desk.share(cart, input)]);
  expect(again).toEqual(first);
  expect(first.links).toHaveLength(3);
  const kinds = await Promise.all([desk.share(cart), orderWith(shop, cart, [{}])]);
  expect(kinds.map((each) => each.__typename)).toEqual(['CartNotOpen', 'CartNotOpen']);
  const { pool } = shop.app.gateway.database;
  const [{ linkToken }] = first.links;
  const { rows } = await pool.query(
    `select 1 from payment_share s where s::text like $1
     union all select 1 from event e where e::text like $1
     union all select 1 from idempotency_key k where k::text like $1`,
    [`%${linkToken}%`],
  );
  expect(rows).toEqual([]);
  expect(await seeOrder(shop, first.sharedPayment.order.id, cart.as)).toMatchObject({
    paymentIntents: [],
  });
});
