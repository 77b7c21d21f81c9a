import { afterAll, beforeAll, expect, it } from 'vitest';
import { Dice } from '../security/support/dice.js';
import { audit } from './support/audit.js';
import { openTill, type Till } from './support/till.js';

const seed = Number(process.env['ORDERS_SEED'] ?? 20_261_122);

let till: Till;
beforeAll(async () => {
  till = await openTill();
  till.sandbox.control.conductWebhooks({ paused: true });
});
afterAll(() => till.close());

/** Every order that the items can come in. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, place) =>
    ordersOf(items.toSpliced(place, 1)).map((rest) => [first, ...rest]),
  );
}

/** Takes 400 and 600, and gives 300 and 200 back, where `lost` says which answers never come. */
async function live(lost: 'captures' | 'refunds'): Promise<string> {
  const { control } = till.sandbox;
  const intentId = await till.wish({ amountMinor: 1000 });
  await till.pay(intentId, 'tok_success');
  if (lost === 'captures')
    control.misbehave({ operation: 'capture', misbehaviour: { kind: 'error-after' }, times: 2 });
  await till.capture(intentId, 400);
  await till.capture(intentId, 600);
  if (lost === 'captures') return intentId;
  control.misbehave({ operation: 'refund', misbehaviour: { kind: 'error-after' }, times: 2 });
  await till.refund(intentId, 300);
  await till.refund(intentId, 200);
  return intentId;
}

/** Delivers the pending news in that order, reading it now and then, and answers how many pieces of it came. */
async function tell(dice: Dice, order: readonly number[], dropped: number | undefined) {
  const { control } = till.sandbox;
  const ids = control.pendingWebhooks().map(({ id }) => id);
  const coming = order.filter((place) => place !== dropped);
  for (let count = dice.below(4); count > 0; count -= 1)
    coming.splice(dice.below(coming.length + 1), 0, dice.pick(coming));
  for (const place of coming) {
    expect(await control.deliverWebhook(ids[place] ?? '')).toBe(200);
    if (dice.chance(0.6)) await till.readNews();
  }
  await till.readNews();
  return ids.length;
}

/**
 * Each order once, with up to three pieces told again. In half of them one piece does not come: then we ask. That
 * piece comes when all is over, and changes nothing.
 */
async function tryAll(lost: 'captures' | 'refunds', count: number, ending: object): Promise<void> {
  const dice = new Dice(seed);
  const places = Array.from({ length: count }, (_, place) => place);
  for (const order of ordersOf(places)) {
    const intentId = await live(lost);
    const dropped = dice.chance(0.5) ? dice.below(count) : undefined;
    expect(await tell(dice, order, dropped)).toBe(count);
    if (dropped === undefined) expect(await till.intent(intentId)).toMatchObject(ending);
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject(ending);
    await till.sandbox.control.flushWebhooks();
    await till.readNews();
    expect(await till.intent(intentId)).toMatchObject(ending);
  }
  const inbox = await till.inbox();
  expect(inbox.filter(({ state }) => state !== 'PROCESSED')).toEqual([]);
  expect(await audit(till)).toEqual([]);
}

it('takes what was captured, in whatever order the news comes', async () => {
  await tryAll('captures', 3, {
    state: 'CAPTURED',
    captured_minor: 1000,
    claimed_minor: 0,
    refunded_minor: 0,
  });
});

it('gives back what was refunded, in whatever order the news of a whole life comes', async () => {
  await tryAll('refunds', 5, {
    state: 'PARTIALLY_REFUNDED',
    captured_minor: 1000,
    refunded_minor: 500,
    refund_pending_minor: 0,
  });
}, 60_000);
