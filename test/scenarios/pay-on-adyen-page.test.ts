import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiKey,
  hmacKeys,
  merchantAccount,
  openAdyenSubject,
} from '../payments/providers/adyen-stand-in.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, freshKey, order } from '../support/journey.js';

const session = /* GraphQL */ `
  mutation ($input: CreateCardSessionInput!) {
    createCardSession(input: $input) { ... on CreateCardSessionPayload { url } }
  }`;

const lastError = /* GraphQL */ `
  query ($id: ID!) { paymentIntent(id: $id) { lastError { code } } }`;

const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { ... on ConfirmPaymentPayload { paymentIntent { state } } }
  }`;

let adyen: Awaited<ReturnType<typeof openAdyenSubject>>['standIn'];
let shop: StockedShop;
beforeAll(async () => {
  adyen = (await openAdyenSubject()).standIn;
  shop = await given.shop({
    env: {
      ADYEN_API_KEY: apiKey,
      ADYEN_MERCHANT_ACCOUNT: merchantAccount,
      ADYEN_HMAC_KEYS: hmacKeys.current,
      ADYEN_BASE_URL: adyen.url,
    },
  });
});
afterAll(async () => {
  await shop.close();
  await adyen.close();
});

/** A full cart, and the card page of Adyen that was opened for it. */
async function givenPage() {
  const cart = await fillCart(shop);
  const input = { returnUrl: 'https://shop.example/pay', cartId: cart.cartId };
  const { data } = await shop.ask(session, { input }, cart.as);
  return { cart, url: String(data.createCardSession.url) };
}

const tokenIn = (address: string) => new URL(address).searchParams.get('token') ?? '';

it('holds the money of an order once, on the card that was typed there', async () => {
  const { cart, url } = await givenPage();
  const token = tokenIn(await adyen.visit(url, 'LATE'));
  const placed = await order(shop, cart, { token });
  expect(placed.paymentIntent).toMatchObject({ state: 'AUTHORIZED' });
  expect(adyen.books()).toHaveLength(1);
});

it('asks for the card where none was typed, and takes it with the same token afterwards', async () => {
  const { cart, url } = await givenPage();
  const before = adyen.books().length;
  const token = tokenIn(await adyen.visit(url, 'LEAVES'));
  const { paymentIntent } = await order(shop, cart, { token });
  expect(paymentIntent).toMatchObject({ state: 'REQUIRES_PAYMENT_METHOD' });
  const { data } = await shop.ask(lastError, { id: paymentIntent.id }, cart.as);
  expect(data.paymentIntent.lastError).toMatchObject({ code: 'INVALID_TOKEN' });
  expect(adyen.books()).toHaveLength(before);
  await adyen.visit(url, 'TYPES');
  const input = {
    paymentIntentId: paymentIntent.id,
    paymentMethodToken: token,
    idempotencyKey: freshKey(),
  };
  const paid = await shop.ask(confirmPayment, { input }, cart.as);
  expect(paid.data.confirmPayment.paymentIntent).toMatchObject({ state: 'AUTHORIZED' });
  expect(adyen.books()).toHaveLength(before + 1);
});
