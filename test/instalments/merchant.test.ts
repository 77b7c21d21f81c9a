import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/kernel/clock.js';
import { reconcilePayments } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { balancesOf } from '../payments/ledger/books.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { openPlans } from './support/plans.js';

// In Paris it is the last of January already.
const clock = new ManualClock(new Date('2026-01-30T23:30:00Z'));
let shop: StockedShop;
let plans: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  shop = await given.shop({ clock, stock: { 'CAP-BLUE': { LYON: 400 } } });
  plans = await openPlans(shop, clock);
  expect(await plans.setTerms()).toMatchObject({ count: 3 });
  clock.advance(1000);
});
afterAll(async () => {
  expect(await plans.vault.findings(/^Liveness: (?!what is due)/)).toEqual([]);
  await shop.close();
});

describe('a plan that the shop funds', () => {
  it('is charged on its days until all is paid', async () => {
    const placed = await plans.place();
    expect(placed).toMatchObject({
      __typename: 'PlaceOrderPayload',
      order: { state: 'CONFIRMED' },
      paymentIntents: [
        { state: 'AUTHORIZED', amount: { amountMinor: 3367 } },
        { state: 'AUTHORIZED', amount: { amountMinor: 6583 } },
      ],
    });
    expect(await plans.planOf(placed)).toMatchObject({
      count: 3,
      funding: 'MERCHANT',
      state: 'ACCEPTED',
      fee: { amountMinor: 149 },
      owed: { amountMinor: 10_099 },
      instalments: [
        { number: 1, dueOn: '2026-01-31', amount: { amountMinor: 3367 } },
        { number: 2, dueOn: '2026-02-28', nextChargeAt: '2026-02-28T07:00:00.000Z' },
        { number: 3, dueOn: '2026-03-31', nextChargeAt: '2026-03-31T06:00:00.000Z' },
      ],
    });
    await plans.handOver(placed);
    expect(await plans.planOf(placed)).toMatchObject({
      state: 'ACTIVE',
      open: { amountMinor: 6732 },
    });
    const orderId = innerId('Order', placed.order.id);
    expect(await balancesOf(plans.vault.pool, { orderId })).toEqual({
      SALES: -9950,
      PROVIDER_CLEARING: 3367,
      INSTALMENT_RECEIVABLE: 6732,
      INSTALMENT_FEES: -149,
    });

    await plans.collectOn('2026-02-27');
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'SCHEDULED 3366', 'SCHEDULED 3366']);
    await plans.collectOn('2026-02-28');
    await plans.collect();
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 3366', 'SCHEDULED 3366']);
    await plans.collectOn('2026-03-31');
    expect(await plans.planOf(placed)).toMatchObject({
      state: 'COMPLETED',
      open: { amountMinor: 0 },
      owed: { amountMinor: 10_099 },
    });
    expect(await plans.vault.ledger('INSTALMENT_RECEIVABLE')).toBe(0);
    expect(await plans.vault.ledger('PROVIDER_CLEARING')).toBe(10_099);
    expect(await plans.historyOf(placed)).toEqual([
      'AGREED - 10099',
      'DELIVERED - 6583',
      'CHARGED 2 3366',
      'PAID 2 3366',
      'CHARGED 3 3366',
      'PAID 3 3366',
    ]);
    const books = await reconcilePayments(shop.app.gateway);
    for (const { differences } of books) expect(differences).toEqual([]);
  });

  it('charges nothing before the goods have left, and then what was due meanwhile', async () => {
    const placed = await plans.place({ token: 'tok_amex' });
    await plans.collectAfter(3);
    const early = await plans.pay(placed, { numbers: [2] });
    expect(early).toMatchObject({ code: 'InstalmentNotPayable', reason: 'NOT_DELIVERED' });
    expect(await plans.shortly(placed)).toEqual([
      'SCHEDULED 3367',
      'SCHEDULED 3366',
      'SCHEDULED 3366',
    ]);
    await plans.handOver(placed, 3);
    // Two caps were not there: their 39.80 are taken off the end.
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'SCHEDULED 2752', 'CANCELED 0']);
    await plans.collectAfter(32);
    expect(await plans.planOf(placed)).toMatchObject({ state: 'COMPLETED' });
  });

  it('is paid off at once by a customer who wants to', async () => {
    const placed = await plans.buy();
    const challenged = await plans.pay(placed, { paymentMethodToken: 'tok_challenge' });
    expect(challenged).toMatchObject({
      paymentIntent: { state: 'REQUIRES_ACTION', nextAction: { url: expect.any(String) } },
    });
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'CHARGING 3366', 'CHARGING 3366']);
    expect(await plans.pay(placed, { paymentMethodToken: 'on-account' })).toMatchObject({
      code: 'InstalmentNotPayable',
      reason: 'METHOD',
    });
    // They change their mind, and pay with another card.
    expect(await plans.pay(placed)).toMatchObject({
      paymentIntent: { state: 'CAPTURED' },
      instalmentPlan: { state: 'COMPLETED', open: { amountMinor: 0 } },
    });
    expect(await plans.pay(placed)).toMatchObject({
      code: 'InstalmentNotPayable',
      reason: 'NOT_OPEN',
    });
  });

  it('stands as before where the card that was to pay it off is declined', async () => {
    const placed = await plans.buy();
    const paid = await plans.pay(placed, {
      numbers: [3],
      paymentMethodToken: 'tok_declined_do_not_honor',
    });
    expect(paid).toMatchObject({ paymentIntent: { lastError: { code: 'DO_NOT_HONOR' } } });
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'SCHEDULED 3366', 'SCHEDULED 3366']);
    await plans.pay(placed);
  });

  it('is kept for the card that has paid in the end', async () => {
    const placed = await plans.place({ token: 'tok_declined_do_not_honor' });
    expect(placed).toMatchObject({ order: { state: 'PENDING_PAYMENT' } });
    await plans.vault.keyed(
      'confirmPayment',
      { paymentIntentId: placed.paymentIntents[0].id, paymentMethodToken: 'tok_discover' },
      await plans.as(),
    );
    await plans.handOver(placed);
    await plans.collectAfter(32);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 3366', 'SCHEDULED 3366']);
    await plans.pay(placed);
  });

  it('goes on with a saved card, which may be charged for it and nothing else', async () => {
    // It was kept for another plan alone: to be paid with again it has to be kept for that.
    await plans.vault.keyed(
      'savePaymentMethod',
      { paymentMethodToken: 'tok_discover', consent: { scope: 'ON_SESSION', textVersion: '1' } },
      await plans.as(),
    );
    const methods = `{ viewer { paymentMethods(first: 20) { nodes { id brand consent { scope maxAmount { amountMinor } } } } } }`;
    const answer = answered(await shop.ask(methods, {}, await plans.as()));
    const saved = answer.paymentMethods.nodes.find(
      (each: { brand: string }) => each.brand === 'discover',
    );
    expect(saved).toMatchObject({
      consent: { scope: 'ON_SESSION', maxAmount: null },
    });
    const placed = await plans.buy({ savedPaymentMethodId: saved.id });
    await plans.collectAfter(32);
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 3366', 'SCHEDULED 3366']);
    await plans.collectAfter(32);
    expect(await plans.planOf(placed)).toMatchObject({ state: 'COMPLETED' });
  });

  it('is seen by its customer and those who look after them', async () => {
    const mine = `{ viewer { customer { instalmentPlans { state count paymentIntentId } } } }`;
    const own = answered(await shop.ask(mine, {}, await plans.as()));
    expect(own.customer.instalmentPlans.length).toBeGreaterThan(3);
    const [{ paymentIntentId }] = own.customer.instalmentPlans;
    const document = 'query ($id: ID!) { paymentIntent(id: $id) { instalmentPlan { count } } }';
    const seen = async (persona: string) =>
      answered(await shop.ask(document, { id: paymentIntentId }, await plans.as(persona)));
    expect(await seen('agent')).toMatchObject({ instalmentPlan: { count: 3 } });
    expect(await seen('associate')).toBeNull();
  });
});

describe('an offer of the shop', () => {
  const offers = `query ($id: ID!) { eligiblePaymentMethods(cartId: $id) { family reason
    plans { count funding fee { amountMinor } instalments { dueOn amount { amountMinor } } } } }`;

  async function offered(as: object, quantity = 5) {
    const { cartId, as: by } = await fillCart(shop, { quantity }, as);
    const methods: { family: string; reason: string | null; plans: { funding: string }[] }[] =
      answered(await shop.ask(offers, { id: cartId }, by));
    return methods.find(({ family }) => family === 'INSTALMENTS');
  }

  it('stands beside that of a lender, for customers who are known', async () => {
    expect(await offered(await plans.as())).toMatchObject({
      reason: null,
      plans: [
        { count: 3, funding: 'LENDER' },
        { count: 3, funding: 'MERCHANT', fee: { amountMinor: 149 } },
        { count: 4, funding: 'LENDER' },
      ],
    });
    const guest = await offered({});
    expect(guest?.plans.map(({ funding }) => funding)).toEqual(['LENDER', 'LENDER']);
    expect(await offered(await plans.as(), 1)).toMatchObject({ reason: 'NO_PLAN', plans: [] });
  });

  it('may be for one channel alone, which has to be there', async () => {
    expect(await plans.setTerms({ offeredInChannel: 'APP', count: 2 })).toMatchObject({ count: 2 });
    clock.advance(1000);
    const inWeb = await offered(await plans.as());
    expect(inWeb?.plans).not.toContainEqual(expect.objectContaining({ count: 2 }));
    expect((await plans.place({ count: 2 })).reason).toBe('NO_PLAN');
    await expect(plans.setTerms({ offeredInChannel: 'MOON' })).rejects.toThrow('BAD_USER_INPUT');
    expect(await plans.setTerms({ retryAfterDays: [0] })).toMatchObject({
      code: 'InvalidInstalmentTerms',
    });
  });

  it('is refused where it was not made', async () => {
    const refused = async (wish: Parameters<typeof plans.place>[0]) => {
      const { code, reason, problem } = await plans.place(wish);
      return [code, reason ?? problem];
    };
    expect(await refused({ count: 4 })).toEqual(['InstalmentsNotOffered', 'NO_PLAN']);
    expect(await refused({ quantity: 1 })).toEqual(['InstalmentsNotOffered', 'NO_PLAN']);
    expect(await refused({ as: {} })).toEqual(['InstalmentsNotOffered', 'NOBODY_SIGNED_IN']);
    expect(await refused({ token: 'tok_instalments_3' })).toEqual([
      'InstalmentsNotOffered',
      'METHOD',
    ]);
    expect(await refused({ textVersion: 'no name!' })).toEqual([
      'PaymentMethodNotSavable',
      'TEXT_VERSION',
    ]);
    expect(await refused({ token: 'cash' })).toEqual(['PaymentMethodNotSavable', 'NOT_OFFERED']);
    expect((await plans.place({ token: 'no token at all' })).code).toBe('InvalidPaymentToken');
  });

  it('is for the customer alone, and for one way to pay', async () => {
    const { cartId, as } = await fillCart(shop, { quantity: 5 }, await plans.as());
    const document = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`;
    const input = {
      cartId,
      tenders: [{ paymentMethodToken: 'tok_success' }],
      instalments: { count: 3, textVersion: '1' },
      idempotencyKey: freshKey(),
    };
    const { errors } = await shop.ask(document, { input }, as);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('cannot pay another order than its own', async () => {
    const placed = await plans.place();
    const { rows } = await plans.vault.pool.query<{ id: string }>(
      'select id from instalment_plan where intent_id = $1',
      [innerId('PaymentIntent', placed.paymentIntents[1].id)],
    );
    const token = `instalments:${rows[0]?.id}`;
    const bought = await plans.vault.buy(token, { quantity: 5 });
    expect(await plans.vault.payment(bought)).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      lastError: { code: 'METHOD_NOT_POSSIBLE' },
    });
  });
});
