import { expect, it } from 'vitest';
import { collectAgain } from '../../src/orders/commands/collect-again.js';
import { driveOperation } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { prepareAtCounter } from '../support/counter.js';
import { given } from '../support/given.js';
import { answered, fillCart, order } from '../support/journey.js';

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      paymentIntent { state captured { amountMinor } voided { amountMinor } }
    }
  }`;

const nothing = { amountMinor: 0 };
const held = { state: 'AUTHORIZED', captured: nothing, voided: nothing };

it('keeps the hold when the goods are gone and their capture failed, and asks for it again', async () => {
  await using shop = await given.shop();
  const cart = await fillCart(shop);
  const placed = await order(shop, cart, { token: 'tok_capture_fails' });
  const [pickup] = placed.order.fulfilments;
  const seen = async () => answered(await shop.ask(orderNow, { id: placed.order.id }, cart.as));
  const handOver = await prepareAtCounter(shop, pickup);
  await handOver();
  const { gateway } = shop.app;
  const jobs = () =>
    gateway.database.pool
      .query(`select run_at from graphile_worker.jobs where task_identifier = 'collectAgain'`)
      .then(({ rows }) => rows.length);
  await expect.poll(jobs, { timeout: 30_000 }).toBe(1);
  expect(await seen()).toMatchObject({
    state: 'COMPLETED',
    paymentIntent: {
      state: 'AUTHORIZED',
      captured: { amountMinor: 0 },
      voided: { amountMinor: 0 },
    },
  });
  const orderId = innerId('Order', placed.order.id);
  const claimed = await Promise.all(
    [1, 2].map(() => gateway.runAsSystem('collectAgain', (work) => collectAgain(work, orderId))),
  );
  expect(claimed.flat()).toHaveLength(1);
  const [operationId] = claimed.flat();
  expect(await driveOperation(gateway, operationId ?? '')).toBe('FAILED');
  await expect.poll(jobs, { timeout: 30_000 }).toBe(1);
  expect(await seen()).toMatchObject({ paymentIntent: held });
});
