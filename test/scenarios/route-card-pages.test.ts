import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGateway } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { paymentProviders } from '../../src/payments/index.js';
import { silentLog } from '../../src/platform/log.js';
import {
  openStripeStandIn,
  stripeKey,
  stripeWebhookSecrets,
} from '../payments/providers/stripe-stand-in.js';
import { testSecrets } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, freshKey, order } from '../support/journey.js';

const session = /* GraphQL */ `
  mutation ($input: CreateCardSessionInput!) {
    createCardSession(input: $input) {
      __typename
      ... on CreateCardSessionPayload { url }
    }
  }`;

const lastError = /* GraphQL */ `
  query ($id: ID!) { paymentIntent(id: $id) { lastError { code retryable } } }`;

const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { ... on ConfirmPaymentPayload { paymentIntent { state } } }
  }`;

const rules = [
  { currencies: ['USD'], providers: ['stripe'] },
  { currencies: ['EUR'], fromMinor: 100_000, providers: ['stripe', 'sandbox'] },
  { countries: ['FR'], providers: ['sandbox', 'stripe'] },
];

let stripe: Awaited<ReturnType<typeof openStripeStandIn>>;
let shop: StockedShop;
beforeAll(async () => {
  stripe = await openStripeStandIn();
  shop = await given.shop({
    env: {
      STRIPE_SECRET_KEY: stripeKey,
      STRIPE_WEBHOOK_SECRETS: stripeWebhookSecrets.current,
      STRIPE_BASE_URL: stripe.url,
      PAYMENT_ROUTES: JSON.stringify(rules),
      PROVIDER_BREAKER_FAILURES: '3',
      PROVIDER_BREAKER_PAUSE_MS: '600000',
    },
  });
});
afterAll(async () => {
  await shop.close();
  await stripe.close();
});

async function ask(facts: object) {
  const cart = await fillCart(shop);
  const input = { returnUrl: 'https://shop.example/pay', ...facts };
  return { cart, ...(await shop.ask(session, { input }, cart.as)) };
}

async function pageFor(facts: object): Promise<string> {
  const { data } = await ask(facts);
  const { url } = data.createCardSession;
  return url.startsWith(shop.sandbox.url) ? 'sandbox' : new URL(url).hostname;
}

const stripePage = 'checkout.stripe.example';

it.each([
  [{}, stripePage],
  [{ currency: 'USD' }, stripePage],
  [{ currency: 'EUR', amountMinor: 100_000 }, stripePage],
  [{ currency: 'EUR', amountMinor: 99_999, country: 'FR' }, 'sandbox'],
  [{ country: 'FR' }, 'sandbox'],
])('opens for %o the card page of %s', async (facts, page) => {
  expect(await pageFor(facts)).toBe(page);
});

it.each([
  [{ currency: 'eur' }, '`currency`'],
  [{ country: 'France' }, '`country`'],
])('refuses %o', async (facts, name) => {
  const { errors } = await ask(facts);
  expect(errors?.[0]?.message).toContain(name);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('pays with the card that was typed on the page of Stripe', async () => {
  const { cart, data } = await ask({ currency: 'USD' });
  const visitId = data.createCardSession.url.split('/').at(-1);
  const token = new URL(stripe.typeCard(visitId)).searchParams.get('token') ?? '';
  const placed = await order(shop, cart, { token });
  expect(placed.paymentIntent).toMatchObject({ state: 'AUTHORIZED' });
});

it('opens another page while a provider is down, and tells who watches', async () => {
  const stripeBreaker = shop.app.gateway.port(paymentProviders).breakerOf('stripe');
  for (let count = 0; count < 3; count += 1)
    await stripeBreaker.guard(async () => ({ kind: 'unknown', reason: 'timeout' }));
  expect(await pageFor({})).toBe('sandbox');
  expect(await pageFor({ currency: 'EUR', amountMinor: 100_000 })).toBe('sandbox');
  const { data } = await ask({ currency: 'USD' });
  expect(data.createCardSession.__typename).toBe('CardPageUnavailable');
  const ready = await fetch(`${shop.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    paymentProviders: { stripe: 'OPEN', sandbox: 'CLOSED' },
  });
  const metrics = await (await fetch(`${shop.url}/metrics`)).text();
  expect(metrics).toContain('payment_provider_breaker_state{provider="stripe"} 2');
});

it('tells a buyer at once that nothing was taken, who then pays through another provider', async () => {
  const cart = await fillCart(shop);
  const before = stripe.books().length;
  const { paymentIntent, nextAction } = await order(shop, cart, { token: 'pm_success' });
  expect(paymentIntent).toMatchObject({ state: 'REQUIRES_PAYMENT_METHOD' });
  expect(nextAction).toMatchObject({ type: 'CONFIRM_PAYMENT' });
  const { data } = await shop.ask(lastError, { id: paymentIntent.id }, cart.as);
  expect(data.paymentIntent.lastError).toMatchObject({ code: 'TRY_AGAIN_LATER', retryable: true });
  expect(stripe.books()).toHaveLength(before);
  const input = {
    paymentIntentId: paymentIntent.id,
    paymentMethodToken: 'tok_success',
    idempotencyKey: freshKey(),
  };
  const paid = await shop.ask(confirmPayment, { input }, cart.as);
  expect(paid.data.confirmPayment.paymentIntent).toMatchObject({ state: 'AUTHORIZED' });
});

it('does not start with a rule about a provider that is not set up', async () => {
  const config = readConfig({ PAYMENT_ROUTES: '[{"providers":["adyen"]}]' });
  const { databaseUrl, sandbox } = shop;
  const parts = { config, databaseUrl, sandboxUrl: sandbox.url, secrets: testSecrets };
  await expect(createGateway({ ...parts, log: silentLog })).rejects.toThrow(
    'PAYMENT_ROUTES names a provider that is not set up: adyen.',
  );
});
