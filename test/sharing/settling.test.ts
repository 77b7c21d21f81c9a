import { expect, it } from 'vitest';
import { hourMs, ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { settleOrder } from '../../src/orders/commands/settle-order.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { settleSharedPayment } from '../../src/sharing/settle-shared-payment.js';
import { askGraph } from '../support/app.js';
import { startGatewayProcess } from '../support/gateway-process.js';
import { given } from '../support/given.js';
import { fillCart, freshKey } from '../support/journey.js';
import { booksSince, findings } from '../support/tenders.js';
import { groupDesk } from './group.js';

it('releases what some have promised when others have not by the deadline', async () => {
  const clock = new ManualClock(new Date());
  await using shop = await given.shop({ clock });
  const desk = groupDesk(shop);
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 4 });
  const { sharedPayment, links } = await desk.share(cart);
  await desk.pay(links[0]);
  await desk.pay(links[1], 'tok_challenge');
  const { gateway } = shop.app;
  const id = innerId('SharedPayment', sharedPayment.id);
  const orderId = innerId('Order', sharedPayment.order.id);
  clock.advance(hourMs + minuteMs);
  expect(await desk.pay(links[2])).toMatchObject({ __typename: 'SharedPaymentNotOpen' });
  expect(await desk.topUp(sharedPayment.id, cart.as)).toMatchObject({
    __typename: 'SharedPaymentNotOpen',
  });
  const settle = () => gateway.runAsSystem('settleOrder', (work) => settleOrder(work, orderId));
  await Promise.all([settle(), settle()]);
  await Promise.all([settleSharedPayment(gateway, id), settleSharedPayment(gateway, id)]);
  expect(await desk.see({ id: sharedPayment.id }, cart.as)).toMatchObject({
    state: 'EXPIRED',
    missing: { amountMinor: 10_000 },
    order: { state: 'EXPIRED' },
    shares: [{ state: 'RELEASED' }, { state: 'RELEASED' }, { state: 'RELEASED' }],
  });
  expect(booksSince(shop, 0)[0]).toMatchObject({ authorized: 3334, captured: 0, voided: 3334 });
});

it('takes the money of all although the process dies while it does', async () => {
  await using shop = await given.shop();
  const desk = groupDesk(shop);
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 4 });
  const { sharedPayment, links } = await desk.share(cart);
  await desk.pay(links[0]);
  await desk.pay(links[1]);
  shop.sandbox.control.conductWebhooks({ url: null });
  shop.sandbox.control.misbehave({
    operation: 'capture',
    misbehaviour: { kind: 'timeout-after' },
  });
  const dying = await startGatewayProcess(shop);
  const input = {
    linkToken: links[2].linkToken,
    paymentMethodToken: 'tok_success',
    idempotencyKey: freshKey(),
  };
  const cutOff = askGraph(
    dying.url,
    `mutation ($input: PaySharedPaymentShareInput!) { paySharedPaymentShare(input: $input) { __typename } }`,
    { input },
    {},
  ).then(
    () => 'answered',
    () => 'cut off',
  );
  const captured = () => booksSince(shop, 0).reduce((sum, each) => sum + each.captured, 0);
  await expect.poll(captured, { timeout: 30_000 }).toBeGreaterThan(0);
  await dying.kill();
  expect(await cutOff).toBe('cut off');
  await expect
    .poll(() => desk.see({ id: sharedPayment.id }, cart.as), { timeout: 90_000, interval: 250 })
    .toMatchObject({ state: 'PAID', order: { state: 'CONFIRMED' } });
  expect(booksSince(shop, 0).map((each) => each.captured)).toEqual([3334, 3333, 3333]);
  expect(await findings(shop)).toEqual([]);
}, 120_000);

it('goes on by the news of a payment alone', async () => {
  await using shop = await given.shop();
  const desk = groupDesk(shop);
  const cart = await fillCart(shop, { sku: 'TEE-WHITE', quantity: 4 });
  const { sharedPayment, links } = await desk.share(cart);
  await desk.pay(links[0]);
  await desk.pay(links[1]);
  expect(await desk.pay(links[2], 'tok_timeout_after_charge')).toMatchObject({
    __typename: 'PaySharedPaymentSharePayload',
  });
  await shop.sandbox.control.webhooksIdle();
  await expect
    .poll(() => desk.see({ id: sharedPayment.id }, cart.as), { timeout: 15_000 })
    .toMatchObject({ state: 'PAID', order: { state: 'CONFIRMED' } });
  expect(booksSince(shop, 0).map((each) => each.captured)).toEqual([3334, 3333, 3333]);
});
