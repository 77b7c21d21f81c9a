import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { balancesOf } from '../payments/ledger/books.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart } from '../support/journey.js';
import { cancel, orderWith, seeOrder } from '../support/tenders.js';
import { openVault } from './vault.js';

let shop: StockedShop;
let vault: Awaited<ReturnType<typeof openVault>>;
beforeAll(async () => {
  shop = await given.shop();
  vault = await openVault(shop);
});
afterEach(async () => expect(await vault.findings()).toEqual([]));
afterAll(() => shop.close());

/** An order of 19.90, of which a gift card pays 15.00 and something else the rest. */
async function split(rest: string) {
  const { code } = await vault.issue({ amountMinor: 1500 });
  const giftCard = await vault.tokenFor(code);
  const cart = await fillCart(shop);
  const placed = await orderWith(shop, cart, [
    { amountMinor: 1500, paymentMethodToken: giftCard },
    { paymentMethodToken: rest },
  ]);
  const free = async () => (await vault.balanceOf(code)).available.amountMinor;
  return { ...placed, as: cart.as, free };
}

it('pays a part with a gift card and the rest with a card', async () => {
  const { order, as, free } = await split('tok_success');
  expect(order.state).toBe('CONFIRMED');
  expect(await free()).toBe(0);
  const [{ id: fulfilmentId, code: pickupCode }] = order.fulfilments;
  await vault.handOver({ fulfilmentId, pickupCode });
  expect(await seeOrder(shop, order.id, as)).toMatchObject({
    state: 'COMPLETED',
    paymentIntents: [
      { tender: 1, state: 'CAPTURED', captured: { amountMinor: 1500 } },
      { tender: 2, state: 'CAPTURED', captured: { amountMinor: 490 } },
    ],
  });
  expect(await balancesOf(vault.pool, { orderId: innerId('Order', order.id) })).toEqual({
    SALES: -1990,
    GIFT_CARDS: 1500,
    PROVIDER_CLEARING: 490,
  });
});

it('lets go of the gift card where the order is given up before the rest is paid', async () => {
  const { order, as, free } = await split('tok_declined_insufficient_funds');
  expect(order.state).toBe('PENDING_PAYMENT');
  expect(await free()).toBe(0);
  await cancel(shop, order.id, as);
  await expect.poll(free).toBe(1500);
});
