import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersOf } from '../messaging/told.js';
import type { Asking } from '../support/app.js';
import { serveAtCounter } from '../support/counter.js';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { type Bought, openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 200 } } });
});
afterAll(() => desk.close());

const approve = /* GraphQL */ `
  mutation ($input: ApproveRefundInput!) {
    approveRefund(input: $input) { __typename ... on RefundPayload { refund { state } } } }`;
const money = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { refunds(first: 5) { nodes { id state tender giftCardCode refunded { amountMinor } } } } }`;

const agree = async (refundId: string, persona = 'supervisor') =>
  answered(
    await desk.shop.ask(
      approve,
      { input: { refundId, idempotencyKey: freshKey() } },
      await desk.by(persona),
    ),
  );

const payoutsOf = async (bought: Bought, as: Asking = bought.as) => {
  const asked = `query ($id: ID!) { order(id: $id) { refunds(first: 5) { nodes { payouts { id state inCash } } } } }`;
  return answered(await desk.shop.ask(asked, { id: bought.id }, as)).refunds.nodes[0].payouts;
};

const refundsOf = async (bought: Bought, as: Asking = bought.as) =>
  answered(await desk.shop.ask(money, { id: bought.id }, as)).refunds.nodes;

const until = (bought: Bought, state: string) =>
  expect.poll(async () => (await refundsOf(bought))[0]?.state, { timeout: 30_000 }).toBe(state);

/** Units come back, and are to be paid back another way. */
async function backAs(tender: string, bought: Bought, quantity = 1) {
  const plan = { returnId: (await desk.bringBack(bought, quantity)).id, tender };
  const planned = await desk.plan(plan);
  if (!planned.plan) return planned;
  const { hash } = planned.plan;
  const done = await desk.tell('executeRefundPlan', { plan, hash, reason: 'Back.' }, 'associate');
  return { ...done, plan: planned.plan };
}

async function buyAsCustomer(quantity = 1): Promise<Bought> {
  const as = await desk.by('customer');
  const cart = await fillCart(desk.shop, { quantity }, as);
  const placed = await order(desk.shop, cart);
  await serveAtCounter(desk.shop, placed.order.fulfilments[0]);
  const { lines, number } = await desk.look(placed.order.id, as);
  return { id: placed.order.id, number, lineId: lines[0].id, as };
}

describe('money that leaves another way than it came', () => {
  it('is credit of the customer once a second person agrees, and no money of the card', async () => {
    const bought = await buyAsCustomer(2);
    const { refund, plan } = await backAs('STORE_CREDIT', bought);
    expect(plan).toMatchObject({
      needsApproval: true,
      tenders: [{ tender: 'STORE_CREDIT', number: null, amount: { amountMinor: 1990 } }],
    });
    expect(refund).toMatchObject({
      state: 'AWAITING_APPROVAL',
      approval: { because: 'UNREFERENCED' },
    });
    const both = await Promise.all([agree(refund.id), agree(refund.id, 'admin')]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'ApprovalClosed',
      'RefundPayload',
    ]);
    await until(bought, 'SUCCEEDED');
    const credit = '{ viewer { customer { storeCredit { available { amountMinor } } } } }';
    const { customer } = answered(await desk.shop.ask(credit, {}, bought.as));
    expect(customer.storeCredit).toMatchObject([{ available: { amountMinor: 1990 } }]);
    const seen = await desk.look(bought.id, bought.as);
    expect(seen.paymentIntents).toMatchObject([{ refunded: { amountMinor: 0 } }]);
    const rest = await backAs('ORIGINAL', bought);
    expect(rest.refund).toMatchObject({ state: 'SUCCEEDED', amount: { amountMinor: 1990 } });
    const gesture = { orderId: bought.id, goodwillMinor: 1 };
    expect((await desk.plan(gesture, 'agent')).__typename).not.toBe('RefundPlanPayload');
    expect(await desk.findings()).toEqual([]);
  });

  it('is on a gift card whose code its buyer alone sees', async () => {
    const bought = await desk.buy();
    const { refund } = await backAs('GIFT_CARD', bought);
    await agree(refund.id);
    await until(bought, 'SUCCEEDED');
    const [given] = await refundsOf(bought);
    expect(given).toMatchObject({ tender: 'GIFT_CARD', refunded: { amountMinor: 1990 } });
    const balance = answered(
      await desk.shop.ask(
        'query ($code: String!) { giftCardBalance(code: $code) { available { amountMinor } } }',
        { code: given.giftCardCode },
      ),
    );
    expect(balance.available.amountMinor).toBe(1990);
    for (const persona of ['associate', 'agent', 'admin'])
      expect((await refundsOf(bought, await desk.by(persona)))[0].giftCardCode).toBeNull();
    // The goods lay on the counter: nobody writes that they are waited for.
    expect((await lettersOf(desk.shop, bought.id, bought.as)).slice(-3)).toEqual([
      'PICKUP_HANDED_OVER',
      'RETURN_RECEIVED',
      'REFUND_PAID_OUT',
    ]);
    expect(await desk.findings()).toEqual([]);
  });

  it('is on no gift card where nobody knows the buyer, who could not see its code', async () => {
    const as = await desk.by('associate');
    const { id: cartId } = await fillAtCounter(
      desk.shop,
      { goods: { 'CAP-BLUE': [1, 'COUNTER'] } },
      as,
    );
    const { order: sold } = await sellAtCounter(desk.shop, cartId, as);
    const { lines, number } = await desk.look(sold.id, as);
    const bought = { id: sold.id, number, lineId: lines[0].id, as };
    expect(await backAs('GIFT_CARD', bought)).toMatchObject({
      __typename: 'RefundTenderNotPossible',
    });
    expect(await desk.findings()).toEqual([]);
  });

  it('is cash that is handed out of a till, once', async () => {
    const bought = await desk.buy();
    const { refund } = await backAs('CASH', bought);
    await agree(refund.id);
    await until(bought, 'PROCESSING');
    const associate = await desk.by('associate');
    const open = /* GraphQL */ `
      mutation ($input: OpenTillInput!) {
        openTill(input: $input) { ... on OpenTillPayload { tillSession { id } } } }`;
    const locationId = desk.shop.locationIds['LYON'];
    const float = { locationId, floatMinor: 5000, idempotencyKey: freshKey() };
    const { tillSession } = answered(await desk.shop.ask(open, { input: float }, associate));
    const list = '{ payouts(state: OWED, inCash: true) { id amount { amountMinor } } }';
    const owed = async () => answered(await desk.shop.ask(list, {}, associate));
    await expect.poll(owed, { timeout: 30_000 }).toMatchObject([{ amount: { amountMinor: 1990 } }]);
    const [{ id: payoutId }] = await owed();
    expect(await payoutsOf(bought, associate)).toEqual([
      { id: payoutId, state: 'OWED', inCash: true },
    ]);
    expect(await payoutsOf(bought)).toEqual([]);
    const hand = /* GraphQL */ `
      mutation ($input: PayOutCashInput!) {
        payOutCash(input: $input) {
          __typename ... on CashPaidOutPayload { paymentIntent { id } tillSession { cash { amountMinor } } } } }`;
    const handOut = async () => {
      const input = { payoutId, tillSessionId: tillSession.id, idempotencyKey: freshKey() };
      return answered(await desk.shop.ask(hand, { input }, associate));
    };
    const both = await Promise.all([handOut(), handOut()]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'CashPaidOutPayload',
      'PayoutNotPossible',
    ]);
    expect(both.find(({ tillSession: till }) => till)).toMatchObject({
      paymentIntent: null,
      tillSession: { cash: { amountMinor: 3010 } },
    });
    await until(bought, 'SUCCEEDED');
    expect(await desk.findings()).toEqual([]);
  });

  it('is refused where nobody could have it, and free again where nobody agrees', async () => {
    const bought = await desk.buy();
    const { id } = await desk.bringBack(bought);
    const credit = { returnId: id, tender: 'STORE_CREDIT' };
    expect(await desk.plan(credit)).toMatchObject({ __typename: 'RefundTenderNotPossible' });
    const card = { returnId: id, tender: 'GIFT_CARD' };
    const { hash } = (await desk.plan(card)).plan;
    const input = { plan: card, hash, reason: 'Back.' };
    const asked = await desk.tell('executeRefundPlan', input, 'associate');
    const own = answered(
      await desk.shop.ask(
        'mutation ($input: RejectRefundInput!) { rejectRefund(input: $input) { __typename } }',
        { input: { refundId: asked.refund.id, reason: 'No.', idempotencyKey: freshKey() } },
        await desk.by('supervisor'),
      ),
    );
    expect(own.__typename).toBe('RefundPayload');
    const { plan } = await desk.plan({ returnId: id });
    const done = await desk.tell(
      'executeRefundPlan',
      { plan: { returnId: id }, hash: plan.hash, reason: 'Back.' },
      'associate',
    );
    expect(done.refund.state).toBe('SUCCEEDED');
    expect(await desk.findings()).toEqual([]);
  });
});
