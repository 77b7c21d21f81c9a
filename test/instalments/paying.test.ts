import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/kernel/clock.js';
import { driveOperation, reconcilePayments, requestRefund } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { balancesOf } from '../payments/ledger/books.js';
import { granted } from '../payments/support/till.js';
import { openVault } from '../stored-value/vault.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';

// In Paris it is the last of January already.
const clock = new ManualClock(new Date('2026-01-30T23:30:00Z'));
let shop: StockedShop;
let vault: Awaited<ReturnType<typeof openVault>>;
beforeAll(async () => {
  shop = await given.shop({ clock, stock: { 'CAP-BLUE': { LYON: 200 } } });
  vault = await openVault(shop);
});
afterEach(async () => expect(await vault.findings(/^Liveness/)).toEqual([]));
afterAll(() => shop.close());

const refund = async (paymentIntentId: string, amountMinor: number) => {
  const { gateway } = shop.app;
  const intentId = innerId('PaymentIntent', paymentIntentId);
  const asked = await gateway.runAsSystem('requestRefund', (work) =>
    requestRefund(work, { intentId, amountMinor, reason: 'returned' }),
  );
  return driveOperation(gateway, granted(asked).operationId);
};

const plan = `instalmentPlan { count funding fee { amountMinor } owed { amountMinor }
  instalments { number dueOn amount { amountMinor } } }`;

async function planOf({ paymentIntent, as }: { paymentIntent: { id: string }; as: object }) {
  const document = `query ($id: ID!) { paymentIntent(id: $id) { state ${plan}
    attempts { method } } }`;
  return answered(await shop.ask(document, { id: paymentIntent.id }, as));
}

async function offersFor(quantity: number) {
  const { cartId, as } = await fillCart(shop, { quantity });
  const document = `query ($id: ID!) { instalmentOffers(cartId: $id) { count funding
    total { amountMinor } fee { amountMinor } instalments { dueOn amount { amountMinor } } }
    eligiblePaymentMethods(cartId: $id) { family reason } }`;
  const { data } = await shop.ask(document, { id: cartId }, as);
  const methods: { family: string; reason: string | null }[] = data.eligiblePaymentMethods;
  const reason = methods.find(({ family }) => family === 'INSTALMENTS')?.reason;
  return { offers: data.instalmentOffers, reason };
}

const due = (dueOn: string, amountMinor: number) => ({ dueOn, amount: { amountMinor } });

describe('an offer', () => {
  it('says what would be due when, and what it costs', async () => {
    expect(await offersFor(5)).toMatchObject({
      reason: null,
      offers: [
        {
          count: 3,
          funding: 'LENDER',
          total: { amountMinor: 9950 },
          fee: { amountMinor: 149 },
          instalments: [due('2026-01-31', 3367), due('2026-02-28', 3366), due('2026-03-31', 3366)],
        },
        {
          count: 4,
          fee: { amountMinor: 219 },
          instalments: [
            due('2026-01-31', 2543),
            due('2026-02-28', 2542),
            due('2026-03-31', 2542),
            due('2026-04-30', 2542),
          ],
        },
      ],
    });
  });

  it('is made for totals that are lent, and to nobody else', async () => {
    expect(await offersFor(2)).toEqual({ offers: [], reason: 'NO_PLAN' });
    const { cartId } = await fillCart(shop, { quantity: 5 });
    const document = 'query ($id: ID!) { instalmentOffers(cartId: $id) { count } }';
    expect(answered(await shop.ask(document, { id: cartId }))).toBeNull();
  });
});

describe('a payment in instalments', () => {
  it('is taken at once from the lender, and lessens from the last instalment backwards', async () => {
    const bought = await vault.buy('tok_instalments_3', { quantity: 5 });
    expect(bought).toMatchObject({ paymentIntent: { state: 'AUTHORIZED' } });
    const before = await planOf(bought);
    expect(before).toMatchObject({
      attempts: [{ method: 'INSTALMENTS' }],
      instalmentPlan: {
        count: 3,
        fee: { amountMinor: 149 },
        owed: { amountMinor: 10_099 },
        instalments: [due('2026-01-31', 3367), due('2026-02-28', 3366), due('2026-03-31', 3366)],
      },
    });
    await vault.handOver(bought, 4);
    expect(await planOf(bought)).toMatchObject({
      state: 'CAPTURED',
      instalmentPlan: {
        owed: { amountMinor: 8109 },
        instalments: [
          { amount: { amountMinor: 3367 } },
          { amount: { amountMinor: 3366 } },
          { amount: { amountMinor: 1376 } },
        ],
      },
    });
    expect(await balancesOf(vault.pool, { orderId: innerId('Order', bought.order.id) })).toEqual({
      SALES: -7960,
      PROVIDER_CLEARING: 7960,
    });
    await refund(bought.paymentIntent.id, 1990);
    expect(await planOf(bought)).toMatchObject({
      instalmentPlan: {
        owed: { amountMinor: 6119 },
        instalments: [
          { amount: { amountMinor: 3367 } },
          { amount: { amountMinor: 2752 } },
          { amount: { amountMinor: 0 } },
        ],
      },
    });
    await refund(bought.paymentIntent.id, 5970);
    expect(await planOf(bought)).toMatchObject({
      state: 'REFUNDED',
      instalmentPlan: { owed: { amountMinor: 0 } },
    });
    const compared = await reconcilePayments(shop.app.gateway);
    expect(compared.find(({ provider }) => provider === 'sandbox')).toMatchObject({
      differences: [],
    });
  });

  it('is declined by the lender for a total that it does not lend', async () => {
    const bought = await vault.buy('tok_instalments_3', { quantity: 1 });
    expect(await vault.payment(bought)).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      lastError: { code: 'CREDIT_REFUSED' },
    });
    expect(await planOf(bought)).toMatchObject({ instalmentPlan: null });
  });

  it('is not one where a card has paid in the end', async () => {
    const bought = await vault.buy('tok_instalments_4', { quantity: 1 });
    await vault.keyed(
      'confirmPayment',
      { paymentIntentId: bought.paymentIntent.id, paymentMethodToken: 'tok_success' },
      bought.as,
    );
    expect(await planOf(bought)).toMatchObject({ state: 'AUTHORIZED', instalmentPlan: null });
  });

  it('is made once for an order that is placed twice with the same key', async () => {
    const cart = await fillCart(shop, { quantity: 5 });
    const key = freshKey();
    const [first, second] = await Promise.all(
      [1, 2].map(() => order(shop, cart, { token: 'tok_instalments_4', key })),
    );
    expect(second.order.id).toBe(first.order.id);
    const lent = shop.sandbox.control
      .books()
      .filter((each) => each.reference === innerId('PaymentIntent', first.paymentIntent.id));
    expect(lent).toHaveLength(1);
  });
});

describe('terms', () => {
  const usual = {
    count: 3,
    currency: 'EUR',
    feeBasisPoints: 0,
    feeMinor: 0,
    minimumMinor: 100,
    maximumMinor: 300_000,
  };
  const set = async (terms: object, persona = 'admin', idempotencyKey = freshKey()) =>
    vault.act(
      'setInstalmentTerms',
      { ...usual, ...terms, idempotencyKey },
      await vault.as(persona),
      '... on SetInstalmentTermsPayload { count }',
    );

  it('are of now on, and leave the plans that were agreed to as they are', async () => {
    const bought = await vault.buy('tok_instalments_3', { quantity: 5 });
    const before = await planOf(bought);
    clock.advance(1000);
    const key = freshKey();
    const [first, second] = await Promise.all([set({}, 'admin', key), set({}, 'admin', key)]);
    expect([first, second]).toMatchObject([{ count: 3 }, { count: 3 }]);
    expect((await offersFor(5)).offers[0]).toMatchObject({ count: 3, fee: { amountMinor: 0 } });
    expect(await planOf(bought)).toEqual(before);
    clock.advance(1000);
    await set({ maximumMinor: 0 });
    expect((await offersFor(5)).offers).toMatchObject([{ count: 4 }]);
    expect(await set({ feeMinor: 1 }, 'admin', key)).toMatchObject({
      code: 'IdempotencyKeyReused',
    });
  });

  it('of two at once are both kept, and one of them is in force', async () => {
    const [first, second] = await Promise.all([set({ feeMinor: 1 }), set({ feeMinor: 2 })]);
    expect([first, second]).toMatchObject([{ count: 3 }, { count: 3 }]);
    clock.advance(1000);
    const [offer] = (await offersFor(5)).offers;
    expect([1, 2]).toContain(offer.fee.amountMinor);
    await set({ maximumMinor: 0 });
  });

  it.each([
    { count: 1 },
    { count: 13 },
    { feeBasisPoints: -1 },
    { feeBasisPoints: 10_001 },
    { feeMinor: -1 },
    { feeMinor: 101 },
    { minimumMinor: 0 },
    { maximumMinor: -1 },
  ])('that cannot be meant are refused: %o', async (wrong) => {
    expect(await set(wrong)).toMatchObject({ code: 'InvalidInstalmentTerms' });
  });

  it('are for admins, in a currency that there is', async () => {
    await expect(set({}, 'supervisor')).rejects.toThrow('FORBIDDEN');
    await expect(set({ currency: 'ZZZ' })).rejects.toThrow('BAD_USER_INPUT');
  });
});
