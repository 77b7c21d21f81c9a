import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endOrderConsents } from '../../src/orders/commands/end-order-consents.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { walletOf } from '../payments/saved/wallet.js';
import { newCustomer } from '../support/customer.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { booksSince, findings, seeOrder } from '../support/tenders.js';
import { orderInTwoParts } from '../support/two-parts.js';

const cap = 1990;
const shirt = 2500;
const whole = cap + shirt;
const perDelivery = { scope: 'ORDER', textVersion: 'per-delivery-1' };
const minor = (amountMinor: number) => ({ amountMinor });

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 100, PARIS: 100 } },
  });
});
afterEach(async () => {
  shop.sandbox.control.behave();
  expect(await findings(shop)).toEqual([]);
});
afterAll(() => shop.close());

interface Bought {
  readonly token?: string;
  readonly consent?: object | null;
  readonly isParisReady?: boolean;
}

/** A customer orders a cap in Lyon and a shirt in Paris with a card that is captured once. */
async function buy(bought: Bought = {}) {
  const { token = 'tok_captured_once', consent = perDelivery, isParisReady = true } = bought;
  const before = shop.sandbox.control.books().length;
  const buyer = await (await newCustomer(shop))();
  const more = { savePaymentMethod: consent };
  const ordered = await orderInTwoParts(shop, { token, more }, buyer);
  return {
    ...ordered,
    wallet: walletOf(shop, buyer),
    lyon: await ordered.inLyon(),
    paris: isParisReady ? await ordered.inParis() : ordered.inParis,
    seen: () => seeOrder(shop, ordered.orderId, ordered.as),
    books: () => booksSince(shop, before),
  };
}

type Order = Awaited<ReturnType<typeof buy>>;

/** How its payments stand once nothing of them moves any more. */
const payments = ({ seen }: Order, expected: readonly object[]) =>
  expect
    .poll(async () => (await seen()).paymentIntents, { timeout: 15_000 })
    .toMatchObject(expected);

const handedOver = { __typename: 'HandOverOrderPayload' };

describe('a card that is captured once, whose customer agrees to be charged per delivery', () => {
  it('is charged for each delivery when it leaves, and what is to come is held all the time', async () => {
    const order = await buy();
    expect(await order.lyon()).toMatchObject(handedOver);
    await payments(order, [
      { tender: 1, state: 'CAPTURED', captured: minor(cap), voided: minor(shirt) },
      { tender: 2, state: 'AUTHORIZED', amount: minor(shirt), captured: minor(0) },
    ]);
    expect(await order.paris()).toMatchObject({ ...handedOver, order: { state: 'COMPLETED' } });
    await payments(order, [
      { captured: minor(cap) },
      { state: 'CAPTURED', captured: minor(shirt), voided: minor(0) },
    ]);
    expect(order.books()).toMatchObject([
      { authorized: whole, captured: cap, voided: shirt },
      { authorized: shirt, captured: shirt },
    ]);
    expect(await chargedFor(order)).toEqual([['Lyon Bellecour'], ['Paris Rivoli']]);
  });

  it('is never charged more than the order costs, whatever claims it', async () => {
    const order = await buy();
    await order.lyon();
    await payments(order, [{ state: 'CAPTURED' }, { state: 'AUTHORIZED' }]);
    const { pool } = shop.app.gateway.database;
    const claimed = pool.query(
      `update payment_intent set amount_minor = $2, authorized_minor = $2, claimed_minor = $2
        where order_id = $1 and rest_of is not null`,
      [innerId('Order', order.orderId), shirt + 1],
    );
    await expect(claimed).rejects.toThrow('more would be taken');
    await order.paris();
    await expect
      .poll(() => sumOf(order), { timeout: 15_000 })
      .toEqual({ captured: whole, held: 0 });
  });

  it('is given back what goods have cost by the charge of their delivery', async () => {
    const order = await buy();
    await order.lyon();
    await payments(order, [{ state: 'CAPTURED' }, { state: 'AUTHORIZED' }]);
    await order.paris();
    await payments(order, [{ captured: minor(cap) }, { state: 'CAPTURED' }]);
    const refunded = await refundLine(order, 'CAP-BLUE');
    expect(refunded).toMatchObject({ __typename: 'RefundPayload' });
    await payments(order, [{ refunded: minor(cap) }, { refunded: minor(0) }]);
  });

  it('is charged once for what it costs where both leave at the same moment', async () => {
    const order = await buy();
    const answers = await Promise.all([order.lyon(), order.paris(), order.lyon()]);
    expect(answers.filter((each) => each.__typename === 'HandOverOrderPayload')).toHaveLength(2);
    await expect
      .poll(() => sumOf(order), { timeout: 15_000 })
      .toEqual({ captured: whole, held: 0 });
  });

  it('is charged per delivery where nobody hears whether the rest is held, once that is found out', async () => {
    const order = await buy();
    for (const operation of ['authorize', 'read'] as const)
      shop.sandbox.control.misbehave({ operation, misbehaviour: { kind: 'timeout-after' } });
    expect(await order.lyon()).toMatchObject(handedOver);
    await payments(order, [
      { state: 'CAPTURED', captured: minor(cap), voided: minor(shirt) },
      { state: 'AUTHORIZED', amount: minor(shirt) },
    ]);
    expect(order.books()).toHaveLength(2);
    expect(await order.paris()).toMatchObject(handedOver);
    await expect
      .poll(() => sumOf(order), { timeout: 15_000 })
      .toEqual({ captured: whole, held: 0 });
  });

  it('keeps the old hold for all where its bank declines the new one, and is charged with the last goods', async () => {
    const order = await buy({ token: 'tok_captured_once_holder_only' });
    expect(await order.lyon()).toMatchObject(handedOver);
    await payments(order, [
      { state: 'AUTHORIZED', captured: minor(0) },
      { state: 'REQUIRES_PAYMENT_METHOD', amount: minor(shirt) },
    ]);
    expect((await order.seen()).nextActions).toContain('confirmPayment');
    expect(await order.paris()).toMatchObject(handedOver);
    await payments(order, [{ state: 'CAPTURED', captured: minor(whole) }, { state: 'CANCELED' }]);
  });

  it('is charged once, with the last goods, where its customer has revoked it in between', async () => {
    const order = await buy();
    const [method] = (await order.wallet.list()).nodes;
    await order.wallet.revoke(method.id);
    expect(await order.lyon()).toMatchObject(handedOver);
    expect(await order.paris()).toMatchObject(handedOver);
    await payments(order, [{ state: 'CAPTURED', captured: minor(whole) }]);
    expect(order.books()).toHaveLength(1);
    expect(await chargedFor(order)).toEqual([['Lyon Bellecour', 'Paris Rivoli']]);
  });

  it('gives the new hold back where nothing more will leave', async () => {
    const order = await buy({ isParisReady: false });
    await order.lyon();
    await payments(order, [{ state: 'CAPTURED' }, { state: 'AUTHORIZED' }]);
    await reject(order.parisId());
    await payments(order, [
      { captured: minor(cap) },
      { state: 'VOIDED', captured: minor(0), voided: minor(shirt) },
    ]);
  });
});

describe('what a customer agrees to for one order', () => {
  it('is shown to them, offered for nothing else, and forgotten when the order is over', async () => {
    const order = await buy();
    const [method] = (await order.wallet.list()).nodes;
    expect(method).toMatchObject({
      isDefault: false,
      consent: { scope: 'ORDER', maxAmount: { amountMinor: whole, currency: 'EUR' } },
    });
    expect(await order.wallet.offered()).toEqual([]);
    const other = await order.wallet.buy({ savedPaymentMethodId: method.id });
    expect(other).toMatchObject({ __typename: 'SavedPaymentMethodNotUsable', reason: 'NOT_FOUND' });
    await order.lyon();
    await endOrderConsents(shop.app.gateway);
    expect((await order.wallet.list()).nodes).toHaveLength(1);
    await order.paris();
    await expect
      .poll(() => sumOf(order), { timeout: 15_000 })
      .toEqual({ captured: whole, held: 0 });
    await Promise.all([1, 2].map(() => endOrderConsents(shop.app.gateway)));
    expect((await order.wallet.list()).nodes).toEqual([]);
  });

  it('leaves a card that they keep anyway as it is', async () => {
    const order = await buy({ token: 'tok_captured_once' });
    const kept = await order.wallet.save('tok_captured_once');
    expect(kept.paymentMethod).toMatchObject({ isDefault: true, consent: { scope: 'ON_SESSION' } });
    expect(await order.lyon()).toMatchObject(handedOver);
    expect(await order.paris()).toMatchObject(handedOver);
    await expect
      .poll(() => sumOf(order), { timeout: 15_000 })
      .toEqual({ captured: whole, held: 0 });
    await endOrderConsents(shop.app.gateway);
    expect((await order.wallet.list()).nodes).toMatchObject([
      { id: kept.paymentMethod.id, state: 'ACTIVE', consent: { scope: 'ON_SESSION' } },
    ]);
  });

  it('may be given with a card that they have kept before', async () => {
    const buyer = await (await newCustomer(shop))();
    const wallet = walletOf(shop, buyer);
    const { paymentMethod } = await wallet.save('tok_captured_once');
    const more = { savedPaymentMethodId: paymentMethod.id, savePaymentMethod: perDelivery };
    const ordered = await orderInTwoParts(shop, { token: null, more }, buyer);
    expect(await (await ordered.inLyon())()).toMatchObject(handedOver);
    await expect
      .poll(async () => (await seeOrder(shop, ordered.orderId, ordered.as)).paymentIntents, {
        timeout: 15_000,
      })
      .toMatchObject([{ captured: minor(cap), voided: minor(shirt) }, { state: 'AUTHORIZED' }]);
    expect((await wallet.list()).nodes).toMatchObject([{ consent: { scope: 'ON_SESSION' } }]);
  });

  it('takes its limits from the order', async () => {
    const { wallet } = await buy();
    const asked = { paymentMethodToken: 'tok_success' };
    const refused = { __typename: 'PaymentMethodNotSavable', problem: 'ORDER_LIMITS' };
    const limits = { ...perDelivery, maxAmountMinor: 1, currency: 'EUR' };
    expect(await wallet.buy({ ...asked, savePaymentMethod: limits })).toMatchObject(refused);
    expect(await wallet.save('tok_success', perDelivery)).toMatchObject(refused);
  });
});

/** What the provider has taken for an order, and what it still holds. */
function sumOf({ books }: Order) {
  const sum = { captured: 0, held: 0 };
  for (const { authorized, captured, voided } of books()) {
    sum.captured += captured;
    sum.held += authorized - captured - voided;
  }
  return sum;
}

const rejectFulfilment = /* GraphQL */ `
  mutation ($input: RejectFulfilmentInput!) { rejectFulfilment(input: $input) { __typename } }`;

async function reject(fulfilmentId: string): Promise<void> {
  const input = { fulfilmentId, reason: 'broken', idempotencyKey: freshKey() };
  const token = await shop.tokenOf('associate-paris');
  answered(await shop.ask(rejectFulfilment, { input }, { token }));
}

const story = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      lines { id sku }
      fulfilments { ... on Pickup { id location { name } } }
      paymentIntents {
        explain { steps { what fulfilmentIds } }
      }
    }
  }`;

/** Where the goods were collected that each payment has taken the money of. */
async function chargedFor({ orderId, as }: Order): Promise<string[][]> {
  const { paymentIntents, fulfilments } = answered(await shop.ask(story, { id: orderId }, as));
  const nameOf = (id: string) =>
    fulfilments.find((each: { id: string }) => each.id === id)?.location.name;
  return paymentIntents.map(({ explain }: { explain: { steps: Step[] } }) =>
    explain.steps
      .filter(({ what }) => what.endsWith('was taken.'))
      .flatMap(({ fulfilmentIds }) => fulfilmentIds.map(nameOf))
      .sort(),
  );
}

interface Step {
  readonly what: string;
  readonly fulfilmentIds: readonly string[];
}

const refundOrder = /* GraphQL */ `
  mutation ($input: RefundOrderInput!) {
    refundOrder(input: $input) { __typename ... on UserError { message } }
  }`;

async function refundLine({ orderId, as }: Order, sku: string) {
  const { lines } = answered(await shop.ask(story, { id: orderId }, as));
  const { id } = lines.find((line: { sku: string }) => line.sku === sku);
  const input = {
    orderId,
    currency: 'EUR',
    lines: [{ lineId: id, quantity: 1 }],
    reasonCode: 'GOODWILL',
    reason: 'the colour has run',
    idempotencyKey: freshKey(),
  };
  return answered(await shop.ask(refundOrder, { input }, { token: await shop.tokenOf('agent') }));
}
