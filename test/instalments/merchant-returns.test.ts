import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendBackAgain } from '../../src/instalments/collect-instalments.js';
import { ManualClock } from '../../src/kernel/clock.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { tell } from '../offline-payments/support.js';
import { balancesOf } from '../payments/ledger/books.js';
import { given, type StockedShop } from '../support/given.js';
import { openPlans } from './support/plans.js';

const clock = new ManualClock(new Date('2026-03-10T10:00:00Z'));
let shop: StockedShop;
let plans: Awaited<ReturnType<typeof openPlans>>;
beforeAll(async () => {
  shop = await given.shop({ clock, stock: { 'CAP-BLUE': { LYON: 400 } } });
  plans = await openPlans(shop, clock);
  await plans.setTerms();
  clock.advance(1000);
});
afterAll(() => shop.close());

const balances = (placed: { order: { id: string } }) =>
  balancesOf(plans.vault.pool, { orderId: innerId('Order', placed.order.id) });

describe('what comes back', () => {
  afterEach(async () => {
    expect(await plans.vault.findings(/^Liveness: (?!what is due)/)).toEqual([]);
  });

  it('lessens the last instalments first, then sends back what was paid', async () => {
    const placed = await plans.buy();
    await plans.collectAfter(31);
    expect(await plans.refund(placed, { amountMinor: 1990 })).toMatchObject({
      refund: { state: 'SUCCEEDED' },
    });
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 3366', 'SCHEDULED 1376']);
    await plans.refund(placed, { amountMinor: 1990 });
    expect(await plans.shortly(placed)).toEqual(['PAID 3367', 'PAID 2752', 'CANCELED 0']);
    expect(await plans.historyOf(placed)).toEqual([
      'AGREED - 10099',
      'DELIVERED - 6583',
      'CHARGED 2 3366',
      'PAID 2 3366',
      'RETURNED - 1990',
      'LESSENED 3 1990',
      'RETURNED - 1990',
      'LESSENED 3 1376',
      'LESSENED 2 614',
      'GIVEN_BACK - 614',
    ]);
    expect(await plans.planOf(placed)).toMatchObject({
      state: 'COMPLETED',
      owed: { amountMinor: 6119 },
    });
    // With the last cent that was financed the fee falls away.
    await plans.refund(placed, { everything: true });
    expect(await plans.planOf(placed)).toMatchObject({
      state: 'CANCELED',
      owed: { amountMinor: 0 },
    });
    expect(await balances(placed)).toEqual({
      SALES: -9950,
      REFUNDS: 9950,
    });
    expect(await plans.vault.ledger('INSTALMENT_RECEIVABLE')).toBe(0);
    expect(await plans.vault.ledger('INSTALMENT_FEES')).toBe(0);
    expect(await plans.vault.ledger('PROVIDER_CLEARING')).toBe(0);
  });

  it('is decided with the order, and not by what has paid an instalment', async () => {
    const placed = await plans.buy();
    await plans.collectAfter(31);
    const { instalments } = await plans.planOf(placed);
    const paymentIntentId = instalments[1].paymentIntentId;
    const why = { reasonCode: 'GOODWILL', reason: 'They waited.' };
    const asked = { paymentIntentId, amountMinor: 1, currency: 'EUR', ...why };
    const selection = '... on PaymentBelongsToOrder { purpose nextActions }';
    expect(await tell(shop, 'agent', 'refundPayment', asked, selection)).toMatchObject({
      __typename: 'PaymentBelongsToOrder',
      purpose: 'INSTALMENT',
      nextActions: ['refundOrder'],
    });
    await plans.collectAfter(31);
  });

  it('is nothing where the order was canceled before the goods had left', async () => {
    const placed = await plans.place();
    await plans.vault.keyed('cancelOrder', { orderId: placed.order.id }, await plans.as());
    await expect
      .poll(async () => (await plans.planOf(placed)).state, { timeout: 20_000 })
      .toBe('CANCELED');
    expect(await plans.shortly(placed)).toEqual(['CANCELED 0', 'CANCELED 0', 'CANCELED 0']);
    await plans.collectAfter(62);
    expect(await balances(placed)).toEqual({});
  });
});

it('sends back again what the card would not take', async () => {
  shop.leaves({
    promise: 'What was paid of a plan',
    because: 'the card takes no refund, however often it is sent',
  });
  const placed = await plans.buy();
  await plans.pay(placed, { paymentMethodToken: 'tok_refund_fails' });
  await plans.refund(placed, { amountMinor: 1000 });
  await expect
    .poll(() => plans.vault.findings(/^(?!What was paid of a plan)/), { timeout: 20_000 })
    .toEqual([expect.stringContaining('1000 to be sent back, 0 sent')]);
  const given = async () =>
    (await plans.historyOf(placed)).filter((step) => step === 'GIVEN_BACK - 1000').length;
  expect(await given()).toBe(1);
  await sendBackAgain(shop.app.gateway);
  expect(await given()).toBe(2);
});
