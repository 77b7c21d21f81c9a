import { afterAll, beforeAll, expect, it } from 'vitest';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart } from '../support/journey.js';
import { tell } from './support.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({
    env: { BANK_IBAN: 'FR1420041010050500013M02606', BANK_HOLDER: 'La Boutique SAS' },
  });
  const { rows } = await shop.app.gateway.database.pool.query(
    `select id from customer where code = 'customer'`,
  );
  const customerId = toGlobalId('Customer', rows[0].id);
  const granted = { customerId, limitMinor: 2000, daysToPay: 30 };
  await tell(shop, 'supervisor', 'grantTradeAccount', granted, '');
});
afterAll(() => shop.close());

async function methods(cart: { readonly cartId: string; readonly as: Asking }) {
  const document = `query ($id: ID!) {
    eligiblePaymentMethods(cartId: $id) { family eligible reason token }
  }`;
  const all = answered(await shop.ask(document, { id: cart.cartId }, cart.as));
  return Object.fromEntries(
    all.map(({ family, reason, token }: Record<string, string>) => [family, { reason, token }]),
  );
}

async function sendInstead(cart: { readonly cartId: string; readonly as: Asking }) {
  const document = `mutation ($input: ChooseCartFulfilmentInput!) {
    chooseCartFulfilment(input: $input) { __typename }
  }`;
  const input = { cartId: cart.cartId, fulfilment: { kind: 'SHIP' } };
  await shop.ask(document, { input }, cart.as);
}

it('goods that are collected can be paid at the counter, those that are sent cannot', async () => {
  const cart = await fillCart(shop);
  expect(await methods(cart)).toMatchObject({
    CASH: { reason: null, token: 'cash' },
    CHEQUE: { reason: null, token: 'cheque' },
    BANK_TRANSFER: { reason: null, token: 'bank-transfer' },
    CARD: { token: null },
  });
  await sendInstead(cart);
  expect(await methods(cart)).toMatchObject({
    CASH: { reason: 'NEEDS_STAFF' },
    CHEQUE: { reason: 'NEEDS_STAFF' },
    BANK_TRANSFER: { reason: null },
  });
});

it('only a business with an account buys on it, up to its limit', async () => {
  const reason = async (customer: string | null, quantity: number) => {
    const as = customer ? { token: await shop.tokenOf(customer) } : {};
    return (await methods(await fillCart(shop, { quantity }, as)))['ON_ACCOUNT'].reason;
  };
  expect(await reason(null, 1)).toBe('NO_TRADE_ACCOUNT');
  expect(await reason('other-customer', 1)).toBe('NO_TRADE_ACCOUNT');
  expect(await reason('customer', 1)).toBeNull();
  expect(await reason('customer', 2)).toBe('OVER_LIMIT');
});
