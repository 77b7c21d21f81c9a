import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freshKey } from '../../support/journey.js';
import { openTakings } from './takings.js';

let here: Awaited<ReturnType<typeof openTakings>>;
beforeAll(async () => {
  here = await openTakings();
});
afterEach(async () => {
  here.shop.sandbox.control.behave();
  expect(await here.findings()).toEqual([]);
});
afterAll(() => here.close());

/** What the provider says that it has given back. */
const givenBack = (id: string) => here.bank(id).amountRefunded.minor;
const kinds = (answers: readonly { __typename: string }[]) =>
  answers.map((each) => each.__typename).sort();

describe('a refund of a payment without an order', () => {
  it('gives a part of a deposit back, and is told to whoever has paid it', async () => {
    const id = await here.deposit();
    const { refund } = await here.refundOf(id, { amountMinor: 500 });
    expect(refund).toMatchObject({
      state: 'SUCCEEDED',
      reasonCode: 'GOODWILL',
      refunded: { amountMinor: 500 },
      shipping: { amountMinor: 0 },
      lines: [],
      payments: [{ phase: 'SUCCEEDED', paymentIntentId: id, amount: { amountMinor: 500 } }],
      approval: null,
      order: null,
      paymentIntent: { id, state: 'PARTIALLY_REFUNDED' },
    });
    expect(givenBack(id)).toBe(500);
    const seen = await here.see(id, here.by('customer'));
    expect(seen).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refunds: { nodes: [{ id: refund.id, state: 'SUCCEEDED', reason: null }] },
      explain: { summary: '5.00 EUR of what was taken was given back.', nextActions: [] },
    });
    const { ledgerEntries, explain } = await here.see(id, here.by('supervisor'));
    expect(ledgerEntries.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'CAPTURE',
      'REFUND',
      'REFUND_GRANTED',
      'SALE',
    ]);
    expect(explain.nextActions).toEqual(['refundPayment']);
    expect(explain.steps.slice(-2)).toMatchObject([
      { what: 'A refund of 5.00 EUR is under way.', why: 'A gesture of goodwill.' },
      { what: '5.00 EUR was given back.' },
    ]);
    const node = async (who: Parameters<typeof here.by>[0]) => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on Refund { state } } }';
      return (await here.shop.ask(query, { id: refund.id }, here.by(who))).data.node;
    };
    expect(await node('customer')).toEqual({ state: 'SUCCEEDED' });
    expect(await node('agent')).toEqual({ state: 'SUCCEEDED' });
    expect(await node('associate')).toBeNull();
  });

  it('gives all of what was used back, and then no more', async () => {
    const { paymentIntent } = await here.ask('authorizeUpTo', {
      currency: 'EUR',
      upToMinor: 15_000,
      wantedFor: 'Pump 4',
      customerId: here.customerId,
      paymentMethodToken: 'tok_mastercard',
    });
    const { id } = paymentIntent;
    expect(await here.refundOf(id, { amountMinor: 1 })).toMatchObject({
      __typename: 'RefundNotPossible',
      refundableMinor: 0,
    });
    await here.ask('capturePayment', { paymentIntentId: id, amountMinor: 6231 });
    expect((await here.refundOf(id, { amountMinor: 6231 })).refund.state).toBe('SUCCEEDED');
    expect(await here.see(id)).toMatchObject({ state: 'REFUNDED', explain: { nextActions: [] } });
    expect(await here.refundOf(id, { amountMinor: 1 })).toMatchObject({
      __typename: 'RefundNotPossible',
      refundableMinor: 0,
    });
    expect(givenBack(id)).toBe(6231);
  });

  it('never gives back more than was taken, though two ask at once', async () => {
    const id = await here.deposit();
    const answers = await Promise.all([
      here.refundOf(id, { amountMinor: 1500 }),
      here.refundOf(id, { amountMinor: 1500 }, here.by('supervisor')),
    ]);
    expect(kinds(answers)).toEqual(['RefundNotPossible', 'RefundPayload']);
    expect(answers.find((each) => each.refundableMinor !== undefined)).toMatchObject({
      refundableMinor: 500,
      currency: 'EUR',
    });
    expect(givenBack(id)).toBe(1500);
  });

  it('is made once under the same key, and not with another body', async () => {
    const id = await here.deposit();
    const asked = { amountMinor: 700, idempotencyKey: freshKey() };
    const [first, second] = await Promise.all([here.refundOf(id, asked), here.refundOf(id, asked)]);
    expect(second.refund.id).toBe(first.refund.id);
    expect((await here.refundOf(id, asked)).refund.id).toBe(first.refund.id);
    expect(await here.refundOf(id, { ...asked, amountMinor: 701 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    expect(givenBack(id)).toBe(700);
  });

  it('is asked about where its answer is lost, and never sent twice', async () => {
    const id = await here.deposit();
    const misbehaviour = { kind: 'timeout-after' } as const;
    here.shop.sandbox.control.misbehave({ operation: 'refund', misbehaviour });
    const { refund } = await here.refundOf(id, { amountMinor: 900 });
    expect(['PROCESSING', 'SUCCEEDED']).toContain(refund.state);
    const stateNow = async () => (await here.see(id)).refunds.nodes[0].state;
    await expect.poll(stateNow, { timeout: 30_000 }).toBe('SUCCEEDED');
    expect(givenBack(id)).toBe(900);
  });

  it('keeps away from money that a bank contests', async () => {
    const id = await here.deposit();
    here.shop.sandbox.control.openDispute({ paymentId: here.bank(id).id, amountMinor: 1500 });
    const stateNow = async () => (await here.see(id)).state;
    await expect.poll(stateNow, { timeout: 30_000 }).toBe('DISPUTED');
    expect(await here.refundOf(id, { amountMinor: 501 })).toMatchObject({
      __typename: 'PaymentDisputed',
      refundableMinor: 500,
      disputedMinor: 1500,
    });
    expect((await here.refundOf(id, { amountMinor: 500 })).refund.state).toBe('SUCCEEDED');
    expect(givenBack(id)).toBe(500);
  });
});

describe('one above the limit of who asks for it', () => {
  it('waits for a second person, keeps its money meanwhile, and goes once', async () => {
    const id = await here.deposit(30_000);
    const { refund } = await here.refundOf(id, { amountMinor: 25_000 });
    expect(refund).toMatchObject({
      state: 'AWAITING_APPROVAL',
      payments: [],
      approval: { state: 'WAITING', because: 'PER_REFUND' },
    });
    expect(await here.refundOf(id, { amountMinor: 5001 })).toMatchObject({
      __typename: 'RefundNotPossible',
      refundableMinor: 5000,
    });
    expect(givenBack(id)).toBe(0);
    const approve = (as: 'supervisor' | 'admin') =>
      here.decide('approveRefund', { refundId: refund.id }, here.by(as));
    const answers = await Promise.all([approve('supervisor'), approve('admin')]);
    expect(kinds(answers)).toEqual(['ApprovalClosed', 'RefundPayload']);
    expect(givenBack(id)).toBe(25_000);
    const { explain } = await here.see(id);
    const steps = explain.steps.map(({ what }: { what: string }) => what);
    expect(steps).toContain('A refund of 250.00 EUR waits for a second person.');
    expect(steps).toContain('The refund of 250.00 EUR was approved.');
  });

  it('is turned down, and its money can be given back again', async () => {
    const id = await here.deposit(30_000);
    const { refund } = await here.refundOf(id, { amountMinor: 30_000 });
    const rejected = { refundId: refund.id, reason: 'They never came.' };
    expect((await here.decide('rejectRefund', rejected)).refund.state).toBe('REJECTED');
    expect((await here.refundOf(id, { amountMinor: 100 })).refund.state).toBe('SUCCEEDED');
    expect(givenBack(id)).toBe(100);
  });

  it('is not approved by whoever has asked for it', async () => {
    const id = await here.deposit(150_000);
    const asked = { amountMinor: 120_000 };
    const { refund } = await here.refundOf(id, asked, here.by('supervisor'));
    expect(await here.decide('approveRefund', { refundId: refund.id })).toMatchObject({
      __typename: 'FourEyesRequired',
    });
    const approved = await here.decide('approveRefund', { refundId: refund.id }, here.by('admin'));
    expect(approved.refund.state).toBe('SUCCEEDED');
  });
});

describe('one that has failed', () => {
  it('is sent again by the same payment and by no other, or given up', async () => {
    const id = await here.deposit(2000, 'tok_refund_fails');
    const { refund } = await here.refundOf(id, { amountMinor: 1500 });
    expect(refund).toMatchObject({ state: 'FAILED', refunded: { amountMinor: 0 } });
    expect(await here.refundOf(id, { amountMinor: 501 })).toMatchObject({
      __typename: 'RefundNotPossible',
      refundableMinor: 500,
    });
    const retry = (more: object, who: 'agent' | 'associate' = 'agent') =>
      here.tryDecide('retryRefund', { refundId: refund.id, ...more }, here.by(who));
    const foreign = await retry({ paymentIntentId: await here.deposit() });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const unseen = await retry({}, 'associate');
    expect(unseen.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const named of [{}, { paymentIntentId: id }])
      expect((await retry(named)).data.retryRefund.refund.state).toBe('FAILED');
    const ended = { refundId: refund.id, reason: 'Paid in cash.' };
    expect((await here.decide('rejectRefund', ended)).refund.state).toBe('REJECTED');
    expect((await here.refundOf(id, { amountMinor: 2000 })).refund.state).toBe('FAILED');
    expect(givenBack(id)).toBe(0);
  });
});

describe('what cannot be', () => {
  it('is refused for a payment of an order, which its order decides about', async () => {
    const sold = await here.sell();
    expect(await here.refundOf(sold.intentId, { amountMinor: 1 })).toMatchObject({
      __typename: 'PaymentBelongsToOrder',
      purpose: 'PURCHASE',
      nextActions: ['refundOrder'],
    });
    const { explain, refunds } = await here.see(sold.intentId);
    expect(explain.nextActions).toEqual([]);
    await here.refund(sold, { amountMinor: 1 });
    expect(refunds.nodes).toEqual([]);
    expect((await here.see(sold.intentId)).refunds.nodes).toEqual([]);
  });

  it('is refused in another currency, and beyond what was taken', async () => {
    const id = await here.deposit();
    expect(await here.refundOf(id, { amountMinor: 1, currency: 'USD' })).toMatchObject({
      __typename: 'RefundCurrencyDiffers',
      askedCurrency: 'USD',
      currency: 'EUR',
    });
    expect(await here.refundOf(id, { amountMinor: 2001 })).toMatchObject({
      __typename: 'RefundNotPossible',
      refundableMinor: 2000,
    });
    expect(givenBack(id)).toBe(0);
  });

  it.each([
    ['nothing', { amountMinor: 0 }],
    ['less than nothing', { amountMinor: -1 }],
    ['a fraction', { amountMinor: 0.5 }],
    ['a currency that there is not', { currency: 'XXZ' }],
    ['a currency in small letters', { currency: 'eur' }],
    ['no word of why', { reason: '  ' }],
    ['too many words', { reason: 'x'.repeat(501) }],
  ])('is no question: %s', async (_what, wrong) => {
    const id = await here.deposit();
    const { errors } = await here.tryRefund(id, { amountMinor: 1, ...wrong });
    expect(errors?.[0]?.extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
  });

  it('is not for buyers and the shop floor, nor of a payment that is not there', async () => {
    const id = await here.deposit();
    for (const who of ['customer', 'associate'] as const) {
      const { errors } = await here.tryRefund(id, { amountMinor: 1 }, here.by(who));
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const unknown of [here.customerId, `${id}x`, '']) {
      const { errors } = await here.tryRefund(unknown, { amountMinor: 1 });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is kept out by the database: a refund of nothing', async () => {
    const id = await here.deposit();
    const { refund } = await here.refundOf(id, { amountMinor: 1 });
    const inner = Buffer.from(refund.id, 'base64url').toString('utf8').split(':')[1];
    const forget = 'update refund set intent_id = null where id = $1';
    await expect(here.pool.query(forget, [inner])).rejects.toThrow(/a_refund_is_of_something/);
  });
});
