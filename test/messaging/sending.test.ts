import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, hourMs, ManualClock, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { followJournal } from '../../src/messaging/commands/follow-journal.js';
import { given, type StockedShop } from '../support/given.js';
import { order } from '../support/journey.js';
import { cartOf, costOfTelling, tellAll, toldTo } from './told.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0, clock, stock: { 'CAP-BLUE': { LYON: 100 } } });
});
afterAll(() => shop.close());

async function messageTo(recipient: string) {
  const { rows } = await shop.app.gateway.database.pool.query(
    `select state, tries, last_error, extract(epoch from due_at - $2)::integer as due_in
       from message where recipient = $1`,
    [recipient, clock.now()],
  );
  return rows[0];
}

it('asks what became of a message, and says that it has arrived', async () => {
  await order(shop, await cartOf(shop, 'lea@example.org'));
  await toldTo(shop, 'lea@example.org');
  expect(await messageTo('lea@example.org')).toMatchObject({ state: 'SENT', due_in: 15 });
  clock.advance(15 * secondMs);
  await tellAll(shop);
  expect(await messageTo('lea@example.org')).toMatchObject({ state: 'DELIVERED', due_in: null });
});

it('tries again, later and later, where the service is busy', async () => {
  const recipient = 'busy@example.org';
  await order(shop, await cartOf(shop, recipient));
  expect(await toldTo(shop, recipient)).toEqual([]);
  const first = await messageTo(recipient);
  expect(first).toMatchObject({ state: 'QUEUED', tries: 1, last_error: 'the sender said 503' });
  expect(first.due_in).toBeGreaterThanOrEqual(10);
  expect(await toldTo(shop, recipient)).toEqual([]);
  expect(await messageTo(recipient)).toMatchObject({ tries: 1 });
  clock.advance(11 * secondMs);
  expect(await toldTo(shop, recipient)).toEqual([]);
  expect((await messageTo(recipient)).due_in).toBeGreaterThanOrEqual(60);
  clock.advance(2 * minuteMs);
  expect(await toldTo(shop, recipient)).toHaveLength(1);
  expect(await messageTo(recipient)).toMatchObject({ state: 'SENT', last_error: null });
});

it('gives up what is refused, what comes back, and what was tried too often', async () => {
  await order(shop, await cartOf(shop, 'refused@example.org'));
  await order(shop, await cartOf(shop, 'bounced@example.org'));
  await tellAll(shop);
  expect(await messageTo('refused@example.org')).toMatchObject({ state: 'FAILED', tries: 1 });
  clock.advance(minuteMs);
  await tellAll(shop);
  expect(await messageTo('bounced@example.org')).toMatchObject({
    state: 'FAILED',
    last_error: 'bounced',
  });
});

it('sends once though the process that was sending has died', async () => {
  await order(shop, await cartOf(shop, 'eva@example.org'));
  await toldTo(shop, 'eva@example.org');
  await shop.app.gateway.database.pool.query(
    `update message set state = 'QUEUED', reference = null, sent_at = null where recipient = 'eva@example.org'`,
  );
  clock.advance(hourMs);
  expect(await toldTo(shop, 'eva@example.org')).toHaveLength(1);
  expect(await messageTo('eva@example.org')).toMatchObject({ state: 'SENT' });
});

it('sends all others though one message cannot be written', async () => {
  await order(shop, await cartOf(shop, 'odd@example.org'));
  await order(shop, await cartOf(shop, 'even@example.org'));
  await tellAll(shop);
  const writeAs = (letter: string) =>
    shop.app.gateway.database.pool.query(
      `update message set letter = case when recipient like 'odd@%' then $2 else letter end, state = 'QUEUED',
        due_at = $1, reference = null, sent_at = null where recipient in ('odd@example.org', 'even@example.org')`,
      [clock.now(), letter],
    );
  await writeAs('LOVE');
  await tellAll(shop);
  expect(await messageTo('even@example.org')).toMatchObject({ state: 'SENT' });
  expect(await messageTo('odd@example.org')).toMatchObject({
    state: 'QUEUED',
    tries: 1,
    last_error: 'there is no letter LOVE',
  });
  await writeAs('ORDER_CONFIRMED');
  await tellAll(shop);
  expect(await messageTo('odd@example.org')).toMatchObject({ state: 'SENT' });
});

it('follows a long journal piece by piece, and passes over nothing', async () => {
  const { gateway } = shop.app;
  await tellAll(shop);
  for (let each = 0; each < 5; each += 1)
    await order(shop, await cartOf(shop, `late-${each}@example.org`));
  const placeNow = async () =>
    (await gateway.database.pool.query('select tx::text from message_place')).rows[0]?.tx;
  const places = new Set([await placeNow()]);
  for (let pieces = 0; pieces < 20; pieces += 1) {
    await gateway.runAsSystem('followJournal', (work) => followJournal(work, 2));
    places.add(await placeNow());
  }
  expect(places.size).toBeGreaterThan(2);
  for (let each = 0; each < 5; each += 1)
    expect(await toldTo(shop, `late-${each}@example.org`)).toHaveLength(1);
});

it('does not ask for ever what became of a message', async () => {
  await order(shop, await cartOf(shop, 'mia@example.org'));
  await toldTo(shop, 'mia@example.org');
  await shop.app.gateway.database.pool.query(
    `update message set reference = 'msg_lost' where recipient = 'mia@example.org'`,
  );
  for (let days = 0; days < 3; days += 1) {
    clock.advance(dayMs);
    await tellAll(shop);
  }
  expect(await messageTo('mia@example.org')).toMatchObject({ state: 'SENT', due_in: null });
});

it('takes as many statements to tell of eight orders as of one', async () => {
  for (let each = 0; each < 8; each += 1)
    await order(shop, await cartOf(shop, `buyer-${each}@example.org`));
  const cost = costOfTelling(shop, clock);
  expect(await cost(8)).toBe(await cost(1));
});
