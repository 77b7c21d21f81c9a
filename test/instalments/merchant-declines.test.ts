import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { collectInstalments } from '../../src/instalments/collect-instalments.js';
import { chargeInstalment } from '../../src/instalments/commands/charge-instalment.js';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { enquireAttempt } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { openPlans } from './support/plans.js';

const clock = new ManualClock(new Date('2026-03-10T10:00:00Z'));
let shop: StockedShop;
let plans: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  shop = await given.shop({ clock, gateways: 2, stock: { 'CAP-BLUE': { LYON: 400 } } });
  plans = await openPlans(shop, clock);
  await plans.setTerms();
  clock.advance(1000);
});
afterEach(async () => {
  shop.sandbox.control.behave();
  expect(await plans.vault.findings(/^Liveness: (?!what is due)/)).toEqual([]);
});
afterAll(() => shop.close());

const charges = () =>
  shop.sandbox.control.calls().filter(({ operation }) => operation === 'authorize');

const eventsOf = async (placed: { order: { id: string } }): Promise<string[]> => {
  const { rows } = await plans.vault.pool.query<{ type: string }>(
    `select type from event where stream like 'instalment-plan:%' and payload ->> 'orderId' = $1 order by seq`,
    [innerId('Order', placed.order.id)],
  );
  return rows.map(({ type }) => type);
};

describe('a charge that is declined', () => {
  it('is tried again by the schedule, and paid once there is money on the card', async () => {
    const placed = await plans.buy({ token: 'tok_empty_in_absence' });
    await plans.collectAfter(31);
    expect(await plans.planOf(placed)).toMatchObject({
      state: 'ACTIVE',
      instalments: [
        { state: 'PAID' },
        { state: 'RETRYING', nextChargeAt: new Date(clock.now().getTime() + dayMs).toISOString() },
        { state: 'SCHEDULED' },
      ],
    });
    await plans.collect();
    expect(await plans.historyOf(placed)).toHaveLength(4);
    // The same card, with money on it.
    await plans.vault.keyed(
      'savePaymentMethod',
      { paymentMethodToken: 'tok_success', consent: { scope: 'ON_SESSION', textVersion: '1' } },
      await plans.as(),
    );
    await plans.collectAfter(1);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 3366', 'SCHEDULED 3366']);
    await plans.collectAfter(30);
    expect(await plans.planOf(placed)).toMatchObject({ state: 'COMPLETED' });
  });

  it('is overdue after the last try, and paid with another card', async () => {
    const placed = await plans.buy({ token: 'tok_empty_in_absence' });
    await plans.collectAfter(31);
    for (const days of [1, 3, 7]) await plans.collectAfter(days);
    expect(await plans.planOf(placed)).toMatchObject({ state: 'IN_ARREARS' });
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'OVERDUE 3366', 'SCHEDULED 3366']);
    expect(await eventsOf(placed)).toEqual([
      'InstalmentPlanAgreed',
      ...Array.from({ length: 4 }, () => ['InstalmentCharged', 'InstalmentDeclined']).flat(),
      'InstalmentOverdue',
    ]);
    await plans.collectAfter(1);
    expect(await eventsOf(placed)).toHaveLength(10);
    const { rows } = await plans.vault.pool.query(
      `select payload from event where type = 'InstalmentOverdue' and stream = 'order:' || $1`,
      [innerId('Order', placed.order.id)],
    );
    expect(rows).toMatchObject([
      { payload: { instalmentNumber: 2, amounts: { amountMinor: 3366, currency: 'EUR' } } },
    ]);
    const overdue = `{ overdueInstalments { instalment { number state amount { amountMinor } }
      customer { id } instalmentPlan { state } } }`;
    expect(answered(await shop.ask(overdue, {}, await plans.as('agent')))).toMatchObject([
      { instalment: { number: 2, state: 'OVERDUE' }, instalmentPlan: { state: 'IN_ARREARS' } },
    ]);
    const { errors } = await shop.ask(overdue, {}, await plans.as());
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const paid = await plans.pay(placed, { numbers: [2] });
    expect(paid).toMatchObject({ paymentIntent: { state: 'CAPTURED' } });
    expect(await plans.planOf(placed)).toMatchObject({ state: 'ACTIVE' });
    await plans.pay(placed);
  });

  it('is not tried again with a stolen card', async () => {
    const placed = await plans.buy({ token: 'tok_stolen_in_absence' });
    await plans.collectAfter(31);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'OVERDUE 3366', 'SCHEDULED 3366']);
    await plans.pay(placed);
  });

  it('is not made where the customer has revoked the card', async () => {
    const placed = await plans.buy({ token: 'tok_jcb' });
    const methods = '{ viewer { paymentMethods(first: 20) { nodes { id brand } } } }';
    const { paymentMethods } = answered(await shop.ask(methods, {}, await plans.as()));
    const jcb = paymentMethods.nodes.find((each: { brand: string }) => each.brand === 'jcb');
    await plans.vault.keyed('revokePaymentMethod', { paymentMethodId: jcb.id }, await plans.as());
    shop.sandbox.control.forgetCalls();
    await plans.collectAfter(31);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'OVERDUE 3366', 'SCHEDULED 3366']);
    expect(charges()).toEqual([]);
    await plans.pay(placed);
  });

  it('asks the card holder where their bank insists', async () => {
    const placed = await plans.place({ token: 'tok_challenge_always' });
    expect(placed).toMatchObject({ nextAction: { type: 'REDIRECT' } });
    const waiting = shop.sandbox.control.books().at(-1);
    shop.sandbox.control.settleChallenge(waiting?.id ?? '', 'approve');
    await plans.handOver(placed);
    await plans.collectAfter(31);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'CHARGING 3366', 'SCHEDULED 3366']);
    await plans.pay(placed);
    expect(await plans.planOf(placed)).toMatchObject({ state: 'COMPLETED' });
  });
});

const planIdOf = async (placed: { order: { id: string } }): Promise<string> => {
  const { rows } = await plans.vault.pool.query<{ id: string }>(
    'select id from instalment_plan where order_id = $1',
    [innerId('Order', placed.order.id)],
  );
  return rows[0]?.id ?? '';
};

describe('an instalment is charged once', () => {
  const gateways = () => shop.apps.map(({ gateway }) => gateway);

  it('where two processes find it at the same time', async () => {
    const placed = await plans.buy();
    clock.advance(31 * dayMs);
    shop.sandbox.control.forgetCalls();
    await Promise.all(gateways().map((gateway) => collectInstalments(gateway)));
    expect(charges()).toHaveLength(1);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 3366', 'SCHEDULED 3366']);
    await plans.pay(placed);
  });

  it('where the process dies before it has called', async () => {
    const placed = await plans.buy();
    clock.advance(31 * dayMs);
    shop.sandbox.control.forgetCalls();
    const planId = await planIdOf(placed);
    const dying = await shop.app.gateway.runAsSystem('chargeInstalment', (work) =>
      chargeInstalment(work, { planId, number: 2 }),
    );
    await plans.collect();
    expect(charges()).toEqual([]);
    clock.advance(60_000);
    await enquireAttempt(shop.app.gateway, dying?.attemptId ?? '');
    await plans.collect();
    expect(charges()).toHaveLength(1);
    expect((await plans.shortly(placed))[1]).toBe('PAID 3366');
    await plans.pay(placed);
  });

  it('where nobody knows at first what became of it', async () => {
    const placed = await plans.buy();
    clock.advance(31 * dayMs);
    shop.sandbox.control.conductWebhooks({ paused: true });
    shop.sandbox.control.misbehave({
      operation: 'authorize',
      misbehaviour: { kind: 'timeout-after' },
    });
    await plans.collect();
    expect((await plans.shortly(placed))[1]).toBe('CHARGING 3366');
    await plans.collect();
    expect(await plans.pay(placed, { numbers: [2] })).toMatchObject({
      code: 'InstalmentNotPayable',
      reason: 'UNDER_WAY',
    });
    const { rows } = await plans.vault.pool.query<{ id: string }>(
      `select a.id from payment_attempt a join instalment i on i.intent_id = a.intent_id where i.state = 'CHARGING'`,
    );
    clock.advance(60_000);
    await enquireAttempt(shop.app.gateway, rows[0]?.id ?? '');
    await plans.collect();
    expect((await plans.shortly(placed))[1]).toBe('PAID 3366');
    shop.sandbox.control.conductWebhooks({ paused: false });
    await shop.sandbox.control.webhooksIdle();
    await plans.pay(placed);
  });

  it('by the same key, and by one of two who pay at the same time', async () => {
    const placed = await plans.buy();
    const idempotencyKey = freshKey();
    const same = await Promise.all([
      plans.pay(placed, { numbers: [3], idempotencyKey }),
      plans.pay(placed, { numbers: [3], idempotencyKey }),
    ]);
    expect(new Set(same.map(({ paymentIntent }) => paymentIntent.id)).size).toBe(1);
    expect(await plans.pay(placed, { numbers: [2], idempotencyKey })).toMatchObject({
      code: 'IdempotencyKeyReused',
    });
    const both = await Promise.all([plans.pay(placed), plans.pay(placed)]);
    expect(both.map((each) => each.__typename).sort()).toEqual([
      'InstalmentNotPayable',
      'PayInstalmentsPayload',
    ]);
    expect(await plans.planOf(placed)).toMatchObject({ state: 'COMPLETED' });
  });

  it('by an order that is placed twice with the same key', async () => {
    const key = freshKey();
    const cart = await fillCart(shop, { quantity: 5 }, await plans.as());
    const [first, second] = await Promise.all([1, 2].map(() => plans.placeCart(cart, { key })));
    expect(second.order.id).toBe(first.order.id);
    expect(await plans.placeCart(cart, { key, count: 4 })).toMatchObject({
      code: 'IdempotencyKeyReused',
    });
    expect(await planIdOf(first)).not.toBe('');
  });

  it('is for nobody else to pay', async () => {
    const placed = await plans.buy();
    const input = {
      paymentIntentId: placed.paymentIntents[1].id,
      paymentMethodToken: 'tok_success',
      idempotencyKey: freshKey(),
    };
    const document =
      'mutation ($input: PayInstalmentsInput!) { payInstalments(input: $input) { __typename } }';
    const asGuest = await shop.ask(document, { input }, {});
    expect(asGuest.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await plans.pay(placed);
  });
});
