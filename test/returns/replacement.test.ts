import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { lettersOf } from '../messaging/told.js';
import { serveAtCounter } from '../support/counter.js';
import { doSweep } from '../support/hand-worker.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { type Bought, openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
const clock = new ManualClock(new Date());
beforeAll(async () => {
  desk = await openReturnDesk({
    clock,
    stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 20 }, 'MUG-RED': { LYON: 1 } },
  });
});
afterAll(() => desk.close());

const exchange = /* GraphQL */ `
  mutation ($input: ExchangeReturnInput!) {
    exchangeReturn(input: $input) {
      __typename ... on UserError { message }
      ... on ExchangeReturnPayload {
        returnOrder { state nextActions replacement { state } exchangedFor { id } }
        rest { id state tender amount { amountMinor } }
        placed { order { id state } nextAction { type paymentIntent { id amount { amountMinor } } } }
      }
    }
  }`;
const confirm = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) { confirmPayment(input: $input) { __typename } }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { id state fulfilments { ... on Pickup { id code } }
    paymentIntents { tender state amount { amountMinor } captured { amountMinor } } } }`;
const reject = /* GraphQL */ `
  mutation ($input: RejectRefundInput!) { rejectRefund(input: $input) { __typename } }`;
const split = /* GraphQL */ `
  mutation ($input: SplitCartLineInput!) { splitCartLine(input: $input) { __typename } }`;
const cartLines = 'query ($id: ID!) { cart(id: $id) { lines { id } } }';
const cartNow = 'query ($id: ID!) { cart(id: $id) { state } }';

const LYON = () => desk.shop.locationIds['LYON'];

/** A cart of whoever has bought something, with what they want for it. */
async function want(bought: Bought, sku: string, quantity = 1) {
  const { cartId } = await fillCart(desk.shop, { sku, quantity }, bought.as);
  return { cartId };
}

/** Caps that were bought, and a return of them for other goods. */
async function asked(sku: string, { caps = 1, quantity = 1, more = {} } = {}) {
  const bought = await desk.buy({ quantity: caps });
  const replacement = await want(bought, sku, quantity);
  const answer = await desk.request(bought, {
    lines: desk.linesOf(bought, caps),
    replacement,
    ...more,
  });
  return { bought, answer, ...replacement, returnId: answer.returnOrder?.id as string };
}

const linesNow = 'query ($id: ID!) { returnOrder(id: $id) { lines { id quantity } } }';

/** The goods of a return come to Lyon, all or as many as are said, and are fine. Answers the plan for them. */
async function receive(returnId: string, came?: number) {
  const { lines } = answered(
    await desk.shop.ask(linesNow, { id: returnId }, await desk.by('supervisor')),
  );
  const [{ id: lineId, quantity }] = lines;
  const units = came ?? quantity;
  const counted = [{ lineId, quantity: units }];
  await desk.tell('receiveReturn', { returnId, locationId: LYON(), lines: counted }, 'associate');
  const judged = [{ lineId, disposition: 'RESTOCK', quantity: units }];
  await desk.tell('inspectReturn', { returnId, units: judged }, 'associate');
  return (await desk.plan({ returnId })).plan;
}

async function swap(returnId: string, hash: string, more: object = {}) {
  const input = { returnId, planHash: hash, idempotencyKey: freshKey(), ...more };
  return answered(await desk.shop.ask(exchange, { input }, await desk.by('associate')));
}

const see = async ({ as }: Bought, id: string) =>
  answered(await desk.shop.ask(orderNow, { id }, as));
const stateOfCart = async ({ as }: Bought, id: string) =>
  answered(await desk.shop.ask(cartNow, { id }, as)).state;

/** What a shirt costs from now on. */
const shirtsCost = (amountMinor: number) =>
  desk.shop.app.gateway.database.pool.query(
    "update price set amount_minor = $1 where variant_id = (select id from variant where sku = 'TEE-WHITE')",
    [amountMinor],
  );

describe('other goods that are chosen with a return', () => {
  it('are kept until the return is there, and the buyer pays what they cost more', async () => {
    const { bought, answer, cartId, returnId } = await asked('TEE-WHITE');
    const { replacement, dueAt } = answer.returnOrder;
    expect(replacement).toMatchObject({
      state: 'RESERVED',
      keptUntil: dueAt,
      total: { amountMinor: 2500 },
      lines: [{ sku: 'TEE-WHITE', quantity: 1 }],
    });
    expect(await desk.reserved('TEE-WHITE', 'LYON')).toBe(1);
    expect(await stateOfCart(bought, cartId)).toBe('LOCKED');
    clock.advance(10 * dayMs);
    const plan = await receive(returnId);
    expect(plan.exchange).toEqual({
      total: { amountMinor: 2500 },
      toPay: { amountMinor: 510 },
      toGiveBack: { amountMinor: 0 },
    });
    clock.advance(30 * dayMs);
    await doSweep(desk.shop.app.gateway, 'expireReturns');
    await shirtsCost(9900);
    const done = await swap(returnId, (await desk.plan({ returnId })).plan.hash);
    await shirtsCost(2500);
    expect(done).toMatchObject({
      returnOrder: { state: 'COMPLETED', replacement: { state: 'ORDERED' } },
      rest: null,
      placed: {
        nextAction: { type: 'CONFIRM_PAYMENT', paymentIntent: { amount: { amountMinor: 510 } } },
      },
    });
    const { order: placed, nextAction } = done.placed;
    clock.advance(2 * dayMs);
    const input = {
      paymentIntentId: nextAction.paymentIntent.id,
      paymentMethodToken: 'tok_success',
      returnUrl: 'https://shop.example/back',
      idempotencyKey: freshKey(),
    };
    expect(answered(await desk.shop.ask(confirm, { input }, bought.as)).__typename).toBe(
      'ConfirmPaymentPayload',
    );
    const state = async () => (await see(bought, placed.id)).state;
    await expect.poll(state, { timeout: 20_000 }).toBe('CONFIRMED');
    const paid = await see(bought, placed.id);
    await serveAtCounter(desk.shop, paid.fulfilments[0]);
    expect((await see(bought, placed.id)).paymentIntents).toMatchObject([
      { captured: { amountMinor: 1990 } },
      { captured: { amountMinor: 510 } },
    ]);
    expect(await desk.reserved('TEE-WHITE', 'LYON')).toBe(0);
    const letters = await lettersOf(desk.shop, bought.id, bought.as);
    expect(letters.filter((name) => name.startsWith('EXCHANGE'))).toEqual([
      'EXCHANGE_KEPT',
      'EXCHANGE_TO_PAY',
    ]);
    expect(await desk.findings()).toEqual([]);
  });

  it('may cost less: the rest is given back, also another way', async () => {
    const { bought, returnId } = await asked('TEE-WHITE', { caps: 2 });
    const { hash, exchange: preview } = await receive(returnId);
    expect(preview.toGiveBack).toEqual({ amountMinor: 1480 });
    const done = await swap(returnId, hash, { restTender: 'GIFT_CARD' });
    expect(done).toMatchObject({
      returnOrder: { state: 'COMPLETED' },
      rest: { state: 'AWAITING_APPROVAL', tender: 'GIFT_CARD', amount: { amountMinor: 1480 } },
    });
    expect((await see(bought, done.placed.order.id)).state).toBe('CONFIRMED');
    expect((await desk.plan({ returnId })).__typename).toBe('NothingToPayBack');
    const input = { refundId: done.rest.id, reason: 'No cards.', idempotencyKey: freshKey() };
    const rejected = await desk.shop.ask(reject, { input }, await desk.by('supervisor'));
    expect(answered(rejected).__typename).toBe('RefundPayload');
    const { plan: again } = await desk.plan({ returnId });
    expect(again).toMatchObject({
      amount: { amountMinor: 1480 },
      tenders: [{ tender: 'ORIGINAL' }],
    });
    const execute = { plan: { returnId }, hash: again.hash, reason: 'the rest' };
    const both = await Promise.all([
      desk.tell('executeRefundPlan', execute, 'associate'),
      desk.tell('executeRefundPlan', execute, 'associate'),
    ]);
    const given = both.filter(({ refund }) => refund);
    expect(given).toMatchObject([
      { refund: { state: 'SUCCEEDED', amount: { amountMinor: 1480 } } },
    ]);
    expect((await desk.plan({ returnId })).__typename).toBe('NothingToPayBack');
    expect(await desk.findings()).toEqual([]);
  });

  it('are kept for one of two who ask at once for the last, and once for a key', async () => {
    const buyers = await Promise.all([desk.buy(), desk.buy()]);
    const wishes = await Promise.all(
      buyers.map(async (bought) => ({ bought, replacement: await want(bought, 'MUG-RED') })),
    );
    const keys = wishes.map(() => freshKey());
    const ask = () =>
      Promise.all(
        wishes.map(({ bought, replacement }, place) =>
          desk.request(bought, { replacement, idempotencyKey: keys[place] }),
        ),
      );
    const both = await ask();
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'OutOfStock',
      'ReturnOrderPayload',
    ]);
    const again = await ask();
    expect(again.map(({ returnOrder }) => returnOrder?.id)).toEqual(
      both.map(({ returnOrder }) => returnOrder?.id),
    );
    const winner = both.findIndex(({ returnOrder }) => returnOrder);
    const loser = wishes[1 - winner];
    if (!loser) throw new Error('somebody has lost');
    expect((await desk.look(loser.bought.id, loser.bought.as)).returns.nodes).toEqual([]);
    expect(await stateOfCart(loser.bought, loser.replacement.cartId)).toBe('ACTIVE');
    const { returnOrder } = both[winner];
    const bought = wishes[winner]?.bought as Bought;
    await desk.tell('cancelReturn', { returnId: returnOrder.id }, bought.as);
    expect(await desk.reserved('MUG-RED', 'LYON')).toBe(0);
    const late = await desk.request(loser.bought, { replacement: loser.replacement });
    expect(late.returnOrder.replacement.state).toBe('RESERVED');
    await desk.tell('cancelReturn', { returnId: late.returnOrder.id }, loser.bought.as);
  });

  it('are let go where the goods do not come in time, and may be ordered by others', async () => {
    const { bought, cartId, returnId } = await asked('MUG-RED');
    const other = await fillCart(desk.shop, { sku: 'MUG-RED' });
    expect((await order(desk.shop, other)).__typename).toBe('OutOfStock');
    clock.advance(15 * dayMs);
    await doSweep(desk.shop.app.gateway, 'expireReturns');
    const { returns } = await desk.look(bought.id, bought.as);
    expect(returns.nodes).toMatchObject([
      { id: returnId, state: 'CANCELED', dueAt: null, replacement: { state: 'EXPIRED' } },
    ]);
    expect((await lettersOf(desk.shop, bought.id, bought.as)).at(-1)).toBe('RETURN_EXPIRED');
    expect(await stateOfCart(bought, cartId)).toBe('ACTIVE');
    expect((await order(desk.shop, other)).__typename).not.toBe('OutOfStock');
    expect((await desk.request(bought)).returnOrder.state).toBe('APPROVED');
    expect(await desk.findings()).toEqual([]);
  });

  it('are let go with a return that is declined, and where the money is given back', async () => {
    const lines = (bought: Bought) => desk.linesOf(bought, 1, 'DEFECTIVE');
    const bought = await desk.buy();
    const replacement = await want(bought, 'TEE-WHITE');
    const waits = await desk.request(bought, { lines: lines(bought), replacement });
    expect(waits.returnOrder).toMatchObject({ state: 'REQUESTED', dueAt: null });
    const returnId = waits.returnOrder.id;
    const reason = 'It works.';
    const declined = await desk.tell('declineReturn', { returnId, reason }, 'agent');
    expect(declined.returnOrder.replacement).toMatchObject({ state: 'LET_GO', keptUntil: null });
    const paidBack = await asked('TEE-WHITE');
    const { hash } = await receive(paidBack.returnId);
    const execute = { plan: { returnId: paidBack.returnId }, hash, reason: 'money' };
    const [exchanged, refunded] = await Promise.all([
      swap(paidBack.returnId, hash),
      desk.tell('executeRefundPlan', execute, 'associate'),
    ]);
    const done = [exchanged.__typename, refunded.__typename].filter((name) =>
      name.endsWith('Payload'),
    );
    expect(done).toHaveLength(1);
    const { nodes } = (await desk.look(paidBack.bought.id, paidBack.bought.as)).returns;
    const expected = refunded.refund ? 'LET_GO' : 'ORDERED';
    expect(nodes[0].replacement.state).toBe(expected);
    expect(await desk.findings()).toEqual([]);
  });

  it('may be chosen later, others instead, or given up again; by their buyer alone', async () => {
    const before = await desk.reserved('TEE-WHITE', 'LYON');
    const bought = await desk.buy({ quantity: 2 });
    const { returnOrder } = await desk.request(bought, { lines: desk.linesOf(bought, 2) });
    const returnId = returnOrder.id;
    const tee = await want(bought, 'TEE-WHITE');
    const choose = (cart: object, as = bought.as) =>
      desk.ask('chooseReplacement', { returnId, ...cart }, as);
    const stranger = await fillCart(desk.shop);
    const foreign = await choose({ cartId: stranger.cartId }, stranger.as);
    expect(foreign.errors?.[0]?.message).toBe('There is no such return.');
    const stolen = await choose({ cartId: stranger.cartId });
    expect(stolen.errors?.[0]?.message).toBe('There is no such cart.');
    const wrong = answered(await choose({ ...tee, expectedTotalMinor: 1 }));
    expect(wrong.__typename).toBe('TotalChanged');
    const first = answered(await choose(tee));
    expect(first.returnOrder).toMatchObject({
      replacement: { state: 'RESERVED' },
      nextActions: ['cancelReturn', 'chooseReplacement', 'giveUpReplacement'],
    });
    expect(answered(await choose(tee)).__typename).toBe('CartNotOpen');
    const tees = await want(bought, 'TEE-WHITE', 2);
    const { lines } = answered(await desk.shop.ask(cartLines, { id: tees.cartId }, bought.as));
    const apart = { ...tees, lineId: lines[0].id, quantity: 1, idempotencyKey: freshKey() };
    expect(answered(await desk.shop.ask(split, { input: apart }, bought.as)).__typename).toBe(
      'SplitCartLinePayload',
    );
    const both = await Promise.all([choose(tees), choose(tees)]);
    expect(both.map((each) => answered(each).__typename).sort()).toEqual([
      'CartNotOpen',
      'ReturnOrderPayload',
    ]);
    expect(await desk.reserved('TEE-WHITE', 'LYON')).toBe(before + 2);
    expect(await desk.findings()).toEqual([]);
    const { hash } = await receive(returnId, 2);
    const kept = await desk.look(bought.id, bought.as);
    expect(kept.returns.nodes[0].replacement).toMatchObject({ state: 'KEPT', keptUntil: null });
    const given = await desk.tell('giveUpReplacement', { returnId }, bought.as);
    expect(given.returnOrder.replacement.state).toBe('LET_GO');
    expect(await desk.reserved('TEE-WHITE', 'LYON')).toBe(before);
    expect((await swap(returnId, hash)).__typename).toBe('NoReplacementChosen');
    const again = answered(await choose(tee));
    expect(again.returnOrder.replacement.state).toBe('KEPT');
    const done = await swap(returnId, hash);
    expect(done.rest).toMatchObject({ tender: 'ORIGINAL', amount: { amountMinor: 1480 } });
    expect(answered(await choose(tees)).__typename).toBe('ReturnNotInState');
    expect(await desk.findings()).toEqual([]);
  });

  it('are paid with what has come, at a counter too', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const replacement = await want(bought, 'TEE-WHITE');
    const lines = desk.linesOf(bought, 2);
    const open = (more: object) =>
      desk.tell(
        'openReturnAtCounter',
        { orderId: bought.id, locationId: LYON(), lines, ...more },
        'supervisor',
      );
    const { returnOrder } = await open({ replacement });
    expect(returnOrder).toMatchObject({ state: 'AT_COUNTER', replacement: { state: 'RESERVED' } });
    const { exchange: preview, hash } = await receive(returnOrder.id, 1);
    expect(preview.toPay).toEqual({ amountMinor: 510 });
    const done = await swap(returnOrder.id, hash, { paymentMethodToken: 'tok_success' });
    expect(done.placed.order.state).toBe('CONFIRMED');
    expect(await desk.findings()).toEqual([]);
  });
});
