import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { cancel, findings, seeOrder } from '../support/tenders.js';

const setRule = /* GraphQL */ `
  mutation ($input: SetCaptureRuleInput!) { setCaptureRule(input: $input) { __typename } }`;

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
  const rule = { kind: 'PICKUP', captureTrigger: 'AT_ORDER', idempotencyKey: freshKey() };
  answered(await shop.ask(setRule, { input: rule }, { token: await shop.tokenOf('admin') }));
});
afterEach(async () => expect(await findings(shop)).toEqual([]));
afterAll(() => shop.close());

/** An order that is charged at once, contested by its card holder, and cancelled before any goods have left. */
async function contestedAndCanceled() {
  const cart = await fillCart(shop);
  const { order: placed, paymentIntent } = await order(shop, cart);
  const becomes = (expected: object) =>
    expect
      .poll(async () => (await seeOrder(shop, placed.id, cart.as)).paymentIntents[0], {
        timeout: 30_000,
      })
      .toMatchObject(expected);
  await becomes({ state: 'CAPTURED' });
  const { control } = shop.sandbox;
  const reference = innerId('PaymentIntent', paymentIntent.id);
  const paymentId = control.books().find((each) => each.reference === reference)?.id ?? '';
  const disputeId = control.openDispute({ paymentId }).disputes?.at(-1)?.id ?? '';
  await becomes({ state: 'DISPUTED' });
  expect((await cancel(shop, placed.id, cart.as)).order.state).toBe('CANCELED');
  await becomes({ refunded: { amountMinor: 0 } });
  // What the bank holds is decided by the bank.
  expect(await findings(shop)).toEqual([]);
  return {
    becomes,
    decide: (how: 'win' | 'lose') => control.settleDispute(paymentId, disputeId, how),
  };
}

it('gives back what was contested when its order was cancelled, once the bank has returned it', async () => {
  const { becomes, decide } = await contestedAndCanceled();
  expect(await findings(shop)).toEqual([]);
  decide('win');
  await becomes({ state: 'REFUNDED', refunded: { amountMinor: 1990 } });
});

it('owes nothing more for a cancelled order whose money the bank has given back itself', async () => {
  const { becomes, decide } = await contestedAndCanceled();
  decide('lose');
  await becomes({ state: 'CHARGED_BACK', refunded: { amountMinor: 0 } });
});
