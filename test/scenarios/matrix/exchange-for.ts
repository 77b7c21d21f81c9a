import { expect } from 'vitest';
import { answered } from '../../support/journey.js';
import type { GivenBack, ToPayBack } from './tenders.js';

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) { ... on UserError { message } ... on CreateCartPayload { cart { id } } }
  }`;
const exchange = /* GraphQL */ `
  mutation ($input: ExchangeReturnInput!) {
    exchangeReturn(input: $input) {
      __typename
      ... on UserError { message }
      ... on ExchangeReturnPayload {
        returnOrder { state }
        rest { state tender amount { amountMinor } }
        placed { order { id totals { total { amountMinor } } } }
      }
    }
  }`;
const seeOrder = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) { state paymentIntents { amount { amountMinor } captured { amountMinor } } }
  }`;

/** Another piece of the same goods: carried out where the cashier works, otherwise kept for the buyer in Lyon. */
export async function exchangeFor({ shop, back, variantId }: ToPayBack): Promise<GivenBack> {
  const { cashier, cashierAt, returnId } = back;
  const { locationIds } = shop.shop;
  const at = cashierAt
    ? { kind: 'COUNTER', locationId: locationIds[cashierAt] }
    : { kind: 'PICKUP', locationId: locationIds['LYON'] };
  const contact = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
  const wish = { lines: [{ variantId, quantity: 1 }], fulfilment: at, contact };
  const { cart } = answered(await shop.shop.ask(createCart, { input: wish }, cashier));
  const { plan } = await shop.plan({ returnId }, cashier);
  const input = { returnId, planHash: plan.hash, cartId: cart.id };
  const done = await shop.tellAs(exchange, input, cashier);
  expect(done).toMatchObject({ returnOrder: { state: 'COMPLETED' } });
  const costMinor: number = done.placed.order.totals.total.amountMinor;
  const restMinor: number = done.rest?.amount.amountMinor ?? 0;
  if (done.rest) expect(done.rest).toMatchObject({ state: 'SUCCEEDED', tender: 'ORIGINAL' });
  expect(costMinor + restMinor).toBe(plan.amount.amountMinor);
  const state = cashierAt ? 'COMPLETED' : 'CONFIRMED';
  const look = async () =>
    answered(await shop.shop.ask(seeOrder, { id: done.placed.order.id }, await shop.as('agent')));
  const captured = { amountMinor: cashierAt ? costMinor : 0 };
  await expect
    .poll(look)
    .toEqual({ state, paymentIntents: [{ amount: { amountMinor: costMinor }, captured }] });
  return {
    amountMinor: plan.amount.amountMinor,
    toCardMinor: restMinor,
    carriedOutAt: cashierAt,
    command: 'exchangeReturn',
  };
}
