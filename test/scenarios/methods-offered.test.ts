import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveCustomer } from '../../src/customers/index.js';
import { presence, walletOf } from '../payments/saved/wallet.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { tellPayment } from '../support/ways-to-pay.js';

const routes = [
  { countries: ['BE'], providers: ['sandbox'] },
  { countries: ['FR'], currencies: ['EUR'], providers: ['sandbox'] },
];

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 500 } },
    env: { PAYMENT_ROUTES: JSON.stringify(routes) },
  });
});
afterAll(() => shop.close());

interface Shown {
  readonly family: string;
  readonly eligible: boolean;
  readonly reason: string | null;
  readonly rank: number;
  readonly preferred: boolean;
}

const eligible = /* GraphQL */ `
  query ($id: ID!, $channel: PayingChannel) {
    eligiblePaymentMethods(cartId: $id, channel: $channel) { family eligible reason rank preferred }
  }`;

async function shownTo(as: Asking = {}, channel?: string): Promise<Shown[]> {
  const cart = await fillCart(shop, {}, as);
  return answered(await shop.ask(eligible, { id: cart.cartId, channel }, cart.as));
}

async function buyer(code: string): Promise<Asking> {
  const person = { code, email: `${code}@example.org`, firstName: 'Léa', lastName: 'Bernard' };
  await shop.app.gateway.runAsSystem('given', (work) =>
    saveCustomer(work, { ...person, locale: 'fr' }),
  );
  return { token: await shop.tokenOf(code) };
}

async function pay(token: string, as: Asking = {}) {
  const cart = await fillCart(shop, {}, as);
  const placed = await order(shop, cart, { token });
  return { placed, intentId: placed.paymentIntent.id, as: cart.as };
}

const placesOf = (shown: readonly Shown[]) =>
  shown.filter((each) => each.eligible).map(({ family }) => family);

describe('ways to pay', () => {
  it('are offered where they can be used, and say why not elsewhere', async () => {
    const reasons = async (channel: string) =>
      Object.fromEntries(
        (await shownTo({}, channel)).map(({ family, reason }) => [family, reason]),
      );
    expect(await reasons('APP')).toMatchObject({ APPLE_PAY: null, VIRTUAL_CARD: null });
    expect(await reasons('TERMINAL')).toMatchObject({
      CARD: null,
      APPLE_PAY: null,
      GOOGLE_PAY: null,
      VIRTUAL_CARD: 'OTHER_CHANNEL',
    });
    expect(await reasons('CALL_CENTRE')).toMatchObject({
      CARD: null,
      APPLE_PAY: 'NEEDS_BROWSER',
      VIRTUAL_CARD: null,
      PAYPAL: 'NOT_OFFERED',
    });
  });

  it('say what can be done with them, by what they are and by who takes them', async () => {
    const cart = await fillCart(shop);
    const document = /* GraphQL */ `
      query ($id: ID!) {
        eligiblePaymentMethods(cartId: $id) {
          family
          capabilities {
            authorizeThenCapture partialCapture partialRefund reusable offSession moto authorizationDays
          }
        }
      }`;
    const methods = answered(await shop.ask(document, { id: cart.cartId }, cart.as));
    const of = (family: string) =>
      methods.find((each: Shown) => each.family === family).capabilities;
    const held = { authorizeThenCapture: true, partialCapture: true, partialRefund: true };
    const card = { ...held, reusable: true, offSession: true, moto: true, authorizationDays: 7 };
    expect(of('CARD')).toEqual(card);
    expect(of('APPLE_PAY')).toEqual({ ...card, moto: false });
    expect(of('VIRTUAL_CARD')).toEqual({ ...card, reusable: false, offSession: false });
    expect(of('GIFT_CARD')).toMatchObject({ ...held, offSession: false, authorizationDays: 365 });
    expect(of('CASH')).toMatchObject({ authorizeThenCapture: false, authorizationDays: null });
    expect(of('PAYPAL')).toMatchObject({ partialRefund: false, authorizationDays: null });
  });

  it('begin with what this buyer has used, then saved', async () => {
    const as = await buyer('ranked');
    expect(placesOf(await shownTo(as)).slice(0, 3)).toEqual(['CARD', 'APPLE_PAY', 'GOOGLE_PAY']);
    await pay('tok_virtual_card_ranked', as);
    expect((await shownTo(as)).slice(0, 2)).toMatchObject([
      { family: 'VIRTUAL_CARD', rank: 1, preferred: true },
      { family: 'CARD', rank: 2, preferred: false },
    ]);
    await walletOf(shop, as).save('tok_google_pay', presence);
    expect(placesOf(await shownTo(as)).slice(0, 3)).toEqual(['GOOGLE_PAY', 'VIRTUAL_CARD', 'CARD']);
    expect(placesOf(await shownTo()).slice(0, 2)).toEqual(['CARD', 'APPLE_PAY']);
  });

  it('fall behind others where they were declined again and again', async () => {
    for (let count = 0; count < 6; count += 1) await pay('tok_apple_pay_declined');
    expect(placesOf(await shownTo()).slice(0, 2)).toEqual(['CARD', 'GOOGLE_PAY']);
    expect(placesOf(await shownTo()).at(-1)).toBe('APPLE_PAY');
  });
});

describe('a wallet', () => {
  it.each(['tok_apple_pay', 'tok_google_pay'])(
    '%s comes with its holder authenticated',
    async (token) => {
      expect(await tellPayment(shop, await pay(token))).toMatchObject({
        state: 'AUTHORIZED',
        attempts: [{ sca: { result: 'FRICTIONLESS', liabilityShift: true, exemption: null } }],
      });
    },
  );
});

describe('a virtual card', () => {
  it('pays once, and says so the second time; of two at once one is paid', async () => {
    const both = await Promise.all([pay('tok_virtual_card_trip'), pay('tok_virtual_card_trip')]);
    const seen = await Promise.all(both.map((each) => tellPayment(shop, each)));
    expect(seen.map(({ state }) => state).sort()).toEqual([
      'AUTHORIZED',
      'REQUIRES_PAYMENT_METHOD',
    ]);
    expect(seen.find(({ lastError }) => lastError)).toMatchObject({
      lastError: { code: 'CARD_USED_UP', message: expect.stringContaining('has been used') },
      attempts: [{ method: 'VIRTUAL_CARD', state: 'DECLINED' }],
    });
  });

  it('pays up to its limit', async () => {
    const buy = async (quantity: number) => {
      const cart = await fillCart(shop, { quantity });
      const placed = await order(shop, cart, { token: 'tok_virtual_card_limited_mine' });
      return tellPayment(shop, { intentId: placed.paymentIntent.id, as: cart.as });
    };
    expect(await buy(3)).toMatchObject({ state: 'AUTHORIZED' });
    expect(await buy(3)).toMatchObject({ lastError: { code: 'LIMIT_EXCEEDED' } });
    expect(await buy(2)).toMatchObject({ state: 'AUTHORIZED' });
  });

  it.each(['tok_virtual_card_kept', 'tok_instalments_3'])(
    '%s is not kept for later, with a payment or without one',
    async (token) => {
      const as = await buyer(`keeps-${token.replaceAll('_', '-')}`);
      const wallet = walletOf(shop, as);
      const before = shop.sandbox.control.books().length;
      const refused = { __typename: 'PaymentMethodNotSavable', problem: 'NOT_OFFERED' };
      expect(await wallet.save(token, presence)).toMatchObject(refused);
      const fields = { paymentMethodToken: token, savePaymentMethod: presence };
      expect(await wallet.buy(fields)).toMatchObject(refused);
      expect((await wallet.list()).nodes).toEqual([]);
      expect(shop.sandbox.control.books()).toHaveLength(before);
    },
  );
});

describe('the country of the buyer', () => {
  const setAddresses = /* GraphQL */ `
    mutation ($input: SetCartAddressesInput!) {
      setCartAddresses(input: $input) { __typename ... on UserError { message } }
    }`;
  const confirmPayment = /* GraphQL */ `
    mutation ($input: ConfirmPaymentInput!) {
      confirmPayment(input: $input) { __typename ... on ConfirmPaymentPayload { paymentIntent { state } } }
    }`;
  const invoiceTo = (countryCode: string) => ({
    name: 'Léa Bernard',
    line1: '1 rue Neuve',
    postalCode: '1000',
    city: 'Bruxelles',
    countryCode,
  });

  async function providerOf(billingAddress: object | null, tries = ['tok_success']) {
    const cart = await fillCart(shop);
    if (billingAddress) {
      const input = { cartId: cart.cartId, billingAddress };
      const set = answered(await shop.ask(setAddresses, { input }, cart.as));
      expect(set.__typename).toBe('CartPayload');
    }
    const [first = '', ...more] = tries;
    const placed = await order(shop, cart, { token: first });
    const paymentIntentId = placed.paymentIntent.id;
    for (const paymentMethodToken of more) {
      const input = { paymentIntentId, paymentMethodToken, idempotencyKey: freshKey() };
      await shop.ask(confirmPayment, { input }, cart.as);
    }
    const { explain } = await tellPayment(shop, { intentId: paymentIntentId, as: cart.as });
    return explain.steps.flatMap(({ what, why }: Record<string, string>) =>
      what?.startsWith('The payment provider') ? [why] : [],
    );
  }

  it('is where the invoice goes, or else the goods, and chooses the provider', async () => {
    expect(await providerOf(invoiceTo('BE'))).toEqual(['Asked through sandbox by routing rule 1.']);
    expect(await providerOf(null)).toEqual(['Asked through sandbox by routing rule 2.']);
  });

  it('chooses in the same way when another card is tried', async () => {
    const tries = ['tok_declined_do_not_honor', 'tok_success'];
    const byRule = 'Asked through sandbox by routing rule 1.';
    expect(await providerOf(invoiceTo('BE'), tries)).toEqual([byRule, byRule]);
  });
});
