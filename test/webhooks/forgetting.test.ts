import { expect, it } from 'vitest';
import { dayMs } from '../../src/kernel/clock.js';
import { forgetOldDeliveries } from '../../src/webhooks/index.js';
import { fillCart, order } from '../support/journey.js';
import { deliverUntil, openPartnerShop, type PartnerShop } from './partner-shop.js';
import { startReceiver } from './receiver.js';

const kept = (here: PartnerShop) =>
  here.rows(`select d.state, count(a.id)::integer as tries from webhook_delivery d
    left join webhook_attempt a on a.delivery_id = d.id group by d.id order by d.position`);

const bothForget = ({ shop }: PartnerShop) =>
  Promise.all(shop.apps.map(({ gateway }) => forgetOldDeliveries(gateway)));

it('forgets what arrived a month ago with its tries, and nothing that waits or has failed', async () => {
  await using here = await openPartnerShop({ gateways: 2 });
  await using receiver = await startReceiver();
  await here.register(receiver.url, ['OrderPlaced']);
  for (const state of ['DELIVERED', 'PENDING', 'FAILED', 'DELIVERED']) {
    await order(here.shop, await fillCart(here.shop));
    await deliverUntil(here, receiver, receiver.received.length + 1);
    const due = state === 'PENDING' ? 'now()' : 'null';
    await here.rows(`update webhook_delivery set state = '${state}', next_try_at = ${due}
      where position = (select max(position) from webhook_delivery)`);
  }
  await here.advance(30 * dayMs - 1);
  await here.rows(`update webhook_delivery set delivered_at = delivered_at + interval '1 day'
    where position = (select max(position) from webhook_delivery)`);
  expect(await bothForget(here)).toEqual([0, 0]);
  await here.advance(dayMs / 2);
  const forgotten = await bothForget(here);
  expect(forgotten.toSorted()).toEqual([0, 1]);
  expect(await kept(here)).toEqual([
    { state: 'PENDING', tries: 1 },
    { state: 'FAILED', tries: 1 },
    { state: 'DELIVERED', tries: 1 },
  ]);
});

it('forgets any number of them, for as long as is set', async () => {
  await using here = await openPartnerShop({ env: { WEBHOOK_KEPT_DAYS: '2' } });
  await using receiver = await startReceiver();
  await here.register(receiver.url, ['OrderPlaced']);
  await here.rows(`insert into webhook_delivery
      (id, endpoint_id, event_id, stream, type, facts, happened_at, state, tries, created_at, delivered_at)
    select gen_random_uuid(), e.id, gen_random_uuid(), 'order:1', 'OrderPlaced', '{}', now(), 'DELIVERED', 1, now(), now()
    from webhook_endpoint e cross join generate_series(1, 1201)`);
  await here.rows(`insert into webhook_attempt (id, delivery_id, at, status, duration_ms)
    select gen_random_uuid(), id, now(), 204, 1 from webhook_delivery`);
  await here.advance(2 * dayMs);
  await here.advance(dayMs);
  expect(await forgetOldDeliveries(here.shop.app.gateway)).toBe(1201);
  expect(await kept(here)).toEqual([]);
});

it('is kept by the database from forgetting what has not arrived, or a try alone', async () => {
  await using here = await openPartnerShop();
  await using receiver = await startReceiver();
  await here.register(receiver.url, ['OrderPlaced']);
  await order(here.shop, await fillCart(here.shop));
  await deliverUntil(here, receiver, 1);
  await expect(here.rows('delete from webhook_attempt')).rejects.toThrow(/are a journal/);
  await here.rows(`update webhook_delivery set state = 'FAILED'`);
  await expect(here.rows('delete from webhook_delivery')).rejects.toThrow(/are a journal/);
});
