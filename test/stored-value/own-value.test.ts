import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { driveOperation, reconcilePayments, requestRefund } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { balancesOf } from '../payments/ledger/books.js';
import { granted } from '../payments/support/till.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { openVault } from './vault.js';

let shop: StockedShop;
let vault: Awaited<ReturnType<typeof openVault>>;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 50 }, 'MUG-RED': { LYON: 10 } } });
  vault = await openVault(shop);
});
afterEach(async () => expect(await vault.findings()).toEqual([]));
afterAll(() => shop.close());

const refund = async (paymentIntentId: string, amountMinor: number) => {
  const { gateway } = shop.app;
  const intentId = innerId('PaymentIntent', paymentIntentId);
  const asked = await gateway.runAsSystem('requestRefund', (work) =>
    requestRefund(work, { intentId, amountMinor, reason: 'returned' }),
  );
  return driveOperation(gateway, granted(asked).operationId);
};

describe.each([
  {
    what: 'store credit',
    field: 'storeCredit',
    mutation: 'grantStoreCredit',
    account: 'STORE_CREDIT',
    method: 'STORE_CREDIT',
    provider: 'store-credit',
  },
  {
    what: 'points',
    field: 'loyaltyPoints',
    mutation: 'grantLoyaltyPoints',
    account: 'POINTS_LIABILITY',
    method: 'LOYALTY_POINTS',
    provider: 'loyalty-points',
  },
] as const)('$what', ({ field, mutation, account, method, provider }) => {
  const mine = async () => (await vault.own())[field][0];
  const freeMinor = async () => {
    const own = await mine();
    return (own.available ?? own.worth).amountMinor;
  };

  it('is given, pays an order when it is handed over, and comes back', async () => {
    expect(await vault.own()).toMatchObject({ [field]: [] });
    await vault.grant(mutation);
    await vault.grant(mutation, { amountMinor: 1000, reason: 'birthday' });
    expect(await freeMinor()).toBe(6000);
    expect(await vault.ledger(account)).toBe(-6000);

    const { paymentMethodToken } = await mine();
    const bought = await vault.buy(paymentMethodToken, { quantity: 2 }, vault.customer);
    expect(bought).toMatchObject({ paymentIntent: { state: 'AUTHORIZED' } });
    expect(await freeMinor()).toBe(2020);
    expect(await vault.handOver(bought, 2)).toBe('HandOverOrderPayload');
    const orderId = innerId('Order', bought.order.id);
    expect(await balancesOf(vault.pool, { orderId })).toEqual({ SALES: -3980, [account]: 3980 });

    expect(await refund(bought.paymentIntent.id, 1990)).toBe('SUCCEEDED');
    const after = await vault.payment(bought);
    expect(after).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refunded: { amountMinor: 1990 },
      attempts: [{ method, provider }],
    });
    expect(after.explain.summary).toContain('19.90 EUR');
    expect(await freeMinor()).toBe(4010);
    expect(await vault.ledger(account)).toBe(-4010);
  });

  it('pays nothing for anybody else', async () => {
    const { paymentMethodToken } = await mine();
    const before = await freeMinor();
    for (const by of [{}, await vault.as('other-customer')]) {
      const bought = await vault.buy(paymentMethodToken, {}, by);
      expect(await vault.payment(bought)).toMatchObject({
        state: 'REQUIRES_PAYMENT_METHOD',
        lastError: { code: 'INVALID_TOKEN' },
      });
    }
    expect(await freeMinor()).toBe(before);
  });

  it('pays for its owner where an agent places the order', async () => {
    const agent = await vault.as('agent');
    const { id, [field]: accounts } = answered(
      await shop.ask(
        `query ($id: ID!) { customer(id: $id) { id ${field} { paymentMethodToken } } }`,
        { id: (await vault.own()).id },
        agent,
      ),
    );
    const created = await vault.act(
      'createCart',
      {
        customerId: id,
        lines: [{ variantId: shop.variantIds['MUG-RED'], quantity: 1 }],
        contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
        fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] },
      },
      agent,
      '... on CreateCartPayload { cart { id } }',
    );
    const cart = { cartId: created.cart.id, as: agent };
    expect(await order(shop, cart, { token: accounts[0].paymentMethodToken })).toMatchObject({
      paymentIntent: { state: 'AUTHORIZED' },
    });
  });

  it('pays one of two orders at once, where there is enough for one', async () => {
    const { paymentMethodToken: token } = await mine();
    const free = await freeMinor();
    await vault.keyed(
      'adjustStoredValue',
      { accountId: (await mine()).id, amountMinor: 2000 - free, reason: 'count' },
      vault.supervisor,
    );
    const carts = await Promise.all([
      fillCart(shop, {}, vault.customer),
      fillCart(shop, {}, vault.customer),
    ]);
    const placed = await Promise.all(carts.map((cart) => order(shop, cart, { token })));
    expect(placed.map(({ paymentIntent }) => paymentIntent.state).sort()).toEqual([
      'AUTHORIZED',
      'REQUIRES_PAYMENT_METHOD',
    ]);
    expect(await freeMinor()).toBe(10);
  });

  it('is given once for a key, also to two at once, and never with another sum', async () => {
    const before = await freeMinor();
    const idempotencyKey = freshKey();
    await Promise.all([
      vault.grant(mutation, { idempotencyKey }),
      vault.grant(mutation, { idempotencyKey }),
    ]);
    expect(await freeMinor()).toBe(before + 5000);
    expect(await vault.grant(mutation, { idempotencyKey, amountMinor: 1 })).toMatchObject({
      code: 'IdempotencyKeyReused',
    });
    await Promise.all([vault.grant(mutation), vault.grant(mutation)]);
    expect(await freeMinor()).toBe(before + 15_000);
  });

  it('refuses sums that cannot be given', async () => {
    for (const amountMinor of [0, -1, 250_001])
      expect(await vault.grant(mutation, { amountMinor })).toMatchObject({
        code: 'ValueNotAllowed',
      });
    const absent = Buffer.from('Customer:00000000-0000-7000-8000-000000000000');
    await expect(
      vault.grant(mutation, { customerId: absent.toString('base64url') }),
    ).rejects.toThrow('NOT_FOUND');
  });

  it('agrees with the books of payments', async () => {
    const compared = await reconcilePayments(shop.app.gateway);
    expect(compared.find((each) => each.provider === provider)).toMatchObject({
      outcome: 'COMPARED',
      differences: [],
      underWay: 0,
    });
  });
});

it('shows its owner what has become of it, in pages', async () => {
  const { storeCredit } = await vault.own();
  const kinds = storeCredit[0].entries.nodes.map(({ kind }: { kind: string }) => kind);
  expect(kinds.at(-1)).toBe('ISSUE');
  expect(kinds).toEqual(expect.arrayContaining(['HOLD', 'CAPTURE', 'REFUND', 'ADJUST']));
  const page = async (after?: string) =>
    answered(
      await shop.ask(
        `query ($after: String) { viewer { customer { storeCredit { entries(first: 1, after: $after) {
           nodes { reason } pageInfo { endCursor hasNextPage } } } } } }`,
        { after },
        vault.customer,
      ),
    ).customer.storeCredit[0].entries;
  const first = await page();
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect((await page(first.pageInfo.endCursor)).nodes).toHaveLength(1);
});

it('says of a cart what can pay it, and why the rest cannot', async () => {
  const reasons = async (by: object, basket: object) => {
    const cart = await fillCart(shop, basket, by);
    const methods: { family: string; reason: string | null }[] = answered(
      await shop.ask(
        'query ($id: ID!) { eligiblePaymentMethods(cartId: $id) { family reason } }',
        { id: cart.cartId },
        cart.as,
      ),
    );
    return Object.fromEntries(methods.map(({ family, reason }) => [family, reason]));
  };
  expect(await reasons({}, {})).toMatchObject({
    GIFT_CARD: null,
    STORE_CREDIT: 'NOBODY_SIGNED_IN',
    LOYALTY_POINTS: 'NOBODY_SIGNED_IN',
  });
  expect(await reasons(vault.customer, {})).toMatchObject({ STORE_CREDIT: null });
  expect(await reasons(vault.customer, { quantity: 9 })).toMatchObject({
    STORE_CREDIT: 'BALANCE_TOO_SMALL',
  });
  expect(await reasons(await vault.as('other-customer'), {})).toMatchObject({
    STORE_CREDIT: 'NO_BALANCE',
  });
});

describe('a correction', () => {
  it('takes off what is free, and nothing that is held', async () => {
    const { code, giftCard } = await vault.issue({ amountMinor: 3000 });
    await vault.buy(await vault.tokenFor(code));
    const adjust = (amountMinor: number, idempotencyKey = freshKey()) =>
      vault.act(
        'adjustStoredValue',
        { accountId: giftCard.id, amountMinor, reason: 'typing error', idempotencyKey },
        vault.supervisor,
        `... on AdjustStoredValuePayload { balance { amountMinor } }
         ... on BalanceTooSmall { availableMinor }`,
      );
    expect(await adjust(-1011)).toMatchObject({ code: 'BalanceTooSmall', availableMinor: 1010 });
    const [first, second] = await Promise.all([adjust(-1000), adjust(-1000)]);
    expect([first.__typename, second.__typename].sort()).toEqual([
      'AdjustStoredValuePayload',
      'BalanceTooSmall',
    ]);
    const key = freshKey();
    await adjust(500, key);
    expect(await adjust(500, key)).toMatchObject({ balance: { amountMinor: 2500 } });
    expect(await adjust(0)).toMatchObject({ code: 'ValueNotAllowed' });
  });
});
