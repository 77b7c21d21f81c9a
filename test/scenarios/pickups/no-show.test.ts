import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/kernel/clock.js';
import { giveUpPickups } from '../../../src/orders/commands/pickups/give-up-pickups.js';
import { cartOf, toldTo } from '../../messaging/told.js';
import { openNextIn4Days } from '../../support/closed-store.js';
import { prepareAtCounter } from '../../support/counter.js';
import { answered, fillCart, freshKey, order } from '../../support/journey.js';
import { atCounter, onShelf, openWaitingShop, seen } from './waiting-shop.js';

let opened: Awaited<ReturnType<typeof openWaitingShop>>;
beforeAll(async () => {
  opened = await openWaitingShop();
  // The sandbox holds money for seven days, and nobody renews it here.
  await atCounter(opened.shop, setRule, { keepDays: 5, remindDaysBefore: 2 }, 'admin');
});
afterAll(() => opened.shop.close());

const setRule = /* GraphQL */ `
  mutation ($input: SetPickupRuleInput!) {
    setPickupRule(input: $input) {
      ... on SetPickupRulePayload {
        rules { location { code } keepDays remindDaysBefore identityFrom { amountMinor currency } }
      }
    }
  }`;
const arrive = /* GraphQL */ `
  mutation ($input: AnnounceArrivalInput!) { announceArrival(input: $input) { __typename } }`;

async function readyOrder(email: string) {
  const { shop } = opened;
  const cart = await cartOf(shop, email);
  const placed = (await order(shop, cart)).order;
  const handOver = await prepareAtCounter(shop, placed.fulfilments[0]);
  return { ...placed, as: cart.as, handOver };
}

it('reminds the buyer once, and then puts the goods back and gives the money up', async () => {
  const { shop, clock, sweep } = opened;
  const before = await onShelf(shop, 'CAP-BLUE');
  const { id, number, as } = await readyOrder('lea@example.org');
  clock.advance(3 * dayMs - 1000);
  await sweep();
  expect(await toldTo(shop, 'lea@example.org')).toHaveLength(2);
  clock.advance(1000);
  await sweep();
  await sweep();
  expect((await toldTo(shop, 'lea@example.org')).at(-1)?.subject).toBe(
    `Votre commande ${number} vous attend encore`,
  );
  clock.advance(2 * dayMs);
  await Promise.all([sweep(), sweep(), sweep()]);
  expect(await seen(shop, id, as)).toMatchObject({
    state: 'CANCELED',
    lines: [{ quantity: 1, fulfilled: 0, cancelled: 1 }],
    fulfilments: [
      { state: 'NO_SHOW', endedAt: clock.now().toISOString(), code: null, qrCode: null },
    ],
    paymentIntent: { state: 'VOIDED', captured: { amountMinor: 0 }, voided: { amountMinor: 1990 } },
  });
  expect(await onShelf(shop, 'CAP-BLUE')).toEqual(before);
  const told = await toldTo(shop, 'lea@example.org');
  expect(told.map(({ subject }) => subject).slice(3)).toEqual([
    `Votre commande ${number} n'a pas été retirée`,
    `Votre commande ${number} est annulée`,
  ]);
});

it('keeps goods until the doors have been open once more, where they are closed in the end', async () => {
  const { shop, clock } = opened;
  const goods = { 'CAP-BLUE': 1 };
  const { locationId, closesAt } = await openNextIn4Days(shop, 'SELDOM', clock.now(), goods);
  const rule = { locationId, keepDays: 1, remindDaysBefore: null };
  await atCounter(shop, setRule, rule, 'admin');
  const cart = await fillCart({ ...shop, locationIds: { LYON: locationId } });
  const { id, fulfilments } = (await order(shop, cart)).order;
  await prepareAtCounter(shop, fulfilments[0], undefined, 'at-seldom');
  expect(await seen(shop, id, cart.as)).toMatchObject({
    fulfilments: [{ state: 'READY', keepUntil: closesAt.toISOString() }],
  });
  await atCounter(shop, setRule, { locationId }, 'admin');
});

it('refunds what was charged before, to the cent', async () => {
  const { shop, clock, sweep } = opened;
  const rule = /* GraphQL */ `
    mutation ($input: SetCaptureRuleInput!) { setCaptureRule(input: $input) { __typename } }`;
  await atCounter(shop, rule, { kind: 'PICKUP', captureTrigger: 'AT_READY' }, 'admin');
  const { id, as } = await readyOrder('noe@example.org');
  await atCounter(shop, rule, { kind: 'PICKUP', captureTrigger: 'AT_HANDOVER' }, 'admin');
  expect(await seen(shop, id, as)).toMatchObject({
    paymentIntent: { captured: { amountMinor: 1990 } },
  });
  clock.advance(5 * dayMs);
  await sweep();
  expect(await seen(shop, id, as)).toMatchObject({
    state: 'CANCELED',
    paymentIntent: { state: 'REFUNDED', refunded: { amountMinor: 1990 } },
  });
});

it('keeps the goods of a buyer who is at the counter when the time is over', async () => {
  const { shop, clock, sweep } = opened;
  const { id, as, handOver } = await readyOrder('zoe@example.org');
  clock.advance(5 * dayMs - hourMs);
  answered(await shop.ask(arrive, { input: { orderId: id, idempotencyKey: freshKey() } }, as));
  clock.advance(hourMs + 1000);
  await sweep();
  expect(await seen(shop, id, as)).toMatchObject({ fulfilments: [{ state: 'CUSTOMER_ARRIVED' }] });
  expect(await handOver()).toMatchObject({ order: { state: 'COMPLETED' } });
  clock.advance(dayMs);
  await sweep();
  expect(await seen(shop, id, as)).toMatchObject({ state: 'COMPLETED' });
});

it('gives the goods to one of a buyer and a deadline that come at once', async () => {
  const { shop, clock } = opened;
  const { id, as, handOver } = await readyOrder('mia@example.org');
  clock.advance(5 * dayMs);
  const [handedOver] = await Promise.all([handOver(), giveUpPickups(shop.app.gateway)]);
  const { state, paymentIntent } = await seen(shop, id, as);
  if (handedOver.__typename === 'HandOverOrderPayload')
    expect({ state, paymentIntent }).toMatchObject({
      state: 'COMPLETED',
      paymentIntent: { captured: { amountMinor: 1990 } },
    });
  else
    expect({ state, paymentIntent }).toMatchObject({
      state: 'CANCELED',
      paymentIntent: { captured: { amountMinor: 0 } },
    });
});

it('keeps goods as long as the rule of the place says', async () => {
  const { shop, clock } = opened;
  const locationId = shop.locationIds['LYON'];
  const set = (input: object) => atCounter(shop, setRule, input, 'supervisor');
  const general = { location: null, keepDays: 5, remindDaysBefore: 2, identityFrom: null };
  expect(await set({ locationId, keepDays: 3 })).toEqual({
    rules: [
      general,
      { location: { code: 'LYON' }, keepDays: 3, remindDaysBefore: null, identityFrom: null },
    ],
  });
  const { id, as } = await readyOrder('eva@example.org');
  const [pickup] = (await seen(shop, id, as)).fulfilments;
  expect(new Date(pickup.keepUntil).getTime()).toBe(clock.now().getTime() + 3 * dayMs);
  expect(await set({ locationId })).toEqual({ rules: [general] });
});

it.each([
  [{}, 'The general rule'],
  [{ keepDays: 0 }, '`keepDays`'],
  [{ keepDays: 91 }, '`keepDays`'],
  [{ keepDays: 3, remindDaysBefore: 3 }, '`remindDaysBefore`'],
  [{ keepDays: 3, identityFromMinor: 5000 }, '`identityFromMinor`'],
  [{ keepDays: 3, identityFromMinor: 0, identityCurrency: 'EUR' }, '`identityFromMinor`'],
])('refuses the rule %j', async (rule, words) => {
  const { shop } = opened;
  const input = { ...rule, idempotencyKey: freshKey() };
  const { errors } = await shop.ask(setRule, { input }, { token: await shop.tokenOf('admin') });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining(words),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

it('leaves a pickup that is not ready alone', async () => {
  const { shop, clock, sweep } = opened;
  const cart = await fillCart(shop);
  const { id } = (await order(shop, cart)).order;
  clock.advance(30 * dayMs);
  await sweep();
  expect(await seen(shop, id, cart.as)).toMatchObject({ fulfilments: [{ state: 'PLANNED' }] });
});
