import { expect, it } from 'vitest';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { settleOrder } from '../../src/orders/commands/settle-order.js';
import { driveOperation } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { askGraph } from '../support/app.js';
import { startGatewayProcess } from '../support/gateway-process.js';
import { given } from '../support/given.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { booksSince, findings, orderWith, seeOrder } from '../support/tenders.js';

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`;
const orderOfCart = /* GraphQL */ `
  query ($id: ID!) { cart(id: $id) { order { state paymentIntents { tender state } } } }`;

it('authorises the second tender by itself when the process dies during the first', async () => {
  await using shop = await given.shop();
  shop.sandbox.control.conductWebhooks({ url: null });
  shop.sandbox.control.misbehave({
    operation: 'authorize',
    misbehaviour: { kind: 'timeout-after' },
  });
  const dying = await startGatewayProcess(shop);
  const cart = await fillCart(shop);
  const input = {
    cartId: cart.cartId,
    tenders: [
      { amountMinor: 500, paymentMethodToken: 'tok_success' },
      { paymentMethodToken: 'tok_success' },
    ],
    idempotencyKey: freshKey(),
  };
  const cutOff = askGraph(dying.url, placeOrder, { input }, cart.as).then(
    () => 'answered',
    () => 'cut off',
  );
  await expect.poll(() => shop.sandbox.control.books().length, { timeout: 30_000 }).toBe(1);
  await dying.kill();
  expect(await cutOff).toBe('cut off');
  await expect
    .poll(async () => answered(await shop.ask(orderOfCart, { id: cart.cartId }, cart.as)), {
      timeout: 90_000,
      interval: 250,
    })
    .toMatchObject({
      order: {
        state: 'CONFIRMED',
        paymentIntents: [
          { tender: 1, state: 'AUTHORIZED' },
          { tender: 2, state: 'AUTHORIZED' },
        ],
      },
    });
  const held = booksSince(shop, 0).map(({ authorized }) => authorized);
  expect(held.sort((a, b) => a - b)).toEqual([500, 1490]);
  expect(await findings(shop)).toEqual([]);
}, 120_000);

it('gives the first tender back when the second was not paid in time', async () => {
  const clock = new ManualClock(new Date());
  await using shop = await given.shop({ clock });
  const cart = await fillCart(shop);
  const placed = await orderWith(shop, cart, [
    { amountMinor: 500, paymentMethodToken: 'tok_success' },
    {},
  ]);
  expect(placed).toMatchObject({
    order: { state: 'PENDING_PAYMENT' },
    nextAction: { type: 'CONFIRM_PAYMENT', paymentIntent: { tender: 2 } },
  });
  const { gateway } = shop.app;
  const orderId = innerId('Order', placed.order.id);
  const settle = () => gateway.runAsSystem('settleOrder', (work) => settleOrder(work, orderId));
  await settle();
  expect(await seeOrder(shop, placed.order.id, cart.as)).toMatchObject({
    state: 'PENDING_PAYMENT',
  });
  clock.advance(31 * minuteMs);
  await Promise.all([settle(), settle()]);
  const { rows } = await gateway.database.pool.query('select operation_id from pending_operation');
  expect(rows).toHaveLength(1);
  await driveOperation(gateway, rows[0].operation_id);
  expect(await seeOrder(shop, placed.order.id, cart.as)).toMatchObject({
    state: 'EXPIRED',
    paymentIntents: [{ state: 'VOIDED' }, { state: 'CANCELED' }],
  });
  expect(booksSince(shop, 0)).toEqual([{ authorized: 500, captured: 0, voided: 500, refunded: 0 }]);
});
