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
  shop = await given.shop();
  vault = await openVault(shop);
});
afterEach(async () => expect(await vault.findings()).toEqual([]));
afterAll(() => shop.close());

const refund = async (intentId: string, amountMinor: number) => {
  const { gateway } = shop.app;
  const asked = await gateway.runAsSystem('requestRefund', (work) =>
    requestRefund(work, { intentId, amountMinor, reason: 'returned' }),
  );
  return driveOperation(gateway, granted(asked).operationId);
};

describe('a gift card', () => {
  it('pays an order when it is handed over, and takes back what is returned', async () => {
    const { code, giftCard } = await vault.issue();
    expect(giftCard).toMatchObject({ state: 'ACTIVE', balance: { amountMinor: 5000 } });
    expect(code.replaceAll('-', '').endsWith(giftCard.last4)).toBe(true);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const bought = await vault.buy(await vault.tokenFor(typed), { quantity: 2 });
    expect(bought).toMatchObject({
      order: { state: 'CONFIRMED' },
      paymentIntent: { state: 'AUTHORIZED' },
    });
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 1020 } });
    expect(await vault.handOver(bought, 2)).toBe('HandOverOrderPayload');
    expect(await vault.payment(bought)).toMatchObject({
      state: 'CAPTURED',
      captured: { amountMinor: 3980 },
      attempts: [{ method: 'GIFT_CARD' }],
    });
    const orderId = innerId('Order', bought.order.id);
    expect(await balancesOf(vault.pool, { orderId })).toEqual({ SALES: -3980, GIFT_CARDS: 3980 });

    expect(await refund(innerId('PaymentIntent', bought.paymentIntent.id), 1990)).toBe('SUCCEEDED');
    const after = await vault.payment(bought);
    expect(after).toMatchObject({ state: 'PARTIALLY_REFUNDED', refunded: { amountMinor: 1990 } });
    expect(after.explain.steps.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(['39.80 EUR was taken.', '19.90 EUR was given back.']),
    );
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 3010 } });
    const left = await vault.pool.query(
      'select sum(balance)::bigint as sum from stored_account where kind = $1',
      ['GIFT_CARD'],
    );
    expect(await vault.ledger('GIFT_CARDS')).toBe(-Number(left.rows[0].sum));
  });

  it('is given back what is cancelled, or not found on the shelf', async () => {
    const { code } = await vault.issue({ amountMinor: 10_000 });
    const token = await vault.tokenFor(code);
    const canceled = await vault.buy(token, { sku: 'TEE-WHITE' });
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 7500 } });
    await vault.keyed('cancelOrder', { orderId: canceled.order.id }, canceled.as);
    expect(await vault.payment(canceled)).toMatchObject({ state: 'VOIDED' });
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 10_000 } });
    const bought = await vault.buy(token, { sku: 'TEE-WHITE', quantity: 3 });
    await vault.handOver(bought, 2);
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 5000 } });
  });

  it('pays one of two orders at once, where there is money for one', async () => {
    const { code } = await vault.issue({ amountMinor: 2500 });
    const token = await vault.tokenFor(code);
    const carts = await Promise.all([fillCart(shop), fillCart(shop)]);
    const placed = await Promise.all(carts.map((cart) => order(shop, cart, { token })));
    const states = placed.map(({ paymentIntent }) => paymentIntent.state).sort();
    expect(states).toEqual(['AUTHORIZED', 'REQUIRES_PAYMENT_METHOD']);
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 510 } });
  });

  it('is held once for an order that is placed twice with the same key', async () => {
    const { code } = await vault.issue();
    const token = await vault.tokenFor(code);
    const cart = await fillCart(shop);
    const key = freshKey();
    const [first, second] = await Promise.all([
      order(shop, cart, { token, key }),
      order(shop, cart, { token, key }),
    ]);
    expect(second.order.id).toBe(first.order.id);
    expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 3010 } });
  });

  it('agrees with the books of payments, whenever they are compared', async () => {
    const { code } = await vault.issue();
    await vault.handOver(await vault.buy(await vault.tokenFor(code)));
    const compared = await reconcilePayments(shop.app.gateway);
    const ours = compared.find(({ provider }) => provider === 'gift-card');
    expect(ours).toMatchObject({ outcome: 'COMPARED', differences: [], underWay: 0 });
    expect(ours?.compared).toBeGreaterThan(0);
  });
});

describe('issuing', () => {
  it('shows the same code for the same key, and another key makes another card', async () => {
    const key = freshKey();
    const [first, second] = await Promise.all([
      vault.issue({ idempotencyKey: key }),
      vault.issue({ idempotencyKey: key }),
    ]);
    expect(second.code).toBe(first.code);
    expect(second.giftCard.id).toBe(first.giftCard.id);
    expect((await vault.issue()).code).not.toBe(first.code);
    expect(await vault.issue({ idempotencyKey: key, amountMinor: 1 })).toMatchObject({
      code: 'IdempotencyKeyReused',
    });
  });

  it('keeps the code nowhere', async () => {
    const { code } = await vault.issue();
    const plain = code.replaceAll('-', '');
    const { rows } = await vault.pool.query(
      `select query_to_xml(format('select * from %I', tablename), true, true, '')::text as dump
         from pg_tables where schemaname = 'public'`,
    );
    const dump = rows.map((row) => row.dump).join();
    expect(dump).toContain(plain.slice(-4));
    expect(dump).not.toContain(plain);
    expect(dump).not.toContain(code);
  });

  it.each([
    [{ amountMinor: 0 }, 'ValueNotAllowed'],
    [{ amountMinor: -100 }, 'ValueNotAllowed'],
    [{ amountMinor: 250_001 }, 'ValueNotAllowed'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'EndInThePast'],
  ])('refuses %o', async (wrong, kind) => {
    expect(await vault.issue(wrong)).toMatchObject({
      __typename: kind,
      message: expect.any(String),
    });
  });

  it.each([{ currency: 'eur' }, { currency: 'ZZZ' }, { reason: ' ' }, { reason: 'a\nb' }])(
    'calls %o a mistake',
    async (wrong) => {
      await expect(vault.issue(wrong)).rejects.toThrow('BAD_USER_INPUT');
    },
  );

  it('is for supervisors', async () => {
    for (const persona of ['agent', 'associate', 'customer'])
      await expect(vault.issue({}, await vault.as(persona))).rejects.toThrow('FORBIDDEN');
  });
});

describe('a code', () => {
  it('that is wrong is told so, and nothing more', async () => {
    const answers = await Promise.all(
      ['', 'AAAAA', 'x'.repeat(5000), '00000-00000-00000-00000-00000-00000'].map((code) =>
        vault.act('createGiftCardToken', { code }, {}),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'GiftCardUnknown' });
    expect(await vault.balanceOf('AAAAA')).toBeNull();
  });

  it('that is guessed too often makes the guesser wait, and not the holder of a card', async () => {
    await using guarded = await given.shop({ env: { RATE_LIMITS: 'true' } });
    const other = await openVault(guarded);
    const { code } = await other.issue();
    for (let count = 0; count < 30; count += 1) await other.balanceOf(code);
    for (let count = 0; count < 20; count += 1) expect(await other.balanceOf('AAAA')).toBeNull();
    const turnedAway = await guarded.ask('{ giftCardBalance(code: "AAAA") { last4 } }');
    expect(turnedAway.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
  });
});

it('tells the back office of a card, and nobody else', async () => {
  const { giftCard } = await vault.issue();
  const document = `query ($id: ID!) { node(id: $id) { ... on GiftCard { last4 held { amountMinor }
    entries(first: 5) { nodes { kind reason balanceChange { amountMinor } } pageInfo { hasNextPage } } } } }`;
  const seen = answered(await shop.ask(document, { id: giftCard.id }, await vault.as('agent')));
  expect(seen).toMatchObject({
    last4: giftCard.last4,
    entries: { nodes: [{ kind: 'ISSUE', reason: 'prize', balanceChange: { amountMinor: 5000 } }] },
  });
  expect(answered(await shop.ask(document, { id: giftCard.id }, vault.customer))).toBeNull();
});
