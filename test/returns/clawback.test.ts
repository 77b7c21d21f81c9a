import { expect, it } from 'vitest';
import { serveAtCounter } from '../support/counter.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { openReturnDesk } from './return-desk.js';

const give = /* GraphQL */ `
  mutation ($input: GiveDiscountInput!) { giveDiscount(input: $input) { __typename } }`;

it('takes a discount back that does not hold for what is kept, until that comes back as well', async () => {
  const desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 20 } } });
  const cart = await fillCart(desk.shop, { quantity: 3 });
  // Three caps for 59.70 EUR, less 7.01 EUR as long as the goods cost 40.00 EUR.
  const terms = { amountMinor: 701, minimumMinor: 4000, reasonCode: 'PRICE_MATCH', note: 'Seen' };
  const input = { cartId: cart.cartId, ...terms, idempotencyKey: freshKey() };
  answered(await desk.shop.ask(give, { input }, await desk.by('agent')));
  const placed = await order(desk.shop, cart);
  await serveAtCounter(desk.shop, placed.order.fulfilments[0]);
  const { number, lines } = await desk.look(placed.order.id, cart.as);
  const bought = { id: placed.order.id, number, lineId: lines[0].id, as: cart.as };

  const payBack = async (quantity: number) => {
    const ask = { returnId: (await desk.bringBack(bought, quantity)).id };
    const { plan } = await desk.plan(ask);
    const done = await desk.tell(
      'executeRefundPlan',
      { plan: ask, hash: plan.hash, reason: 'Came back.' },
      'associate',
    );
    expect(done.refund.state).toBe('SUCCEEDED');
    return plan;
  };
  expect(await payBack(2)).toMatchObject({
    goods: { amountMinor: 3513 },
    clawback: { amountMinor: 233 },
    amount: { amountMinor: 3280 },
  });
  expect(await payBack(1)).toMatchObject({
    goods: { amountMinor: 1756 },
    released: { amountMinor: 233 },
    amount: { amountMinor: 1989 },
  });
  const { paymentIntents } = await desk.look(bought.id, bought.as);
  expect(paymentIntents).toMatchObject([
    { captured: { amountMinor: 5269 }, refunded: { amountMinor: 5269 } },
  ]);
  expect(await desk.findings()).toEqual([]);
  await desk.close();
});
