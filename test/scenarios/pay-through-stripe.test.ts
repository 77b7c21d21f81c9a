import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromGlobalId } from '../../src/kernel/ids.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { driveOperation, requestRefund } from '../../src/payments/index.js';
import { systemCaller } from '../../src/platform/auth/caller.js';
import {
  openStripeStandIn,
  stripeKey,
  stripeWebhookSecrets,
} from '../payments/providers/stripe-stand-in.js';
import { until } from '../payments/support/until.js';
import { serveAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, order } from '../support/journey.js';

const paymentNow = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) { state captured { amountMinor } refunded { amountMinor } lastError { code } }
  }`;

let stripe: Awaited<ReturnType<typeof openStripeStandIn>>;
let shop: StockedShop;
beforeAll(async () => {
  stripe = await openStripeStandIn();
  shop = await given.shop({
    env: {
      STRIPE_SECRET_KEY: stripeKey,
      STRIPE_WEBHOOK_SECRETS: `${stripeWebhookSecrets.current},${stripeWebhookSecrets.previous}`,
      STRIPE_BASE_URL: stripe.url,
    },
  });
});
afterAll(async () => {
  await shop.close();
  await stripe.close();
});

async function buy(token: string) {
  const cart = await fillCart(shop);
  const placed = await order(shop, cart, { token });
  const see = async () =>
    answered(await shop.ask(paymentNow, { id: placed.paymentIntent.id }, cart.as));
  return { placed, see };
}

/** Brings news of the newest payment to the gateway's door. */
async function tell(secret: 'current' | 'foreign'): Promise<number> {
  const key = stripe.books().at(-1)?.key ?? '';
  const { headers, body } = stripe.message(key, secret, new Date());
  const response = await fetch(`${shop.url}/webhooks/stripe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'stripe-signature': String(headers['stripe-signature']),
    },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response.status;
}

it('holds the money, takes it at the hand-over, and gives a part of it back', async () => {
  const { placed, see } = await buy('pm_success');
  expect(placed).toMatchObject({
    order: { state: 'CONFIRMED' },
    paymentIntent: { state: 'AUTHORIZED' },
  });
  expect(await serveAtCounter(shop, placed.order.fulfilments[0])).toMatchObject({
    order: { state: 'COMPLETED' },
  });
  await until(async () => (await see()).state === 'CAPTURED');
  expect(await tell('foreign')).toBe(401);
  expect(await tell('current')).toBe(200);

  const intentId = fromGlobalId(placed.paymentIntent.id)?.id ?? '';
  const { gateway } = shop.app;
  const asked = await gateway.run(systemCaller('refund'), { name: 'requestRefund' }, (work) =>
    requestRefund(work, { intentId, amountMinor: 500, reason: 'returned' }),
  );
  if (isRefusal(asked)) throw new Error(asked.kind);
  expect(await driveOperation(gateway, asked.operationId)).toBe('SUCCEEDED');
  expect(await see()).toMatchObject({
    state: 'PARTIALLY_REFUNDED',
    captured: { amountMinor: 1990 },
    refunded: { amountMinor: 500 },
  });
  expect(stripe.books()).toMatchObject([
    { authorizedMinor: 1990, capturedMinor: 1990, voidedMinor: 0, refundedMinor: 500 },
  ]);
});

it('says what the bank has said', async () => {
  const before = stripe.books().length;
  const { placed, see } = await buy('pm_decline');
  expect(placed.paymentIntent).toMatchObject({ state: 'REQUIRES_PAYMENT_METHOD' });
  expect(await see()).toMatchObject({ lastError: { code: 'INSUFFICIENT_FUNDS' } });
  expect(stripe.books().slice(before)).toMatchObject([{ authorizedMinor: 0 }]);
});

it('goes on by itself once the card holder has proved who they are', async () => {
  const { placed, see } = await buy('pm_challenge');
  expect(placed.nextAction).toMatchObject({ type: 'REDIRECT' });
  stripe.agree(stripe.books().at(-1)?.key ?? '');
  expect(await tell('current')).toBe(200);
  await until(async () => (await see()).state === 'AUTHORIZED');
});

it('finds the money of an answer that never came, and holds it once', async () => {
  const before = stripe.books().length;
  const { placed, see } = await buy('pm_timeout_after');
  expect(placed.paymentIntent).toMatchObject({ state: 'UNKNOWN' });
  await until(async () => (await see()).state === 'AUTHORIZED');
  expect(stripe.books().slice(before)).toMatchObject([{ authorizedMinor: 1990 }]);
});
