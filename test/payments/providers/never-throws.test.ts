import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAdyenProvider, createSandboxProvider } from '../../../src/payments/index.js';
import * as adyenPage from '../../../src/payments/providers/adyen/card-page.js';
import {
  readCompletion,
  readOperationAnswer,
  readPaymentAnswer,
} from '../../../src/payments/providers/adyen/outcomes.js';
import { listIn } from '../../../src/payments/providers/adyen/stored-methods.js';
import type { PaymentProvider } from '../../../src/payments/providers/provider.js';
import { readCardPage, readVisit } from '../../../src/payments/providers/stripe/card-page.js';
import { createStripeProvider } from '../../../src/payments/providers/stripe/stripe-provider.js';
import { AdyenBooks } from './adyen-books.js';
import { operationItem, paymentItem } from './adyen-stand-in.js';
import { StripeBooks } from './stripe-books.js';
import { eventOf, viewOf, visitView } from './stripe-views.js';

const usualReturnUrl = 'https://shop.example';
const providers: Readonly<Record<string, PaymentProvider>> = {
  sandbox: createSandboxProvider({
    baseUrl: 'http://127.0.0.1:1',
    secretKey: 'sk',
    webhookSecrets: ['secret'],
  }),
  stripe: createStripeProvider({ secretKey: 'sk', webhookSecrets: ['secret'], usualReturnUrl }),
  adyen: createAdyenProvider({
    baseUrl: 'http://127.0.0.1:1',
    apiKey: 'key',
    merchantAccount: 'PasserelleTest',
    hmacKeys: ['a1'.repeat(32)],
    usualReturnUrl,
    completionUrl: usualReturnUrl,
    cardPage: { currency: 'EUR' },
  }),
};

const asked = {
  key: '01a2022d-e6b1-74e2-adc7-abd3a1e98935',
  reference: '01a2022d-e6b1-74e2-adc7-abd3a1e98936',
  amountMinor: 1999,
  currency: 'EUR',
  captureMethod: 'MANUAL',
} as const;

/** Every place in a value, as the way to it. */
function placesIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  const inner = Object.entries(value).flatMap(([name, each]) => placesIn(each, [...way, name]));
  return [way, ...inner];
}

function withAt(value: unknown, [name, ...way]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other;
  const parts = value as Record<string, unknown>;
  const changed = { ...parts, [name]: withAt(parts[name], way, other) };
  return Array.isArray(value) ? Object.values(changed) : changed;
}

/** The value with anything at all in some of its places. */
function broken(value: object): fc.Arbitrary<unknown> {
  const other = fc.oneof(
    fc.constantFrom(null, undefined, '', 'HUF', 'XXX', -1, 0.5, 10_050, 2 ** 60, [], {}),
    fc.jsonValue(),
  );
  const place = fc.constantFrom(...placesIn(value));
  return fc
    .array(fc.tuple(place, other), { maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((so, [way, part]) => tryAt(so, way, part), value));
}

/** A place may be gone with one that was changed before. */
function tryAt(value: unknown, way: readonly string[], other: unknown): unknown {
  const isThere = placesIn(value).some((each) => each.join('.') === way.join('.'));
  return isThere ? withAt(value, way, other) : value;
}

const stripeBooks = new StripeBooks();
const stripePayment = stripeBooks.create(
  new URLSearchParams({ amount: '1999', currency: 'eur', payment_method: 'pm_apple_pay' }),
  new Date(),
);
stripeBooks.refund(new URLSearchParams({ payment_intent: stripePayment.id, amount: '100' }));
const stripeEvent = { ...eventOf(stripePayment), data: { object: viewOf(stripePayment, true) } };

const adyenBooks = new AdyenBooks();
const adyenRequest = {
  merchantAccount: 'PasserelleTest',
  reference: `${asked.reference}.${asked.key}.M`,
  amount: { currency: 'EUR', value: 1999 },
};
const adyenAnswer = adyenBooks.act('/payments', 'a', adyenRequest).body;
const adyenPayment = adyenBooks.payment('a');
adyenBooks.act(`/payments/${adyenPayment.psp}/captures`, 'b', adyenRequest);
const adyenOperation = operationItem(adyenBooks.operation('b'));

const money = { minor: 1999, currency: 'EUR' };
const sandboxPayment = {
  id: 'pay_1',
  status: 'authorized',
  reference: asked.reference,
  idempotencyKey: asked.key,
  amount: money,
  amountAuthorized: money,
  amountCaptured: money,
  amountVoided: money,
  amountExpired: money,
  amountRefunded: money,
  card: { brand: 'visa', last4: '4242' },
  operations: [{ id: 'op_1', status: 'succeeded', amount: money, idempotencyKey: 'k' }],
};

const stripeRefund = {
  id: 're_1',
  object: 'refund',
  amount: 100,
  currency: 'eur',
  status: 'succeeded',
  payment_intent: 'pi_1',
  metadata: { key: 'op', attempt: asked.key, intent: asked.reference, sums: '1999 1999 0' },
};

const news: readonly (readonly [name: string, type: string, body: object])[] = [
  ['sandbox', 'payment.authorized', { data: { payment: sandboxPayment } }],
  ['stripe', 'payment_intent.succeeded', stripeEvent],
  ['stripe', 'refund.updated', { data: { object: stripeRefund } }],
  ['adyen', 'AUTHORISATION', paymentItem(adyenPayment)],
  ['adyen', 'EXPIRE', paymentItem(adyenPayment)],
  ['adyen', 'CAPTURE', adyenOperation],
  ['adyen', 'REFUND_FAILED', adyenOperation],
];

it.each(news)('news of %s (%s) is read or not, whatever is in it', (name, type, body) => {
  const kind = type === 'CAPTURE' || type === 'REFUND_FAILED' ? 'operation' : 'payment';
  expect(providers[name]?.newsOf(type, body)).toMatchObject({ kind });
  fc.assert(
    fc.property(broken(body), (changed) => {
      const isObject = typeof changed === 'object' && changed !== null;
      if (isObject) providers[name]?.newsOf(type, changed);
    }),
    { numRuns: 500 },
  );
});

const session = {
  merchantAccount: 'PasserelleTest',
  mode: 'hosted',
  reference: 'visit',
  amount: { currency: 'EUR', value: 0 },
  returnUrl: usualReturnUrl,
  shopperReference: 'visit',
  storePaymentMethodMode: 'enabled',
  recurringProcessingModel: 'CardOnFile',
};

it.each([
  ['an answer of Adyen', adyenAnswer],
  ['a session of Adyen', adyenBooks.act('/sessions', 'c', session).body],
  ['what Adyen stores', adyenBooks.stored('shopper', undefined).body],
  [
    'a visit of Stripe',
    visitView({ id: 'cs_1', successUrl: '', cancelUrl: '', method: 'pm_1' }, true),
  ],
])('%s is read or not, whatever is in it', (_name, body) => {
  fc.assert(
    fc.property(broken(body), (changed) => {
      readPaymentAnswer(changed, asked);
      readCompletion(changed, asked);
      readOperationAnswer(changed);
      readCardPage(changed);
      readVisit(changed);
      adyenPage.readCardPage(changed);
      adyenPage.cardTypedIn(listIn(changed));
    }),
    { numRuns: 500 },
  );
});

it.each(Object.keys(providers))('a message to %s is no news, whatever is in it', (name) => {
  const header = fc.oneof(fc.string(), fc.constant(undefined), fc.constant('t=1,v1=00'));
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'stripe-signature'];
  const headers = fc.record(Object.fromEntries(names.map((each) => [each, header])));
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    broken({ notificationItems: [{ NotificationRequestItem: adyenOperation }] }).map(
      (value) => JSON.stringify(value) ?? '',
    ),
  );
  fc.assert(
    fc.property(headers, text, (given, body) => {
      const message = { headers: given, body: Buffer.from(body) };
      expect(providers[name]?.readWebhook(message, new Date()).kind).not.toBe('genuine');
    }),
    { numRuns: 200 },
  );
});
