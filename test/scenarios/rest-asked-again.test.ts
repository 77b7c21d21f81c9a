import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, ManualClock } from '../../src/kernel/clock.js';
import { renewHolds } from '../../src/orders/commands/renew-holds.js';
import { expireIntents } from '../../src/payments/index.js';
import { newCustomer } from '../support/customer.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { booksSince, findings, seeOrder } from '../support/tenders.js';
import { orderInTwoParts } from '../support/two-parts.js';

const cap = 1990;
const shirt = 2500;
const whole = cap + shirt;
const perDelivery = { scope: 'ORDER', textVersion: 'per-delivery-1' };
const handedOver = { __typename: 'HandOverOrderPayload' };
const minor = (amountMinor: number) => ({ amountMinor });

let clock: ManualClock;
let shop: StockedShop;
beforeEach(async () => {
  clock = new ManualClock(new Date());
  shop = await given.shop({ clock });
});
afterEach(async () => {
  expect(await findings(shop)).toEqual([]);
  await shop.close();
});

/** A cap in Lyon and a shirt in Paris; with the agreement to be charged per delivery, or without. */
async function buy(token: string, consent: object | null = null) {
  const signIn = consent ? await newCustomer(shop) : async () => ({});
  const more = { savePaymentMethod: consent };
  const ordered = await orderInTwoParts(shop, { token, more }, await signIn());
  const as = async () => ({ ...ordered.as, ...(await signIn()) });
  return { ...ordered, as, seen: async () => seeOrder(shop, ordered.orderId, await as()) };
}

type Order = Awaited<ReturnType<typeof buy>>;

const payments = ({ seen }: Order, expected: readonly object[]) =>
  expect
    .poll(async () => (await seen()).paymentIntents, { timeout: 15_000 })
    .toMatchObject(expected);

/** The holds of seven days have half a day left. */
async function comeNearTheEnd(): Promise<void> {
  clock.advance(6 * dayMs + 12 * hourMs);
  await Promise.all([renewHolds(shop.app.gateway), renewHolds(shop.app.gateway)]);
}

const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      __typename ... on UserError { message } ... on ConfirmPaymentPayload { paymentIntent { state } }
    }
  }`;

async function pay({ as }: Order, paymentIntentId: string, token: string, key = freshKey()) {
  const input = { paymentIntentId, paymentMethodToken: token, idempotencyKey: key };
  return answered(await shop.ask(confirmPayment, { input }, await as()));
}

describe('a buyer who has not agreed to be charged per delivery', () => {
  /** The cap has left on the promise of a hold that ends, and that is not prolonged. */
  async function restIsAskedFor() {
    const order = await buy('tok_captured_once_not_extended');
    const paris = await order.inParis();
    expect(await (await order.inLyon())()).toMatchObject(handedOver);
    await payments(order, [{ state: 'AUTHORIZED', captured: minor(0) }]);
    await comeNearTheEnd();
    await payments(order, [
      { state: 'CAPTURED', captured: minor(cap), voided: minor(shirt) },
      { tender: 2, state: 'REQUIRES_PAYMENT_METHOD', amount: minor(shirt) },
    ]);
    const { paymentIntents, nextActions } = await order.seen();
    expect(nextActions).toContain('confirmPayment');
    return { ...order, paris: () => paris(), restId: paymentIntents[1].id as string };
  }

  it('is asked for the rest before the old hold ends, and the goods wait for it', async () => {
    const order = await restIsAskedFor();
    expect(await order.paris()).toMatchObject({ __typename: 'PaymentNotCollectable' });
    const [first, second] = await Promise.all([
      pay(order, order.restId, 'tok_mastercard', 'pay-the-rest'),
      pay(order, order.restId, 'tok_mastercard', 'pay-the-rest'),
    ]);
    expect(first).toEqual(second);
    await payments(order, [
      { captured: minor(cap) },
      { state: 'AUTHORIZED', amount: minor(shirt) },
    ]);
    expect((await order.seen()).nextActions).not.toContain('confirmPayment');
    expect(await order.paris()).toMatchObject({ ...handedOver, order: { state: 'COMPLETED' } });
    await payments(order, [{ captured: minor(cap) }, { captured: minor(shirt) }]);
  });

  it('gets no goods for a card that is declined, and may try another one', async () => {
    const order = await restIsAskedFor();
    await pay(order, order.restId, 'tok_declined_insufficient_funds');
    expect(await order.paris()).toMatchObject({ __typename: 'PaymentNotCollectable' });
    await pay(order, order.restId, 'tok_success');
    expect(await order.paris()).toMatchObject(handedOver);
    await payments(order, [{ captured: minor(cap) }, { captured: minor(shirt) }]);
  });

  it('is asked for the rest of a hold, too, that was captured in part and is not prolonged', async () => {
    const order = await buy('tok_extension_fails');
    const paris = await order.inParis();
    expect(await (await order.inLyon())()).toMatchObject(handedOver);
    await payments(order, [{ state: 'PARTIALLY_CAPTURED', captured: minor(cap) }]);
    await comeNearTheEnd();
    await payments(order, [
      { state: 'PARTIALLY_CAPTURED', captured: minor(cap) },
      { tender: 2, state: 'REQUIRES_PAYMENT_METHOD', amount: minor(shirt) },
    ]);
    const [, rest] = (await order.seen()).paymentIntents;
    await pay(order, rest.id, 'tok_mastercard');
    await payments(order, [
      { state: 'CAPTURED', captured: minor(cap), voided: minor(shirt) },
      { state: 'AUTHORIZED', amount: minor(shirt) },
    ]);
    expect(await paris()).toMatchObject(handedOver);
    await payments(order, [{ captured: minor(cap) }, { captured: minor(shirt) }]);
  });

  it('loses the goods where nobody has paid them in time', async () => {
    const order = await restIsAskedFor();
    clock.advance(3 * dayMs + hourMs);
    await expireIntents(shop.app.gateway);
    await expect
      .poll(async () => (await order.seen()).state, { timeout: 15_000 })
      .toBe('PARTIALLY_CANCELED');
    await payments(order, [{ captured: minor(cap) }, { state: 'EXPIRED', captured: minor(0) }]);
    expect(await order.paris()).toMatchObject({ __typename: 'FulfilmentNotInState' });
  });
});

describe('a hold that ends, of a customer who has agreed', () => {
  it('is made anew with their card before the old one is given up', async () => {
    const order = await buy('tok_captured_once_not_extended', perDelivery);
    const before = shop.sandbox.control.books().length;
    await comeNearTheEnd();
    await expect
      .poll(() => booksSince(shop, before - 1), { timeout: 15_000 })
      .toMatchObject([
        { authorized: whole, voided: whole },
        { authorized: whole, voided: 0 },
      ]);
    clock.advance(3 * dayMs);
    shop.sandbox.control.advanceClock(0);
    expect(await (await order.inLyon())()).toMatchObject(handedOver);
    expect(await (await order.inParis())()).toMatchObject(handedOver);
    await expect
      .poll(() => booksSince(shop, before).reduce((sum, { captured }) => sum + captured, 0), {
        timeout: 15_000,
      })
      .toBe(whole);
  });

  it('is left to them where their bank declines in their absence', async () => {
    const order = await buy('tok_captured_once_holder_only', perDelivery);
    await comeNearTheEnd();
    const [payment] = (await order.seen()).paymentIntents;
    await expect
      .poll(async () => await renewalOf(payment.id, order), { timeout: 15_000 })
      .toMatchObject({ renewalRequestedAt: expect.any(String), state: 'AUTHORIZED' });
    await expect
      .poll(async () => (await renewalOf(payment.id, order)).lastError, { timeout: 15_000 })
      .not.toBeNull();
    await pay(order, payment.id, 'tok_mastercard');
    await payments(order, [{ state: 'AUTHORIZED' }]);
    expect(await renewalOf(payment.id, order)).toMatchObject({ renewalRequestedAt: null });
  });
});

const renewal = /* GraphQL */ `
  query ($id: ID!) { paymentIntent(id: $id) { state renewalRequestedAt lastError { code } } }`;

async function renewalOf(id: string, { as }: Order) {
  return answered(await shop.ask(renewal, { id }, await as()));
}
