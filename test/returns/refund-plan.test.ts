import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshKey } from '../support/journey.js';
import { openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 200, PARIS: 20 } } });
});
afterAll(() => desk.close());

const execute = (plan: object, hash: string, more: object = {}, persona = 'associate') =>
  desk.tell('executeRefundPlan', { plan, hash, reason: 'Came back.', ...more }, persona);

it('says what will be given back, and gives back exactly that', async () => {
  const bought = await desk.buy({ quantity: 3 });
  const returned = await desk.bringBack(bought, 2);
  const ask = { returnId: returned.id };
  const { plan } = await desk.plan(ask);
  expect(plan).toMatchObject({
    needsApproval: false,
    goods: { amountMinor: 3980 },
    fee: { amountMinor: 0 },
    shipping: { amountMinor: 0 },
    amount: { amountMinor: 3980, currency: 'EUR' },
    lines: [{ orderLineId: bought.lineId, quantity: 2, amount: { amountMinor: 3980 } }],
    tenders: [{ number: 1, amount: { amountMinor: 3980 } }],
  });
  expect((await desk.plan(ask)).plan.hash).toBe(plan.hash);
  const done = await execute(ask, plan.hash);
  expect(done).toMatchObject({
    refund: { state: 'SUCCEEDED', reasonCode: 'RETURNED', amount: { amountMinor: 3980 } },
    returnOrder: { state: 'COMPLETED', refunds: [{ state: 'SUCCEEDED' }] },
  });
  const { paymentIntents } = await desk.look(bought.id, bought.as);
  expect(paymentIntents).toMatchObject([
    { captured: { amountMinor: 5970 }, refunded: { amountMinor: 3980 } },
  ]);
  expect(await desk.plan(ask)).toMatchObject({ __typename: 'NothingToPayBack' });
  expect(await desk.findings()).toEqual([]);
});

describe('a plan', () => {
  it('is executed once by two at once, and once for a key', async () => {
    const bought = await desk.buy();
    const returned = await desk.bringBack(bought);
    const ask = { returnId: returned.id };
    const { plan } = await desk.plan(ask);
    const idempotencyKey = freshKey();
    const all = await Promise.all([
      execute(ask, plan.hash, { idempotencyKey }),
      execute(ask, plan.hash, { idempotencyKey }),
      execute(ask, plan.hash),
    ]);
    const done = all.filter(({ __typename }) => __typename === 'ExecuteRefundPlanPayload');
    expect(new Set(done.map(({ refund }) => refund.id)).size).toBe(1);
    const { paymentIntents } = await desk.look(bought.id, bought.as);
    expect(paymentIntents).toMatchObject([{ refunded: { amountMinor: 1990 } }]);
    expect(await desk.findings()).toEqual([]);
  });

  it('is refused once anything of it has changed', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const returned = await desk.bringBack(bought, 2);
    const ask = { returnId: returned.id };
    const { plan } = await desk.plan(ask);
    const gesture = { orderId: bought.id, goodwillMinor: 100 };
    const { plan: small } = await desk.plan(gesture, 'agent');
    const given = await execute(gesture, small.hash, {}, 'agent');
    expect(given.refund).toMatchObject({ reasonCode: 'GOODWILL', amount: { amountMinor: 100 } });
    expect(await execute(ask, plan.hash)).toMatchObject({ __typename: 'RefundPlanOutdated' });
    const { plan: now } = await desk.plan(ask);
    expect(now.amount.amountMinor).toBe(3880);
    expect(await execute(ask, 'nonsense')).toMatchObject({ currentHash: now.hash });
    const done = await execute(ask, now.hash);
    expect(done.returnOrder.state).toBe('COMPLETED');
    const { paymentIntents } = await desk.look(bought.id, bought.as);
    expect(paymentIntents).toMatchObject([{ refunded: { amountMinor: 3980 } }]);
    expect(await desk.findings()).toEqual([]);
  });

  it('keeps what a label costs, unless the shop is to blame, and what the staff deducts', async () => {
    const bought = await desk.buy({ quantity: 3 });
    await desk.tell('setReturnLabelFee', { currency: 'EUR', amountMinor: 450 }, 'supervisor');
    const preview = async (reasonCode: string, method: string, deductionMinor = 0) => {
      const lines = desk.linesOf(bought, 1, reasonCode);
      return (await desk.plan({ orderId: bought.id, lines, method, deductionMinor }, bought.as))
        .plan.amount.amountMinor;
    };
    expect(await preview('CHANGED_MIND', 'LABEL')).toBe(1540);
    expect(await preview('CHANGED_MIND', 'STORE')).toBe(1990);
    expect(await preview('WRONG_GOODS', 'LABEL')).toBe(1990);
    const returned = await desk.bringBack(bought, 1);
    const worn = { returnId: returned.id, deductionMinor: 500 };
    const { plan } = await desk.plan(worn);
    expect(plan).toMatchObject({ fee: { amountMinor: 500 }, amount: { amountMinor: 1490 } });
    await execute(worn, plan.hash);
    const rest = await desk.bringBack(bought, 2);
    const { plan: last } = await desk.plan({ returnId: rest.id });
    expect(last.amount.amountMinor).toBe(3980);
    await execute({ returnId: rest.id }, last.hash);
    await desk.tell('setReturnLabelFee', { currency: 'EUR', amountMinor: 0 }, 'supervisor');
    expect(await desk.findings()).toEqual([]);
  });

  it('of nothing completes a return whose goods were paid back before they came', async () => {
    const bought = await desk.buy();
    const gesture = { orderId: bought.id, lines: desk.linesOf(bought) };
    const { plan: before } = await desk.plan(gesture, 'agent');
    await execute(gesture, before.hash, { reasonCode: 'NOT_RECEIVED' }, 'agent');
    const returned = await desk.bringBack(bought);
    const { plan } = await desk.plan({ returnId: returned.id });
    expect(plan).toMatchObject({ amount: { amountMinor: 0 }, lines: [] });
    const done = await execute({ returnId: returned.id }, plan.hash);
    expect(done).toMatchObject({ refund: null, returnOrder: { state: 'COMPLETED' } });
    expect(await desk.findings()).toEqual([]);
  });

  it('pays back no more than a line has cost, whatever was given back before and comes back later', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const gesture = { orderId: bought.id, lines: desk.linesOf(bought) };
    const { plan: before } = await desk.plan(gesture, 'agent');
    await execute(gesture, before.hash, { reasonCode: 'DAMAGED' }, 'agent');
    const amounts = [];
    for (let place = 0; place < 2; place += 1) {
      const ask = { returnId: (await desk.bringBack(bought)).id };
      const { plan } = await desk.plan(ask);
      amounts.push(plan.amount.amountMinor);
      await execute(ask, plan.hash);
    }
    expect(amounts).toEqual([1990, 0]);
    expect(await desk.findings()).toEqual([]);
  });

  it('in advance is of the units that are announced, which are not paid back again when they come', async () => {
    const bought = await desk.buy({ quantity: 3 });
    const { returnOrder } = await desk.request(bought, { lines: desk.linesOf(bought, 2) });
    const ask = { returnId: returnOrder.id };
    expect((await desk.plan(ask, 'agent')).__typename).toBe('ReturnNotInState');
    const early = { ...ask, inAdvance: true };
    const { plan } = await desk.plan(early, 'agent');
    expect(plan).toMatchObject({ amount: { amountMinor: 3980 }, lines: [{ quantity: 2 }] });
    const both = await Promise.all([
      execute(early, plan.hash, {}, 'agent'),
      execute(early, plan.hash, {}, 'agent'),
    ]);
    expect(both.filter(({ refund }) => refund)).toHaveLength(1);
    const shown = both.find(({ refund }) => refund);
    expect(shown.returnOrder).toMatchObject({ state: 'APPROVED', refunds: [{}] });
    expect((await desk.plan(early, 'agent')).__typename).toBe('NothingToPayBack');
    const here = { ...ask, locationId: desk.shop.locationIds['LYON'] };
    await desk.tell('receiveReturn', here, 'associate');
    const units = [{ lineId: returnOrder.lines[0].id, disposition: 'RESTOCK', quantity: 2 }];
    await desk.tell('inspectReturn', { ...ask, units }, 'associate');
    const { plan: rest } = await desk.plan(ask);
    expect(rest).toMatchObject({ amount: { amountMinor: 0 } });
    const done = await execute(ask, rest.hash);
    expect(done).toMatchObject({ refund: null, returnOrder: { state: 'COMPLETED' } });
    const other = await desk.bringBack(bought);
    expect((await desk.plan({ returnId: other.id })).plan.amount.amountMinor).toBe(1990);
    expect(await desk.findings()).toEqual([]);
  });

  it('above the limits waits for a second person, and can be made again where they decline', async () => {
    const { pool } = desk.shop.app.gateway.database;
    const setLimit = (minor: number) =>
      pool.query(`update refund_limit set per_refund_minor = $1 where role = 'ASSOCIATE'`, [minor]);
    const bought = await desk.buy();
    const returned = await desk.bringBack(bought);
    const ask = { returnId: returned.id };
    await setLimit(1000);
    const { plan } = await desk.plan(ask);
    expect(plan.needsApproval).toBe(true);
    const waiting = await execute(ask, plan.hash);
    expect(waiting.refund).toMatchObject({ state: 'AWAITING_APPROVAL' });
    await desk.shop.ask(
      'mutation ($input: RejectRefundInput!) { rejectRefund(input: $input) { __typename } }',
      { input: { refundId: waiting.refund.id, reason: 'Who was it?', idempotencyKey: freshKey() } },
      await desk.by('supervisor'),
    );
    await setLimit(10_000);
    const { plan: again } = await desk.plan(ask);
    const done = await execute(ask, again.hash);
    expect(done.refund.state).toBe('SUCCEEDED');
    expect(done.returnOrder.refunds).toHaveLength(2);
    expect(await desk.findings()).toEqual([]);
  });

  it('is of those who see the return, and of goods that were inspected', async () => {
    const bought = await desk.buy();
    const { returnOrder } = await desk.request(bought);
    const returnId = returnOrder.id;
    expect(await desk.plan({ returnId }, bought.as)).toMatchObject({
      __typename: 'ReturnNotInState',
    });
    for (const who of [await desk.by('customer'), await desk.by('associate-paris')]) {
      const { errors } = await desk.tryPlan({ returnId }, who);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    const many = { orderId: bought.id, lines: desk.linesOf(bought, 2) };
    expect(await desk.plan(many, bought.as)).toMatchObject({
      __typename: 'NotSoManyUnits',
      askedUnits: 2,
      refundableUnits: 1,
    });
    for (const wrong of [{}, { returnId, orderId: bought.id }, { orderId: bought.id }]) {
      const { errors } = await desk.tryPlan(wrong, bought.as);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const sum = await desk.tryPlan({ orderId: bought.id, goodwillMinor: 10 }, bought.as);
    expect(sum.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
