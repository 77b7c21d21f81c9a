import { expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { prepareAtCounter } from '../support/counter.js';
import { given } from '../support/given.js';
import { answered, fillCart, order } from '../support/journey.js';

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      paymentIntent { captured { amountMinor } }
      fulfilments { ... on Pickup { state } }
    }
  }`;

it('keeps the goods at the counter when the hold on the card has run out', async () => {
  const clock = new ManualClock(new Date());
  await using shop = await given.shop({ clock });
  const cart = await fillCart(shop);
  const placed = await order(shop, cart, { token: 'tok_short_authorization' });
  const [pickup] = placed.order.fulfilments;
  const seen = async () => answered(await shop.ask(orderNow, { id: placed.order.id }, cart.as));
  const handOver = await prepareAtCounter(shop, pickup);
  clock.advance(dayMs);
  shop.sandbox.control.advanceClock(0);
  await expect
    .poll(() => shop.sandbox.control.books(), { timeout: 30_000 })
    .toMatchObject([{ amountExpired: { minor: 1990 } }]);
  await shop.sandbox.control.webhooksIdle();
  await expect
    .poll(handOver, { timeout: 30_000 })
    .toMatchObject({ __typename: 'PaymentNotCollectable' });
  expect(await seen()).toMatchObject({
    state: 'CONFIRMED',
    paymentIntent: { captured: { amountMinor: 0 } },
    fulfilments: [{ state: 'READY' }],
  });
});
