import { expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { given } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';

const mutation = (name: string) => /* GraphQL */ `
  mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { __typename ... on UserError { message } }
  }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      paymentIntent { captured { amountMinor } }
      fulfilments { ... on Pickup { state lines { id } } }
    }
  }`;

it('keeps the goods at the counter when the hold on the card has run out', async () => {
  const clock = new ManualClock(new Date());
  await using shop = await given.shop({ clock });
  const cart = await fillCart(shop);
  const placed = await order(shop, cart, { token: 'tok_short_authorization' });
  const [pickup] = placed.order.fulfilments;
  const seen = async () => answered(await shop.ask(orderNow, { id: placed.order.id }, cart.as));
  const [{ lines }] = (await seen()).fulfilments;
  const step = async (name: string, input: object = {}) =>
    answered(
      await shop.ask(
        mutation(name),
        { input: { fulfilmentId: pickup.id, idempotencyKey: freshKey(), ...input } },
        { token: await shop.tokenOf('associate') },
      ),
    );
  await step('acceptFulfilment');
  await step('pickFulfilment', { lines: [{ lineId: lines[0].id, picked: 1 }] });
  await step('markPickupReady');
  clock.advance(dayMs);
  shop.sandbox.control.advanceClock(0);
  await expect
    .poll(() => shop.sandbox.control.books(), { timeout: 5000 })
    .toMatchObject([{ amountExpired: { minor: 1990 } }]);
  await shop.sandbox.control.webhooksIdle();
  await expect
    .poll(() => step('handOverOrder', { pickupCode: pickup.code }), { timeout: 10_000 })
    .toMatchObject({ __typename: 'PaymentNotCollectable' });
  expect(await seen()).toMatchObject({
    state: 'CONFIRMED',
    paymentIntent: { captured: { amountMinor: 0 } },
    fulfilments: [{ state: 'READY' }],
  });
});
