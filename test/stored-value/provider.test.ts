import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { paymentProviders } from '../../src/payments/index.js';
import type { AuthorizeCall, OperationCall } from '../../src/payments/providers/provider.js';
import { plant } from '../payments/ledger/books.js';
import { customerPresent } from '../payments/support/present.js';
import { given, type StockedShop } from '../support/given.js';
import { openVault } from './vault.js';

let shop: StockedShop;
let vault: Awaited<ReturnType<typeof openVault>>;
let token: string;
let code: string;
beforeAll(async () => {
  shop = await given.shop();
  vault = await openVault(shop);
  shop.leaves({
    promise: 'The books of every provider agree',
    because: 'holds are made here that no payment has asked for',
    findings: 18,
  });
});
afterEach(async () => expect(await vault.findings()).toEqual([]));
afterAll(() => shop.close());

const provider = () => shop.app.gateway.port(paymentProviders).named('gift-card');

async function wish(asked: Partial<AuthorizeCall> = {}): Promise<AuthorizeCall> {
  ({ code } = await vault.issue({ amountMinor: 20_000 }));
  token = await vault.tokenFor(code);
  return {
    key: newId(),
    reference: newId(),
    amountMinor: 10_000,
    currency: 'EUR',
    methodToken: token,
    customerId: null,
    ...customerPresent,
    captureMethod: 'MANUAL',
    returnUrl: null,
    correlationId: 'of the test',
    ...asked,
  };
}

async function held(asked: Partial<AuthorizeCall> = {}) {
  const call = await wish(asked);
  const outcome = await provider().authorize(call);
  if (!('payment' in outcome)) throw new Error(`no hold: ${outcome.kind}`);
  const paymentReference = outcome.payment.reference;
  const operate = (kind: OperationCall['kind'], more: Partial<OperationCall> = {}) =>
    provider().operate({
      key: newId(),
      kind,
      paymentReference,
      amountMinor: call.amountMinor,
      currency: 'EUR',
      final: true,
      reason: null,
      ...more,
    });
  const find = () => provider().findPayment({ key: call.key, reference: paymentReference });
  return { call, outcome, paymentReference, operate, find };
}

const free = async () => (await vault.balanceOf(code)).available.amountMinor;

describe('authorising', () => {
  it('holds once for a key, however often and at once it is sent', async () => {
    const call = await wish();
    const outcomes = await Promise.all([1, 2, 3].map(() => provider().authorize(call)));
    for (const each of outcomes)
      expect(each).toMatchObject({
        kind: 'authorized',
        payment: { key: call.key, ourReference: call.reference, authorizedMinor: 10_000 },
      });
    expect(await free()).toBe(10_000);
    expect(await provider().findPayment({ key: call.key, reference: null })).toEqual(outcomes[0]);
  });

  it('takes at once where that is asked', async () => {
    const { outcome } = await held({ captureMethod: 'AUTOMATIC' });
    expect(outcome).toMatchObject({ kind: 'captured', payment: { capturedMinor: 10_000 } });
    expect(await free()).toBe(10_000);
  });

  it('refuses a key that comes back with another wish, and wishes for nothing', async () => {
    const { call } = await held();
    for (const other of [{ amountMinor: 1 }, { currency: 'CHF' }, { reference: newId() }])
      expect(await provider().authorize({ ...call, ...other })).toMatchObject({ kind: 'refused' });
    for (const wrong of [{ amountMinor: 0 }, { amountMinor: -1 }, { currency: 'ZZZ' }])
      expect(await provider().authorize(await wish(wrong))).toMatchObject({ kind: 'refused' });
    expect(await free()).toBe(20_000);
  });

  it('tells a decline again, and has never seen what never arrived', async () => {
    const call = await wish({ amountMinor: 20_001 });
    const declined = { kind: 'declined', code: 'INSUFFICIENT_FUNDS' };
    expect(await provider().authorize(call)).toMatchObject(declined);
    expect(await provider().authorize(call)).toMatchObject(declined);
    expect(await provider().findPayment({ key: newId(), reference: null })).toEqual({
      kind: 'unseen',
    });
  });
});

describe('what follows', () => {
  it('takes several parts, and lets go of the rest', async () => {
    const { operate, find } = await held();
    await operate('CAPTURE', { amountMinor: 3000, final: false });
    expect(await operate('CAPTURE', { amountMinor: 4000, final: false })).toMatchObject({
      payment: { capturedMinor: 7000, voidedMinor: 0 },
    });
    expect(await operate('VOID', { amountMinor: 3000 })).toMatchObject({ kind: 'succeeded' });
    expect(await find()).toMatchObject({ payment: { capturedMinor: 7000, voidedMinor: 3000 } });
    expect(await free()).toBe(13_000);
  });

  it('takes a part for good, and lets go of the rest with it', async () => {
    const { operate } = await held();
    expect(await operate('CAPTURE', { amountMinor: 7000 })).toMatchObject({
      kind: 'succeeded',
      payment: { capturedMinor: 7000, voidedMinor: 3000 },
    });
    expect(await free()).toBe(13_000);
  });

  it.each(['CAPTURE', 'VOID', 'REFUND'] as const)(
    'does a %s once that is sent to it three times at once',
    async (kind) => {
      const { operate, paymentReference } = await held({
        captureMethod: kind === 'REFUND' ? 'AUTOMATIC' : 'MANUAL',
      });
      const asked = { key: newId(), amountMinor: 4000, final: false };
      const outcomes = await Promise.all([1, 2, 3].map(() => operate(kind, asked)));
      const found = await provider().findOperation({ key: asked.key, paymentReference });
      for (const each of [...outcomes, found])
        expect(each).toMatchObject({ kind: 'succeeded', amountMinor: 4000 });
      expect(await free()).toBe({ CAPTURE: 10_000, VOID: 14_000, REFUND: 14_000 }[kind]);
      expect(await operate(kind, { ...asked, amountMinor: 1 })).toEqual({
        kind: 'failed',
        code: 'idempotency_key_reused',
      });
    },
  );

  it('neither takes more than is held nor gives back more than was taken, then or later', async () => {
    const { operate, paymentReference, find } = await held();
    const key = newId();
    const tooMuch = { kind: 'failed', code: 'amount_exceeds_hold' };
    expect(await operate('CAPTURE', { key, amountMinor: 10_001 })).toEqual(tooMuch);
    expect(await provider().findOperation({ key, paymentReference })).toEqual(tooMuch);
    const parts = await Promise.all(
      [1, 2, 3].map(() => operate('CAPTURE', { amountMinor: 4000, final: false })),
    );
    expect(parts.map((part) => part.kind).sort()).toEqual(['failed', 'succeeded', 'succeeded']);
    expect(await operate('REFUND', { amountMinor: 8001 })).toMatchObject({ kind: 'failed' });
    const back = await Promise.all([1, 2].map(() => operate('REFUND', { amountMinor: 8000 })));
    expect(back.map(({ kind }) => kind).sort()).toEqual(['failed', 'succeeded']);
    expect(await find()).toMatchObject({ payment: { capturedMinor: 8000, refundedMinor: 8000 } });
  });

  it('fails for another currency, nothing, and a payment that is not there', async () => {
    const { operate } = await held();
    expect(await operate('CAPTURE', { currency: 'CHF' })).toMatchObject({ kind: 'failed' });
    expect(await operate('CAPTURE', { amountMinor: 0 })).toMatchObject({ kind: 'failed' });
    for (const paymentReference of [newId(), 'not an id'])
      expect(await operate('CAPTURE', { paymentReference })).toEqual({
        kind: 'failed',
        code: 'payment_not_found',
      });
    expect(await free()).toBe(10_000);
  });
});

it('shows its books in pages, and believes no message', async () => {
  await held();
  const since = new Date(Date.now() - 60_000);
  const page = await provider().readBooks?.({ since, cursor: undefined });
  if (page?.kind !== 'page') throw new Error('no books');
  expect(page.payments.length).toBeGreaterThan(1);
  const [first] = page.payments;
  const rest = await provider().readBooks?.({ since, cursor: first?.reference });
  expect(rest).toMatchObject({ payments: page.payments.slice(1) });
  const message = { headers: {}, body: Buffer.from('{}') };
  expect(provider().readWebhook(message, new Date())).toEqual({ kind: 'forged' });
  expect(provider().familyOf('4111111111111111')).toBeUndefined();
  expect(provider().familyOf(token)).toBe('GIFT_CARD');
});

it('knows nothing of an outcome that the database has not told', async () => {
  const call = await wish({ reference: 'no text of PostgreSQL: \u0000' });
  const unknown = { kind: 'unknown', reason: 'database' };
  expect(await provider().authorize(call)).toEqual(unknown);
  expect(await provider().findPayment({ key: call.key, reference: null })).toEqual({
    kind: 'unseen',
  });
});

describe('the doctor', () => {
  const row = 'select id from stored_account where kind = $1 order by created_at desc limit 1';
  it.each([
    ['balance', /is the sum of its journal: .*GIFT_CARD: balance 10001\/10000/],
    ['held', /have not taken or let go: .*GIFT_CARD holds 10001, its payments 10000/],
  ])('tells of a %s that nobody has written down', async (column, told) => {
    await held();
    const { rows } = await vault.pool.query(row, ['GIFT_CARD']);
    const change = (by: number) =>
      plant(vault.pool, `update stored_account set ${column} = ${column} + ${by} where id = $1`, [
        rows[0].id,
      ]);
    if (column === 'balance') await shrink(rows[0].id, -10_000);
    await change(1);
    expect((await vault.findings()).join('\n')).toMatch(told);
    await change(-1);
    if (column === 'balance') await shrink(rows[0].id, 10_000);
  });

  /** Corrects what is free, so that the numbers below are easy to read. */
  async function shrink(id: string, amountMinor: number): Promise<void> {
    const accountId = Buffer.from(`GiftCard:${id}`).toString('base64url');
    await vault.keyed(
      'adjustStoredValue',
      { accountId, amountMinor, reason: 'test' },
      vault.supervisor,
    );
  }

  it('tells of a gift that the ledger does not know', async () => {
    await vault.issue({ amountMinor: 123 });
    const change = (by: number) =>
      plant(
        vault.pool,
        `update ledger_posting p set amount_minor = p.amount_minor + sign(p.amount_minor) * ($1)::int
          where p.entry_id = (select entry_id from ledger_posting where account = 'GIFT_CARDS'
            and abs(amount_minor) in (123, 124))`,
        [by],
      );
    await change(1);
    expect((await vault.findings()).join('\n')).toMatch(
      /is posted to the ledger.*worth 123 EUR on GIFT_CARDS, posted 124 EUR on GIFT_CARDS/,
    );
    await change(-1);
  });

  it('tells of a payment that the journal does not know', async () => {
    const { operate, paymentReference } = await held();
    await operate('CAPTURE');
    const change = (by: number) =>
      plant(
        vault.pool,
        'update stored_payment set refunded_minor = refunded_minor + $1 where id = $2',
        [by, paymentReference],
      );
    await change(1);
    expect((await vault.findings()).join('\n')).toMatch(/refunded 1\/0/);
    await change(-1);
  });
});

it.each([
  ['a balance below zero', 'update stored_account set balance = -1, held = 0', /never_below_zero/],
  [
    'more held than there is',
    'update stored_account set held = balance + 1',
    /never_more_held_than_there_is/,
  ],
  [
    'more taken than is held',
    'update stored_payment set captured_minor = authorized_minor + 1',
    /never_more_than_held/,
  ],
  [
    'more back than was taken',
    'update stored_payment set refunded_minor = captured_minor + 1',
    /never_more_back_than_taken/,
  ],
])('the database refuses %s', async (_what, statement, constraint) => {
  await held();
  await expect(vault.pool.query(statement)).rejects.toThrow(constraint);
});
