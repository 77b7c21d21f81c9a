import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { later, secondMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { decimalsOf } from '../../../src/kernel/money.js';
import { accountOf, operationOfRefund } from '../../../src/payments/providers/stripe/account.js';
import { readCardPage, readVisit } from '../../../src/payments/providers/stripe/card-page.js';
import { readPayment } from '../../../src/payments/providers/stripe/outcomes.js';
import { isCharge, isPayment, isRefund } from '../../../src/payments/providers/stripe/shapes.js';
import { createStripeProvider } from '../../../src/payments/providers/stripe/stripe-provider.js';
import { customerPresent } from '../support/present.js';
import { openStripe } from './open-stripe.js';
import { stripeWebhookSecrets } from './stripe-stand-in.js';

type Subject = Awaited<ReturnType<typeof openStripe>>;

let subject: Subject;
beforeAll(async () => {
  subject = await openStripe();
});
afterAll(() => subject.standIn.close());

const wish = (methodToken: string, captureMethod: 'MANUAL' | 'AUTOMATIC' = 'MANUAL') => ({
  key: newId(),
  reference: newId(),
  amountMinor: 10_000,
  currency: 'EUR',
  methodToken,
  captureMethod,
  returnUrl: null,
  customerId: null,
  ...customerPresent,
  correlationId: 'contract',
});

describe('answers that say nothing', () => {
  it.each([
    ['pm_http_500_after', 'http_500'],
    ['pm_truncated', 'unreadable'],
  ])('%s is unknown, and the booking is found by its key', async (token, reason) => {
    const call = wish(token);
    expect(await subject.provider.authorize(call)).toEqual({ kind: 'unknown', reason });
    const found = await subject.provider.findPayment({ key: call.key, reference: null });
    expect(found).toMatchObject({ kind: 'authorized', payment: { key: call.key } });
  });

  it('nobody who listens, and a key that nobody knows, are unknown too', async () => {
    const options = {
      secretKey: 'sk_test_of_nobody_00000000000000000000',
      webhookSecrets: [],
      usualReturnUrl: 'https://shop.example/paid',
      timeoutMs: 1500,
    };
    const alone = createStripeProvider({ ...options, baseUrl: 'http://127.0.0.1:1' });
    const unknown = createStripeProvider({ ...options, baseUrl: subject.standIn.url });
    const call = wish('pm_success');
    expect(await alone.authorize(call)).toEqual({ kind: 'unknown', reason: 'no_answer' });
    expect(await unknown.authorize(call)).toEqual({ kind: 'unknown', reason: 'http_401' });
    expect(await alone.findPayment(call)).toEqual({ kind: 'unknown', reason: 'no_answer' });
    const operation = { key: newId(), paymentReference: 'pi_1' };
    expect(await alone.findOperation(operation)).toEqual({ kind: 'unknown', reason: 'no_answer' });
  });

  it('finds a payment by its key on a later page of the list', async () => {
    const early = wish('pm_success');
    await subject.provider.authorize(early);
    for (let count = 0; count < 101; count += 1)
      await subject.provider.authorize(wish('pm_success'));
    expect(await subject.provider.findPayment({ key: early.key, reference: null })).toMatchObject({
      kind: 'authorized',
      payment: { key: early.key },
    });
  });
});

it('sees the money once the card holder has proved who they are', async () => {
  const call = wish('pm_challenge');
  await subject.provider.authorize(call);
  subject.standIn.agree(call.key);
  expect(await subject.provider.findPayment({ key: call.key, reference: null })).toMatchObject({
    kind: 'authorized',
    payment: {
      authorizedMinor: 10_000,
      card: { brand: 'visa', last4: '4242', fingerprint: 'bWFya2VkQ2FyZA' },
    },
  });
});

it.each([
  ['EUR', 100],
  ['JPY', 1],
  ['MGA', 1],
  ['CLP', 1],
  ['HUF', 100],
  ['COP', 100],
  ['IDR', 100],
  ['ISK', 100],
  ['UGX', 100],
  ['TWD', 100],
  ['KWD', 1000],
])('counts %s as Stripe does, %d to the unit', async (currency, factor) => {
  const amountMinor = 500 * 10 ** decimalsOf(currency);
  const asked = { ...wish('pm_success', 'AUTOMATIC'), currency, amountMinor };
  const outcome = await subject.provider.authorize(asked);
  const account = { amountMinor, authorizedMinor: amountMinor, capturedMinor: amountMinor };
  expect(outcome).toMatchObject({ kind: 'captured', payment: { currency, ...account } });
  const { payment } = outcome as { payment: { reference: string } };
  const partMinor = 200 * 10 ** decimalsOf(currency);
  const refund = {
    key: newId(),
    kind: 'REFUND',
    paymentReference: payment.reference,
    amountMinor: partMinor,
    currency,
    final: false,
    reason: null,
  } as const;
  const refunded = { amountMinor: partMinor, payment: { refundedMinor: partMinor } };
  expect(await subject.provider.operate(refund)).toMatchObject(refunded);
  const book = { amountMinor: 500 * factor, refundedMinor: 200 * factor };
  expect(subject.standIn.books().find(({ key }) => key === asked.key)).toMatchObject(book);
});

it('asks for no sum that Stripe cannot count, and reads none that the shop cannot', async () => {
  const asked = { ...wish('pm_success'), currency: 'KWD', amountMinor: 1234 };
  const refused = { kind: 'refused', providerCode: 'amount_not_possible' };
  expect(await subject.provider.authorize(asked)).toEqual(refused);
  expect(subject.standIn.books().filter(({ key }) => key === asked.key)).toEqual([]);
  const refund = { object: 'refund', id: 're_1', currency: 'huf', amount: 10_000 };
  expect(isRefund(refund)).toBe(true);
  expect(isRefund({ ...refund, amount: 10_050 })).toBe(false);
});

it('needs the secrets of its news where it is offered', () => {
  const STRIPE_SECRET_KEY = 'sk_test_of_the_shop_00000000000000000000';
  expect(() => readConfig({ STRIPE_SECRET_KEY })).toThrow(
    'STRIPE_WEBHOOK_SECRETS must be set where STRIPE_SECRET_KEY is.',
  );
  expect(readConfig({}).stripe).toBeUndefined();
});

it('knows its own tokens, and no card number', () => {
  const { provider } = subject;
  expect(provider.familyOf('pm_1PgafB7WZ01zgkWSjxsAJo3')).toBe('CARD');
  for (const token of ['tok_success', '4242424242424242', 'pm_4242424242424242', 'pm_', 'pm_a/b'])
    expect(provider.familyOf(token), token).toBeUndefined();
});

describe('accounts', () => {
  const charge = {
    id: 'ch_1',
    object: 'charge',
    amount: 10_000,
    currency: 'eur',
    status: 'succeeded',
  };
  const view = (more: object) => ({
    id: 'pi_1',
    object: 'payment_intent',
    amount: 10_000,
    amount_received: 0,
    currency: 'eur',
    status: 'requires_capture',
    metadata: { key: 'k', intent: 'i' },
    latest_charge: { ...charge, amount_captured: 0, refunds: { data: [] } },
    ...more,
  });
  const account = (more: object) => {
    const value: unknown = view(more);
    if (!isPayment(value)) throw new Error('no payment');
    return accountOf(value);
  };

  it('tell a hold that has lapsed from one that was given up', () => {
    const canceled = { status: 'canceled', cancellation_reason: 'automatic' };
    expect(account(canceled)).toMatchObject({ expiredMinor: 10_000, voidedMinor: 0 });
    expect(account({ ...canceled, cancellation_reason: 'requested_by_customer' })).toMatchObject({
      expiredMinor: 0,
      voidedMinor: 10_000,
    });
    const partly = {
      status: 'succeeded',
      latest_charge: { ...charge, amount_captured: 3000, refunds: { data: [] } },
    };
    expect(account({ ...partly, metadata: { op: 'CAPTURE 3000 open' } })).toMatchObject({
      expiredMinor: 7000,
      voidedMinor: 0,
    });
    expect(account({ ...partly, metadata: { op: 'CAPTURE 3000 final' } })).toMatchObject({
      expiredMinor: 0,
      voidedMinor: 7000,
    });
  });

  it('do not take a hold that has lapsed for a void that never arrived', () => {
    const metadata = { op: 'VOID 10000 final' };
    const lapsed = { status: 'canceled', cancellation_reason: 'automatic', metadata };
    expect(account(lapsed).operations).toEqual([]);
    expect(account({ ...lapsed, cancellation_reason: 'requested_by_customer' })).toMatchObject({
      operations: [{ key: 'op', succeeded: true, amountMinor: 10_000 }],
    });
    expect(account({ metadata }).operations).toEqual([]);
  });

  it.each([
    ['available', undefined],
    ['unavailable', true],
  ])('says of a card whether it is captured once: several captures are %s', (status, once) => {
    const payment_method_details = { type: 'card', card: { multicapture: { status } } };
    const held = { ...charge, amount_captured: 0, payment_method_details };
    expect(account({ latest_charge: held }).capturesOnce).toBe(once);
  });

  it('never count a refund that has failed or is not decided', () => {
    const refund = { object: 'refund', amount: 4000, currency: 'eur' };
    const data = [
      {
        ...refund,
        id: 're_1',
        status: 'failed',
        failure_reason: 'declined',
        metadata: { key: 'a' },
      },
      { ...refund, id: 're_2', status: 'pending', metadata: { key: 'b' } },
      { ...refund, id: 're_3', status: 'succeeded', metadata: { key: 'c' } },
    ];
    const latest = { ...charge, amount_captured: 10_000, refunds: { data } };
    expect(account({ status: 'succeeded', latest_charge: latest })).toMatchObject({
      refundedMinor: 4000,
      operations: [
        { key: 'a', succeeded: false, code: 'declined' },
        { key: 'c', succeeded: true },
      ],
    });
  });

  it.each([
    { amount: -1 },
    { amount: '100' },
    { currency: undefined },
    { metadata: null },
    { latest_charge: { id: 'ch_1', object: 'charge' } },
  ])('are not made of what is not whole: %o', (more) => {
    expect(isPayment(view(more))).toBe(false);
  });
});

describe('news', () => {
  const now = new Date();
  const signed = (event: object, at = now) => {
    const payload = JSON.stringify(event);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: stripeWebhookSecrets.current,
      timestamp: Math.floor(at.getTime() / secondMs),
    });
    return { headers: { 'stripe-signature': signature }, body: Buffer.from(payload) };
  };

  it('of a refund ends the operation that asked for it', async () => {
    const call = wish('pm_success', 'AUTOMATIC');
    const outcome = await subject.provider.authorize(call);
    if (outcome.kind !== 'captured') throw new Error(outcome.kind);
    const { reference } = outcome.payment;
    const refund = {
      id: 're_1',
      object: 'refund',
      amount: 4000,
      currency: 'eur',
      status: 'succeeded',
      payment_intent: reference,
      metadata: { key: 'op', attempt: call.key, intent: call.reference, sums: '10000 10000 0' },
    };
    const reading = subject.provider.readWebhook(
      signed({ id: 'evt_1', type: 'refund.updated', data: { object: refund } }),
      now,
    );
    if (reading.kind !== 'genuine') throw new Error(reading.kind);
    expect(subject.provider.newsOf(reading.type, reading.body)).toMatchObject({
      outcome: {
        payment: {
          reference,
          key: call.key,
          ourReference: call.reference,
          amountMinor: 10_000,
          capturedMinor: 10_000,
          refundedMinor: 4000,
          operations: [{ key: 'op', succeeded: true, amountMinor: 4000 }],
        },
      },
    });
    const { metadata: _, ...foreign } = refund;
    expect(subject.provider.newsOf('refund.updated', { data: { object: foreign } })).toEqual({
      kind: 'other',
    });
  });

  it('from the future is forged, and what is signed without being an event is unreadable', () => {
    const event = { id: 'evt_1', type: 'payment_intent.succeeded' };
    const future = signed(event, later(now, 302 * secondMs));
    expect(subject.provider.readWebhook(future, now)).toEqual({ kind: 'forged' });
    expect(subject.provider.readWebhook(signed([event]), now)).toEqual({ kind: 'unreadable' });
    expect(subject.provider.readWebhook(signed({ type: 'x' }), now)).toEqual({
      kind: 'unreadable',
    });
    expect(subject.provider.newsOf(event.type, { data: {} })).toBeUndefined();
  });
});

const folder =
  process.env['SPECS_DIR'] ?? fileURLToPath(new URL('../../../../shared/specs', import.meta.url));
const specs = join(folder, 'stripe-fixtures3.json');

it.skipIf(!existsSync(specs))(
  'reads the examples that Stripe publishes (skipped where ../shared/specs is not there)',
  () => {
    const { resources } = JSON.parse(readFileSync(specs, 'utf8')) as {
      resources: Record<string, Record<string, unknown>>;
    };
    const { payment_intent: payment, charge, refund, event } = resources;
    const session = { ...resources['checkout.session'], url: 'https://checkout.stripe.com/c' };
    expect(readCardPage(session)).toMatchObject({ kind: 'opened' });
    const typed = { status: 'complete', customer: 'cus_1' };
    const intent = { ...resources['setup_intent'], payment_method: 'pm_1' };
    expect(readVisit({ ...session, ...typed, setup_intent: intent })).toEqual({
      payment_method: 'pm_1',
      customer: 'cus_1',
    });
    if (!isPayment(payment) || !isCharge(charge) || !isRefund(refund))
      throw new Error('an example was not recognised');
    expect(readPayment(payment)).toMatchObject({
      kind: 'declined',
      providerCode: 'idempotency_error',
      payment: { reference: payment.id, currency: 'USD', amountMinor: 1099, authorizedMinor: 0 },
    });
    expect(
      accountOf({ ...payment, status: 'requires_capture', latest_charge: charge }),
    ).toMatchObject({
      authorizedMinor: 100,
      capturedMinor: 0,
      card: { brand: 'visa', last4: '4242' },
    });
    expect(operationOfRefund({ ...refund, metadata: { key: 'op' } })).toEqual([
      { key: 'op', reference: refund.id, succeeded: true, amountMinor: 100, code: undefined },
    ]);
    expect(operationOfRefund(refund)).toEqual([]);
    expect(subject.provider.newsOf(String(event?.['type']), event ?? {})).toEqual({
      kind: 'other',
    });
  },
);
