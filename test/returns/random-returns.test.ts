import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveAtCounter } from '../support/counter.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { orderWith } from '../support/tenders.js';
import { openReturnDesk, type ReturnDesk } from './return-desk.js';

const give = /* GraphQL */ `
  mutation ($input: GiveDiscountInput!) { giveDiscount(input: $input) { __typename } }`;

/** Caps with a discount that may not hold for a few, two tenders, and in which portions they come back. */
const stories = fc.sample(
  fc.record({
    quantity: fc.integer({ min: 3, max: 6 }),
    discountMinor: fc.integer({ min: 1, max: 500 }),
    minimumMinor: fc.constantFrom(0, 4000),
    firstMinor: fc.integer({ min: 1, max: 2000 }),
    portions: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }),
  }),
  { numRuns: 4, seed: 20_261_122 },
);

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 100 } } });
});
afterAll(() => desk.close());

it.each(stories)('gives back exactly what was paid: %j', async (story) => {
  const cart = await fillCart(desk.shop, { quantity: story.quantity });
  const { discountMinor: amountMinor, minimumMinor } = story;
  const terms = { amountMinor, minimumMinor, reasonCode: 'PRICE_MATCH', note: 'Seen' };
  const input = { cartId: cart.cartId, ...terms, idempotencyKey: freshKey() };
  answered(await desk.shop.ask(give, { input }, await desk.by('agent')));
  const placed = await orderWith(desk.shop, cart, [
    { amountMinor: story.firstMinor, paymentMethodToken: 'tok_success' },
    { paymentMethodToken: 'tok_success' },
  ]);
  await serveAtCounter(desk.shop, placed.order.fulfilments[0]);
  const { id } = placed.order;
  const { lines, number } = await desk.look(id, cart.as);
  const bought = { id, number, lineId: lines[0].id, as: cart.as };
  let left = story.quantity;
  for (const portion of story.portions) {
    const units = Math.min(portion, left);
    if (units === 0) break;
    left -= units;
    const plan = { returnId: (await desk.bringBack(bought, units)).id };
    const { hash } = (await desk.plan(plan, 'admin')).plan;
    await desk.tell('executeRefundPlan', { plan, hash, reason: 'Back.' }, 'admin');
  }
  const { paymentIntents } = await desk.look(id, cart.as);
  const sumOf = (what: 'captured' | 'refunded'): number =>
    paymentIntents.reduce(
      (sum: number, each: Record<string, { amountMinor: number }>) =>
        sum + (each[what]?.amountMinor ?? 0),
      0,
    );
  expect(sumOf('captured')).toBe(story.quantity * 1990 - story.discountMinor);
  expect(sumOf('refunded')).toBe(sumOf('captured'));
  expect(await desk.findings()).toEqual([]);
});
