import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, ManualClock } from '../../src/kernel/clock.js';
import { renewHolds } from '../../src/orders/commands/renew-holds.js';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order, type Paying } from '../support/journey.js';
import { findings } from '../support/tenders.js';
import { orderInTwoParts } from '../support/two-parts.js';

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      fulfilments { captureTrigger state }
      paymentIntent {
        id state captured { amountMinor } voided { amountMinor } refunded { amountMinor }
        renewalRequestedAt authorizationExpiresAt
        operations { kind phase }
        explain { nextActions summary steps { what } }
      }
    }
  }`;
const setRule = /* GraphQL */ `
  mutation ($input: SetCaptureRuleInput!) {
    setCaptureRule(input: $input) {
      __typename
      ... on SetCaptureRulePayload { rules { kind salesChannel captureTrigger } }
    }
  }`;
const cancel = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;

let shop: StockedShop;

async function rule(input: object, persona = 'admin') {
  const given = { input: { idempotencyKey: freshKey(), ...input } };
  return shop.ask(setRule, given, { token: await shop.tokenOf(persona) });
}

const charge = async (captureTrigger: string, salesChannel: string | null = null) =>
  answered(await rule({ kind: 'PICKUP', salesChannel, captureTrigger }));

async function buy(quantity = 1, paying: Paying = {}) {
  const cart = await fillCart(shop, { quantity });
  const placed = await order(shop, cart, paying);
  const [pickup] = placed.order.fulfilments;
  const orderId: string = placed.order.id;
  const seen = async () => answered(await shop.ask(orderNow, { id: orderId }, cart.as));
  const becomes = (payment: object) =>
    expect
      .poll(async () => (await seen()).paymentIntent, { timeout: 30_000 })
      .toMatchObject(payment);
  return { orderId, pickup, seen, becomes, as: cart.as };
}

async function byHand(mutation: string, input: object, persona = 'agent') {
  const type = mutation === 'voidPayment' ? 'ReleaseHoldInput' : 'CapturePaymentInput';
  return shop.ask(
    `mutation ($input: ${type}!) {
      ${mutation}(input: $input) {
        __typename
        ... on HoldPayload { paymentIntent { captured { amountMinor } } }
      }
    }`,
    { input: { idempotencyKey: freshKey(), ...input } },
    { token: await shop.tokenOf(persona) },
  );
}

const minor = (amountMinor: number) => ({ amountMinor });
const captures = (seen: { paymentIntent: { operations: { kind: string }[] } }) =>
  seen.paymentIntent.operations.filter(({ kind }) => kind === 'CAPTURE');

describe('where a rule says so,', () => {
  beforeAll(async () => {
    const everywhere = { LYON: 50, PARIS: 50 };
    shop = await given.shop({ stock: { 'CAP-BLUE': everywhere, 'TEE-WHITE': everywhere } });
  });
  beforeEach(async () => {
    await charge('AT_HANDOVER');
    const ofChannels = 'delete from capture_rule where channel is not null';
    await shop.app.gateway.database.pool.query(ofChannels);
  });
  afterEach(async () => expect(await findings(shop)).toEqual([]));
  afterAll(() => shop.close());

  describe('goods that are charged with the order', () => {
    it('are not charged again when they leave', async () => {
      await charge('AT_ORDER');
      const { pickup, seen, becomes } = await buy(2);
      await becomes({ state: 'CAPTURED', captured: minor(3980) });
      expect(await (await prepareAtCounter(shop, pickup))()).toMatchObject({
        order: { state: 'COMPLETED' },
      });
      const after = await seen();
      expect(captures(after)).toHaveLength(1);
      expect(after.fulfilments).toEqual([{ captureTrigger: 'AT_ORDER', state: 'HANDED_OVER' }]);
    });

    it('are refunded as far as they were not found', async () => {
      await charge('AT_ORDER');
      const { pickup, becomes } = await buy(2);
      await becomes({ captured: minor(3980) });
      await (await prepareAtCounter(shop, pickup, 1))();
      await becomes({
        state: 'PARTIALLY_REFUNDED',
        captured: minor(3980),
        refunded: minor(1990),
        explain: { summary: expect.stringContaining('19.90 EUR') },
      });
    });

    it('are refunded when the order is cancelled', async () => {
      await charge('AT_ORDER');
      const { orderId, becomes, as } = await buy();
      await becomes({ captured: minor(1990) });
      const input = { orderId, idempotencyKey: freshKey() };
      answered(await shop.ask(cancel, { input }, as));
      await becomes({ state: 'REFUNDED', refunded: minor(1990) });
    });

    it('are charged when they leave, should that have failed', async () => {
      await charge('AT_ORDER');
      const cart = await fillCart(shop);
      shop.sandbox.control.misbehave({
        operation: 'capture',
        misbehaviour: { kind: 'error-before' },
        times: 100,
      });
      const placed = await order(shop, cart);
      shop.sandbox.control.behave();
      const [pickup] = placed.order.fulfilments;
      expect(await (await prepareAtCounter(shop, pickup))()).toMatchObject({
        __typename: 'HandOverOrderPayload',
      });
      await expect
        .poll(() => shop.sandbox.control.books().at(-1)?.amountCaptured.minor, { timeout: 30_000 })
        .toBe(1990);
    });

    it('are so in the channel that has a rule of its own, and in no other', async () => {
      await charge('AT_ORDER', 'CALL_CENTRE');
      const { seen } = await buy();
      expect((await seen()).fulfilments).toMatchObject([{ captureTrigger: 'AT_HANDOVER' }]);
      await charge('AT_ORDER', 'WEB');
      const second = await buy();
      expect((await second.seen()).fulfilments).toMatchObject([{ captureTrigger: 'AT_ORDER' }]);
      await second.becomes({ captured: minor(1990) });
    });
  });

  describe('goods that are charged when they are ready', () => {
    it('are charged as they were found, once', async () => {
      await charge('AT_READY');
      const { pickup, seen } = await buy(2);
      const handOver = await prepareAtCounter(shop, pickup, 1);
      expect((await seen()).paymentIntent).toMatchObject({
        state: 'PARTIALLY_CAPTURED',
        captured: minor(1990),
      });
      expect(await handOver()).toMatchObject({ order: { state: 'PARTIALLY_CANCELED' } });
      const after = await seen();
      expect(captures(after)).toHaveLength(1);
      expect(after.paymentIntent).toMatchObject({ state: 'CAPTURED', voided: minor(1990) });
    });

    it('are not paid with what other goods were charged', async () => {
      await charge('AT_READY');
      const ordered = await orderInTwoParts(shop);
      const [lyon, paris] = [await ordered.inLyon(), await ordered.inParis()];
      const books = () => shop.sandbox.control.books().at(-1)?.amountCaptured.minor;
      expect(books()).toBe(4490);
      await lyon();
      await paris();
      expect(books()).toBe(4490);
    });
  });

  describe('goods that the staff charge', () => {
    it('leave uncharged, and are charged by hand, never beyond what is held', async () => {
      await charge('MANUAL');
      const { pickup, seen, becomes } = await buy(3);
      await (await prepareAtCounter(shop, pickup, 2))();
      const { state, paymentIntent } = await seen();
      expect(state).toBe('PARTIALLY_CANCELED');
      expect(paymentIntent).toMatchObject({ state: 'AUTHORIZED', captured: minor(0) });
      const take = { paymentIntentId: paymentIntent.id, amountMinor: 1990 };
      const over = await byHand('capturePayment', { ...take, amountMinor: 5971 });
      expect(answered(over)).toMatchObject({ __typename: 'CaptureNotPossible' });
      const denied = await byHand('capturePayment', take, 'associate');
      expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      const keyed = { ...take, idempotencyKey: freshKey() };
      const answers = await Promise.all([
        byHand('capturePayment', keyed),
        byHand('capturePayment', keyed),
      ]);
      for (const each of answers)
        expect(answered(each)).toMatchObject({ paymentIntent: { captured: minor(1990) } });
      expect((await seen()).paymentIntent).toMatchObject({
        captured: minor(1990),
        voided: minor(0),
      });
      await byHand('capturePayment', take);
      await becomes({ state: 'CAPTURED', captured: minor(3980), voided: minor(1990) });
    });

    it('are given up by hand, by one of a capture and a void at the same moment', async () => {
      await charge('MANUAL');
      const { seen, becomes } = await buy();
      const { id: paymentIntentId } = (await seen()).paymentIntent;
      const answers = await Promise.all([
        byHand('capturePayment', { paymentIntentId, amountMinor: 1990 }),
        byHand('voidPayment', { paymentIntentId, reason: 'changed their mind' }),
      ]);
      const kinds = answers.map((each) => answered(each).__typename);
      expect(kinds.filter((kind) => kind === 'HoldPayload')).toHaveLength(1);
      await becomes({ state: expect.stringMatching(/^(CAPTURED|VOIDED)$/) });
    });
  });

  describe('the rules', () => {
    it('belong to the shop, and only of points that goods come to', async () => {
      const wrong = [
        { kind: 'PICKUP', captureTrigger: 'AT_SHIPMENT' },
        { kind: 'SHIP', captureTrigger: 'AT_HANDOVER' },
        { kind: 'SHIP', captureTrigger: 'MANUAL', salesChannel: 'NOWHERE' },
        { kind: 'SHIP' },
      ];
      for (const each of wrong)
        expect((await rule(each)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      const right = { kind: 'SHIP', captureTrigger: 'MANUAL', salesChannel: 'WEB' };
      for (const persona of ['agent', 'associate', 'customer', 'partner'])
        expect((await rule(right, persona)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      await Promise.all([rule(right), rule(right), rule({ ...right, captureTrigger: 'AT_ORDER' })]);
      const removed = answered(await rule({ kind: 'SHIP', salesChannel: 'WEB' }));
      expect(removed.rules).toEqual([
        { kind: 'COUNTER', salesChannel: null, captureTrigger: 'AT_HANDOVER' },
        { kind: 'PICKUP', salesChannel: null, captureTrigger: 'AT_HANDOVER' },
        { kind: 'SHIP', salesChannel: null, captureTrigger: 'AT_SHIPMENT' },
      ]);
    });
  });
});

describe('goods that wait for longer than the hold', () => {
  let clock: ManualClock;
  beforeEach(async () => {
    clock = new ManualClock(new Date());
    shop = await given.shop({ clock });
  });
  afterEach(async () => {
    expect(await findings(shop)).toEqual([]);
    await shop.close();
  });

  it('are charged all the same, because the hold was renewed in time', async () => {
    const { pickup, seen, becomes } = await buy();
    const handOver = await prepareAtCounter(shop, pickup);
    clock.advance(6 * dayMs + 12 * hourMs);
    await renewHolds(shop.app.gateway);
    clock.advance(3 * dayMs);
    shop.sandbox.control.advanceClock(0);
    expect(await handOver()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    await becomes({ state: 'CAPTURED', captured: minor(1990) });
    const { steps } = (await seen()).paymentIntent.explain;
    expect(steps.map(({ what }: { what: string }) => what)).toContain(
      '19.90 EUR is held on the card for longer.',
    );
  });

  it('are kept while their buyer is asked to pay again, and charged to the new card', async () => {
    const { pickup, seen, becomes, as } = await buy(1, { token: 'tok_extension_fails' });
    const handOver = await prepareAtCounter(shop, pickup);
    clock.advance(6 * dayMs + 12 * hourMs);
    await Promise.all([renewHolds(shop.app.gateway), renewHolds(shop.app.gateway)]);
    const { paymentIntent } = await seen();
    expect(paymentIntent).toMatchObject({
      state: 'AUTHORIZED',
      renewalRequestedAt: expect.any(String),
      explain: { nextActions: ['createCardSession', 'confirmPayment'] },
    });
    const input = {
      paymentIntentId: paymentIntent.id,
      paymentMethodToken: 'tok_mastercard',
      idempotencyKey: freshKey(),
    };
    const confirm = /* GraphQL */ `mutation ($input: ConfirmPaymentInput!) { confirmPayment(input: $input) { __typename } }`;
    answered(await shop.ask(confirm, { input }, as));
    await becomes({ state: 'AUTHORIZED', renewalRequestedAt: null });
    clock.advance(3 * dayMs);
    shop.sandbox.control.advanceClock(0);
    expect(await handOver()).toMatchObject({ __typename: 'HandOverOrderPayload' });
    await becomes({ state: 'CAPTURED', captured: minor(1990) });
    expect(shop.sandbox.control.books().map((each) => each.amountCaptured.minor)).toEqual([
      0, 1990,
    ]);
  });

  it('go back on sale when nobody has paid again until its end', async () => {
    const { pickup, seen } = await buy(1, { token: 'tok_extension_fails' });
    const handOver = await prepareAtCounter(shop, pickup);
    clock.advance(6 * dayMs + 12 * hourMs);
    await renewHolds(shop.app.gateway);
    clock.advance(dayMs);
    shop.sandbox.control.advanceClock(0);
    await expect.poll(async () => (await seen()).state, { timeout: 30_000 }).toBe('CANCELED');
    expect(await handOver()).toMatchObject({ __typename: 'FulfilmentNotInState' });
    expect((await seen()).paymentIntent).toMatchObject({ state: 'EXPIRED', captured: minor(0) });
  });
});
