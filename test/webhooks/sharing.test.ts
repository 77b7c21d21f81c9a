import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { minuteMs } from '../../src/kernel/clock.js';
import { diagnose } from '../../src/platform/doctor.js';
import { webhooksModule } from '../../src/webhooks/index.js';
import { fillCart, order } from '../support/journey.js';
import { deliverUntil, openPartnerShop, type PartnerShop } from './partner-shop.js';
import { startReceiver } from './receiver.js';

let here: PartnerShop;
beforeAll(async () => {
  here = await openPartnerShop({ gateways: 2 });
});
afterEach(async () => {
  for (const { id } of await here.endpoints())
    await here.change('deleteWebhookEndpoint', { endpointId: id }, '');
});
afterAll(() => here[Symbol.asyncDispose]());

it('two processes share the work, and each message is sent once', async () => {
  await using receiver = await startReceiver();
  await here.register(receiver.url, ['OrderPlaced', 'OrderConfirmed']);
  for (let count = 0; count < 5; count += 1) await order(here.shop, await fillCart(here.shop));
  const deadline = Date.now() + 30_000;
  while (receiver.received.length < 10 && Date.now() < deadline)
    await Promise.all([here.deliver(0), here.deliver(1), here.deliver(1)]);
  await Promise.all([here.deliver(0), here.deliver(1)]);
  expect(receiver.received).toHaveLength(10);
  expect(new Set(receiver.ids()).size).toBe(10);
  const byOrder = Map.groupBy(receiver.messages(), ({ data }) => data['orderId']);
  for (const messages of byOrder.values())
    expect(messages.map(({ type }) => type)).toEqual(['OrderPlaced', 'OrderConfirmed']);
});

it('what was sent but not written down is sent again under the same id', async () => {
  await using receiver = await startReceiver();
  await here.register(receiver.url, ['OrderPlaced']);
  const crash = 'insert into webhook_attempt fails: the process is gone';
  await here.rows(`create function die() returns trigger language plpgsql as
    $$ begin raise exception '${crash}'; end $$`);
  await here.rows('create trigger dying before insert on webhook_attempt execute function die()');
  await order(here.shop, await fillCart(here.shop));
  await expect(deliverUntil(here, receiver, 1).then(() => here.deliver())).rejects.toThrow(crash);
  await here.rows('drop trigger dying on webhook_attempt');
  await here.deliver(1);
  expect(new Set(receiver.ids()).size).toBe(1);
  const sentBefore = receiver.received.length;
  await here.advance(minuteMs);
  await here.deliver(1);
  expect(receiver.received).toHaveLength(sentBefore + 1);
  expect(new Set(receiver.ids()).size).toBe(1);
  const delivered = (await here.endpoints()).flatMap(
    (each: { deliveries: { nodes: { state: string }[] } }) => each.deliveries.nodes,
  );
  expect(delivered[0]).toMatchObject({ state: 'DELIVERED', tries: 1 });
});

it('what is committed late is not passed over', async () => {
  await using receiver = await startReceiver();
  await here.register(receiver.url, ['OrderPlaced']);
  here.shop.leaves({ promise: 'E1: the events of a stream', because: 'its stream has no head' });
  const slow = await here.shop.app.gateway.database.pool.connect();
  await slow.query('begin');
  await slow.query(`insert into event (stream, seq, event_id, type, payload, actor_kind, channel, correlation_id, at)
    values ('order:late', 1, gen_random_uuid(), 'OrderPlaced', '{"state":"LATE"}', 'SYSTEM', 'WEB', 'late', now())`);
  await order(here.shop, await fillCart(here.shop));
  await here.deliver();
  expect(receiver.received).toHaveLength(0);
  await slow.query('commit');
  slow.release();
  await deliverUntil(here, receiver, 2);
  const states = receiver.messages().map(({ data }) => data['state']);
  expect(states).toContain('LATE');
  expect(states).toHaveLength(2);
});

it('an order costs no delivery where nobody listens', async () => {
  const count = async () => (await here.rows('select count(*) as n from webhook_delivery'))[0].n;
  const before = await count();
  await order(here.shop, await fillCart(here.shop));
  await here.deliver();
  expect(await count()).toBe(before);
});

it('the promises of the module hold after all of this', async () => {
  const diagnoses = await diagnose(here.shop.app.gateway.db, webhooksModule.checks ?? []);
  expect(diagnoses).toHaveLength(2);
  expect(diagnoses.flatMap(({ findings }) => findings)).toEqual([]);
});
