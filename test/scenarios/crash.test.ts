import { expect, it } from 'vitest';
import { askGraph } from '../support/app.js';
import { startGatewayProcess } from '../support/gateway-process.js';
import { given } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';

const orderOfCart = /* GraphQL */ `
  query ($id: ID!) { cart(id: $id) { order { id state paymentIntent { state } } } }`;

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) { __typename ... on PlaceOrderPayload { order { id } } }
  }`;

it('charges once when the process dies between the call of the provider and its answer', async () => {
  await using shop = await given.shop();
  // News would tell the survivor at once; here it has to find out by itself.
  shop.sandbox.control.conductWebhooks({ url: null });
  shop.sandbox.control.misbehave({
    operation: 'authorize',
    misbehaviour: { kind: 'timeout-after' },
  });
  const dying = await startGatewayProcess(shop);
  const cart = await fillCart(shop);
  const key = freshKey();
  const input = {
    cartId: cart.cartId,
    paymentMethodToken: 'tok_success',
    returnUrl: 'https://shop.example/back',
    idempotencyKey: key,
  };
  const cutOff = askGraph(dying.url, placeOrder, { input }, cart.as).then(
    () => 'answered',
    () => 'cut off',
  );
  await expect.poll(() => shop.sandbox.control.books().length, { timeout: 30_000 }).toBe(1);
  await dying.kill();
  expect(await cutOff).toBe('cut off');

  const again = await order(shop, cart, { key });
  expect(again.__typename).toBe('PlaceOrderPayload');
  await expect
    .poll(async () => answered(await shop.ask(orderOfCart, { id: cart.cartId }, cart.as)), {
      timeout: 60_000,
      interval: 250,
    })
    .toMatchObject({
      order: { id: again.order.id, state: 'CONFIRMED', paymentIntent: { state: 'AUTHORIZED' } },
    });
  expect(shop.sandbox.control.books()).toMatchObject([{ status: 'authorized' }]);
}, 120_000);
